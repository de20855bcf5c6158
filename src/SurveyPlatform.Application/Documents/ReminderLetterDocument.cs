using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using SurveyPlatform.Registry;
using SurveyPlatform.Reports;
using static SurveyPlatform.Documents.WordPaper;

namespace SurveyPlatform.Documents;

/// <summary>The reminder letter in the layout of Decree 30/2020/NĐ-CP: number and day left blank, a long list as an appendix.</summary>
public static class ReminderLetterDocument
{
    /// <summary>As many lines as leave the letter on one page.</summary>
    private const int MostInText = 8;

    public static void Write(ReminderLetter letter, Stream target) => LetterFile.Write(Body(letter), target);

    private static Body Body(ReminderLetter letter)
    {
        var (letterhead, isLong) = (letter.Letterhead, letter.Late.Count > MostInText);
        var body = new Body(LetterParts.Head(letterhead, letter.AsOf.Year, $"đôn đốc nộp {Name(letter)}"));
        body.Append(Addressees(letter.Addressees));
        body.Append(Text(letter, isLong));
        body.Append(LetterParts.End(letterhead));
        if (isLong)
        {
            body.AppendChild(new Paragraph(new ParagraphProperties(LetterFile.Page(landscape: false))));
            body.Append(LetterParts.AppendixHead(
                "Phụ lục", $"DANH SÁCH ĐƠN VỊ CHƯA NỘP BÁO CÁO\n{letter.Collection.Vi} – {LetterParts.LowerFirst(letter.Period.Title("vi"))}", "Công văn", letterhead,
                letter.AsOf.Year, landscape: false));
            body.AppendChild(List(letter));
        }

        body.AppendChild(LetterFile.Page(landscape: false));
        return body;
    }

    private static string Name(ReminderLetter letter)
    {
        var title = LetterParts.LowerFirst(letter.Collection.Vi);
        return $"{(title.StartsWith("báo cáo", StringComparison.Ordinal) ? "" : "báo cáo ")}{title} {LetterParts.LowerFirst(letter.Period.Title("vi"))}";
    }

    private static IEnumerable<OpenXmlElement> Addressees(IReadOnlyList<string> addressees)
    {
        var indented = new Look(Align: Align.Left, IndentLeft: 3000);
        if (addressees.Count == 1)
        {
            yield return Paragraph($"Kính gửi: {addressees[0]}", Look.Centred with { Before = 240, After = 200 });
            yield break;
        }

        yield return Paragraph("Kính gửi:", indented with { IndentLeft = 2280, Before = 240 });
        foreach (var (addressee, index) in addressees.Select((addressee, index) => (addressee, index)))
        {
            var isLast = index == addressees.Count - 1;
            yield return Paragraph($"- {addressee}{(isLast ? "." : ";")}", indented with { After = isLast ? 200 : 0 });
        }
    }

    private static IEnumerable<OpenXmlElement> Text(ReminderLetter letter, bool isLong)
    {
        var letterhead = letter.Letterhead;
        yield return Paragraph(
            $"{(letter.LegalBasis is { } basis ? $"Thực hiện {basis.Vi.TrimEnd('.')}, " : "")}{letterhead.IssuingBodyName} đã đề nghị các cơ quan, đơn vị "
            + $"nộp {Name(letter)} trên hệ thống biểu mẫu thống kê điện tử (số liệu chốt đến ngày {Wording.Date(letter.CutOff)}, hạn nộp ngày {Wording.Date(letter.Due)}).", Look.Text);
        yield return Paragraph(
            $"Tính đến ngày {Wording.Date(letter.AsOf)}, còn {Wording.Count(letter.Late.Count)}/{Wording.Number(letter.Obliged)} đơn vị đã quá hạn nhưng chưa nộp báo cáo"
            + $"{(isLong ? " (danh sách tại Phụ lục kèm theo)." : ", cụ thể như sau:")}", Look.Text);
        if (!isLong)
        {
            yield return List(letter);
        }

        yield return Paragraph(
            $"Để kịp thời tổng hợp, báo cáo {letterhead.Addressee}, {letterhead.IssuingBodyName} đề nghị:", Look.Text with { Before = 120 });
        var by = letter.IsStillOpen ? $" chậm nhất ngày {Wording.Date(letter.Lock)}" : "";
        var communes = letter.Late.Any(unit => unit.Kind == UnitKind.Commune);
        yield return Paragraph(
            $"1. Các đơn vị có tên {(isLong ? "trong danh sách" : "nêu trên")} khẩn trương hoàn thành và nộp báo cáo{by}"
            + $"{(communes ? "; UBND cấp huyện chỉ đạo, đôn đốc, kiểm tra việc thực hiện của UBND cấp xã trên địa bàn" : "")}.", Look.Text);
        yield return Paragraph(
            $"2. Thủ trưởng đơn vị chịu trách nhiệm về việc chậm nộp báo cáo. Sau thời hạn nêu trên, {letterhead.IssuingBodyName} sẽ nêu tên đơn vị không nộp báo cáo trong "
            + $"báo cáo tổng hợp gửi {letterhead.Addressee} và đề nghị xem xét trách nhiệm theo quy định.", Look.Text);
        yield return Paragraph($"{letterhead.IssuingBodyName} đề nghị các cơ quan, đơn vị quan tâm, phối hợp thực hiện./.", Look.Text with { KeepNext = true });
    }

    private static Table List(ReminderLetter letter) => Table(
        [
            new("TT", 5, Align.Centre), new("Đơn vị", 30), new("Hạn nộp", 13, Align.Centre), new("Quá hạn\n(ngày làm việc)", 14, Align.Centre), new("Tình trạng", 20),
        ],
        letter.Late.Select((unit, index) => (unit, Number: index + 1)).GroupBy(line => line.unit.Superior, StringComparer.Ordinal).SelectMany(superior =>
            (superior.Key.Length > 0 ? [new WordRow([superior.Key], Strong: true)] : Array.Empty<WordRow>()).Concat(superior.Select(line => new WordRow(
            [
                Wording.Number(line.Number), line.unit.Authority, Wording.Date(line.unit.DueOn), Wording.Number(line.unit.WorkingDaysLate),
                line.unit.WasSentBack ? "Đã trả lại, chưa nộp lại" : "Chưa nộp",
            ])))),
        Sheet.TextWidth(landscape: false));
}
