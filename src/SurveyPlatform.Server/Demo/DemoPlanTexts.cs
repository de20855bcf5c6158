namespace SurveyPlatform.Server.Demo;

/// <summary>What districts and departments write about remediation plans.</summary>
internal static class DemoPlanTexts
{
    public const string Agreed = "Thống nhất với nội dung dự thảo Kế hoạch.";
    public const string ChangesWanted = "Đề nghị tách nguồn kinh phí năm 2023 và năm 2024; phần năm 2024 tổng hợp vào dự toán trình cấp có thẩm quyền.";
    public const string Revising = "Tiếp thu ý kiến của Sở Tài chính về nguồn kinh phí.";

    public static string SolutionOf(string? criterion) => criterion switch
    {
        "computer-per-person" => "Mua sắm tập trung; trước mắt điều chuyển máy tính từ các phòng, ban có dư",
        "minimum-configuration" => "Nâng cấp bộ nhớ, ổ cứng; thay thế máy tính sử dụng trên 7 năm",
        "lan-commune" or "lan-offices" => "Thi công đi dây mạng, lắp đặt bộ chuyển mạch và thiết bị phát sóng",
        "internet-speed" => "Ký lại hợp đồng với doanh nghiệp viễn thông theo gói cước cao hơn",
        "dedicated-line" => "Đăng ký với doanh nghiệp viễn thông lắp đặt đường truyền số liệu chuyên dùng cấp II",
        _ => "Rà soát, tổ chức thực hiện theo quy định",
    };

    /// <summary>In million dong, at made-up prices.</summary>
    public static decimal MoneyOf(string? criterion, decimal? gap) => criterion switch
    {
        "computer-per-person" => 15 * (gap ?? 1),
        "minimum-configuration" => 40,
        "lan-commune" or "lan-offices" => 35 * (gap ?? 1),
        "internet-speed" => 6,
        "dedicated-line" => 12,
        _ => 0,
    };

    public static string ProgressOf(int percent) => percent == 100
        ? "Đã nghiệm thu, đưa vào sử dụng."
        : "Đã phê duyệt dự toán, đang lựa chọn nhà thầu.";
}
