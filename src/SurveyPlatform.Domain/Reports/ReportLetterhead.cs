namespace SurveyPlatform.Reports;

/// <summary>Who sends the report to whom, as it is printed: settings of an installation, kept with each compiled report.</summary>
/// <param name="ParentBody">Cơ quan chủ quản: <c>UBND TỈNH BÌNH ĐỊNH</c>.</param>
/// <param name="IssuingBody">Cơ quan ban hành, in capitals.</param>
/// <param name="IssuingBodyName">The same in running text: <c>Sở Thông tin và Truyền thông</c>.</param>
/// <param name="Symbol">Behind the number, which the records office gives: <c>BC-STTTT</c>.</param>
/// <param name="Place">Before the date: <c>Bình Định</c>.</param>
/// <param name="Territory">In running text: <c>tỉnh Bình Định</c>.</param>
/// <param name="Addressee">Behind «Kính gửi»: <c>Chủ tịch Ủy ban nhân dân tỉnh</c>.</param>
/// <param name="Grounds">The «căn cứ» lines, without the closing semicolon.</param>
/// <param name="Recipients">«Nơi nhận» after «Như trên», without the closing semicolon.</param>
/// <param name="Archive">The last line of «Nơi nhận»: <c>Lưu: VT, CNTT</c>.</param>
/// <param name="SignerTitle">Lines of the signer's office: <c>GIÁM ĐỐC</c>, or <c>KT. GIÁM ĐỐC</c> and <c>PHÓ GIÁM ĐỐC</c>.</param>
/// <param name="SignerName">Null: left for the signer.</param>
public sealed record ReportLetterhead(
    string ParentBody,
    string IssuingBody,
    string IssuingBodyName,
    string Symbol,
    string Place,
    string Territory,
    string Addressee,
    IReadOnlyList<string> Grounds,
    IReadOnlyList<string> Recipients,
    string Archive,
    IReadOnlyList<string> SignerTitle,
    string? SignerName = null);
