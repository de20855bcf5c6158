using SurveyPlatform.Returns;

namespace SurveyPlatform.Server.Demo;

/// <summary>What the units write: remarks, proposals, and reasons for figures out of the ordinary.</summary>
internal static class DemoTexts
{
    public const string SlowLine = "Tuyến cáp quang dùng chung nhiều thuê bao, giờ cao điểm bị nghẽn; doanh nghiệp đang nâng cấp bộ chia tại khu vực.";
    public const string BrokenLine = "Cáp bị đứt nhiều lần do thi công mở rộng đường giao thông; đã chuyển hướng tuyến cáp từ đầu tháng 9.";

    public const string ReviewRemark = "Số máy tính còn sử dụng được có gồm máy được cấp trong quý không? Đề nghị kiểm tra lại.";
    public const string RemarkAnswer = "Đã kiểm tra: có gồm 02 máy được cấp ngày 05/9, số liệu đúng.";

    public static void Remarks(UnitPlan plan, AnswerSet answers)
    {
        var values = answers.Values;
        values.Set("reporter_name", plan.Unit.Clerk);
        values.Set("reporter_phone", plan.Unit.Phone);
        values.Set("remarks", Remark(plan));
        values.Set("proposals", Proposal(plan));
        values.Set("confirmed", true);
        foreach (var (check, reason) in Reasons(plan))
        {
            answers.Reasons[check] = reason;
        }
    }

    /// <summary>For a figure that jumped since the quarter before.</summary>
    public static string ReasonOf(string check) => check switch
    {
        "staff-size" => "Đơn vị mới thành lập trên cơ sở nhập các xã, phường; số người gồm cán bộ, công chức của các đơn vị cũ.",
        "lines-change" => "Rà soát lại hợp đồng sau khi sắp xếp đơn vị hành chính; số đường truyền đúng theo hợp đồng đang hiệu lực.",
        "line-incidents-many" or "interruptions-many" => BrokenLine,
        "line-slow" or "internet-slow" => SlowLine,
        _ => "Số liệu đã được kiểm tra, đối chiếu với sổ tài sản và đúng với thực tế tại ngày chốt số liệu.",
    };

    public static string CompanyRemark(int incidents) => incidents == 0
        ? "Trong kỳ không phát sinh sự cố trên các đường truyền cung cấp cho UBND cấp huyện, cấp xã."
        : "Sự cố chủ yếu do đứt cáp khi thi công đường giao thông và mất điện khu vực; đều đã khắc phục trong thời gian cam kết. Doanh nghiệp tiếp tục rà soát, thay thế các đoạn cáp treo xuống cấp.";

    private static IEnumerable<(string Check, string Reason)> Reasons(UnitPlan plan) => plan.Oddity switch
    {
        Oddity.None => [],
        Oddity.ManyStaff =>
        [
            ("staff-size", "Số liệu đã kiểm tra; gồm cả lực lượng công an, quân sự thường trực và người hoạt động không chuyên trách ở thôn đang làm việc tại trụ sở."),
        ],
        Oddity.ManyComputers => [("computers-many", "Tổng số máy gồm cả máy hỏng từ năm 2012 đến nay đang chờ thanh lý, chưa ghi giảm tài sản.")],
        Oddity.ManyInterruptions =>
        [
            ("interruptions-many", "Tuyến cáp vào trụ sở bị đứt nhiều lần do thi công mở rộng đường giao thông; nhà mạng đã chuyển hướng tuyến từ đầu tháng 9."),
        ],
        Oddity.SlowInternet => [("internet-slow", "Đã đo ba lần trong giờ làm việc, kết quả tương tự; đơn vị đã báo nhà mạng kiểm tra đường truyền.")],
        Oddity.NoInternet => [("internet-none", "Cáp quang chưa kéo đến trụ sở mới; đơn vị đang dùng tạm kết nối di động 4G của cá nhân.")],
    };

    private static string? Remark(UnitPlan plan) => plan switch
    {
        { IsDistrict: true, HasFirewall: false } =>
            $"{OfficesWithoutLan(plan, " do làm việc tại trụ sở cũ hoặc ở ngoài khu hành chính")}Bộ định tuyến, bộ chuyển mạch phần lớn đầu tư đã lâu, không còn được hãng cập nhật bản vá; chưa có thiết bị tường lửa.",
        { IsDistrict: true } =>
            $"{OfficesWithoutLan(plan, "")}Thiết bị mạng cơ bản đủ số lượng nhưng nhiều thiết bị đã cũ, không còn được cập nhật bản vá.",
        { Oddity: Oddity.NoInternet } => "Trụ sở mới đưa vào sử dụng, chưa có đường truyền internet cố định.",
        { HasLan: false } => plan.Dice.Pick("remark", NoLan),
        _ when plan.Working < plan.Staff * 3 / 4 => plan.Dice.Pick("remark", FewComputers),
        _ => plan.Dice.Chance("remark", 35) ? plan.Dice.Pick("remark", Fine) : null,
    };

    private static string OfficesWithoutLan(UnitPlan plan, string because) =>
        plan.Offices > plan.OfficesWithLan ? $"Còn {plan.Offices - plan.OfficesWithLan} phòng, ban chưa có mạng LAN{because}. " : "";

    private static string? Proposal(UnitPlan plan)
    {
        var missing = plan.Staff - plan.Working;
        return plan switch
        {
            { IsDistrict: true } => "Đề nghị Sở Thông tin và Truyền thông sớm hướng dẫn cấu hình tối thiểu của máy tính và thiết bị mạng để đơn vị lập kế hoạch, dự toán năm 2024.",
            { HasLan: false } when missing > 0 => $"Đề nghị UBND cấp huyện bố trí kinh phí lắp đặt mạng LAN và trang bị bổ sung {missing} máy tính cho UBND {plan.Unit.InText}.",
            { HasLan: false } => $"Đề nghị UBND cấp huyện bố trí kinh phí lắp đặt mạng LAN tại trụ sở UBND {plan.Unit.InText}.",
            _ when missing > 3 => $"Đề nghị UBND cấp huyện bố trí kinh phí trang bị bổ sung {missing} máy tính, ưu tiên bộ phận Một cửa và người hoạt động không chuyên trách.",
            _ => plan.Dice.Chance("proposal", 25) ? "Đề nghị hỗ trợ phần mềm diệt virus bản quyền cho toàn bộ máy tính của đơn vị." : null,
        };
    }

    private static readonly string[] NoLan =
    [
        "Trụ sở chưa có mạng LAN; các phòng dùng chung Wi-Fi của bộ phận Một cửa.",
        "Chưa đầu tư mạng LAN; mỗi phòng nối internet riêng, chia sẻ tài liệu qua thư điện tử và USB.",
        "Mạng LAN cũ đã hỏng sau đợt sửa chữa trụ sở năm 2022, chưa có kinh phí lắp đặt lại.",
        "Trụ sở xây dựng đã lâu, chưa có hạ tầng đi dây mạng; hiện dùng Wi-Fi.",
    ];

    private static readonly string[] FewComputers =
    [
        "Nhiều người hoạt động không chuyên trách còn dùng chung máy tính hoặc máy cá nhân.",
        "Một số máy mua từ năm 2014, khởi động chậm, hay treo khi dùng phần mềm Một cửa.",
        "Máy tính phần lớn tiếp nhận từ đơn vị khác, cấu hình thấp.",
    ];

    private static readonly string[] Fine =
    [
        "Trong kỳ đơn vị được trang bị thêm máy tính từ ngân sách cấp huyện.",
        "Hệ thống hoạt động ổn định, đáp ứng yêu cầu công việc.",
        "Đã rà soát, đối chiếu với sổ tài sản của đơn vị tại ngày chốt số liệu.",
    ];
}
