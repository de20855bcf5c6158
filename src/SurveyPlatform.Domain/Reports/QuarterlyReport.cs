using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using static SurveyPlatform.Reports.IndicatorUse;
using static SurveyPlatform.Reports.Term;

namespace SurveyPlatform.Reports;

/// <summary>The quarterly report on basic IT infrastructure: its indicators over the forms <c>hardware</c> and <c>connectivity</c>.</summary>
public static class QuarterlyReport
{
    private static readonly IReadOnlyList<UnitKind> Both = [UnitKind.District, UnitKind.Commune];
    private static readonly IReadOnlyList<UnitKind> Districts = [UnitKind.District];
    private static readonly IReadOnlyList<UnitKind> Communes = [UnitKind.Commune];
    private static readonly LocalizedText Percent = new("%", "%");
    private static readonly LocalizedText People = new("người", "people");
    private static readonly LocalizedText Computers = new("máy", "computers");
    private static readonly LocalizedText Offices = new("phòng, ban", "offices");
    private static readonly LocalizedText Communities = new("xã", "communes");
    private static readonly LocalizedText Units = new("đơn vị", "units");
    private static readonly LocalizedText Times = new("lần", "times");

    public static ReportDefinition Definition { get; } = new(
        "basic-it",
        UnitCollection: "hardware",
        LineCollection: "connectivity",
        [
            Total("staff", Both, "staff_total", People, new("Tổng số người (CB, CC, VC, KCT)", "People"), new("Số người", "People")),
            Total("working-computers", Both, "computers_working", Computers, new("Máy tính còn sử dụng được", "Working computers"), new("Máy dùng được", "Working computers")),
            Ratio("computers-per-person", Both, Sum("computers_working"), Sum("staff_total"),
                new("Tỷ lệ máy tính trên số người", "Computers per person"), new("Máy/ người", "Per person"),
                new("Máy tính còn sử dụng được ÷ (cán bộ + công chức + viên chức + người hoạt động không chuyên trách) × 100; có thể vượt 100%",
                    "Working computers ÷ (officials + civil servants + public employees + part-time workers) × 100; may exceed 100 %"),
                IndicatorUse.Both | Headline),
            Total("people-with-computer-count", Both, "people_with_computer", People, new("Số người có máy tính riêng", "People with a computer of their own"), new("Người có máy", "With own")),
            Ratio("people-with-computer", Both, Sum("people_with_computer"), Sum("staff_total"),
                new("Tỷ lệ người có máy tính riêng để làm việc", "People with a computer of their own"), new("Tỷ lệ người có máy", "Share with own"),
                new("Số người được trang bị máy tính riêng ÷ tổng số người × 100", "People with a computer of their own ÷ people × 100"),
                IndicatorUse.Both),
            Total("computers-missing", Both, "computers_missing", Computers, new("Số máy tính còn thiếu so với số người", "Computers missing"), new("Máy còn thiếu", "Missing"), IndicatorUse.Both),
            Total("meeting-configuration-count", Both, "computers_meeting_config", Computers, new("Máy tính đạt cấu hình tối thiểu", "Computers meeting the configuration"), new("Máy đạt cấu hình", "Meeting config.")),
            Ratio("meeting-configuration", Both, Sum("computers_meeting_config"), Sum("computers_working"),
                new("Tỷ lệ máy tính đạt cấu hình tối thiểu", "Computers meeting the minimum configuration"), new("Tỷ lệ đạt cấu hình", "Share meeting"),
                new("Máy tính đạt cấu hình tối thiểu ÷ máy tính còn sử dụng được × 100", "Computers meeting the configuration ÷ working computers × 100"),
                IndicatorUse.Both),
            Ratio("computers-over-five-years", Both, Sum("desktops_over_5", "laptops_over_5"), Sum("computers_total"),
                new("Tỷ lệ máy tính sử dụng trên 5 năm", "Computers older than five years"), new("Trên 5 năm", "Over 5 years"),
                new("(Máy để bàn + máy xách tay trên 5 năm) ÷ tổng số máy tính × 100", "(Desktops + laptops over five years) ÷ all computers × 100")),
            Total("licensed-antivirus-count", Both, "computers_with_antivirus", Computers, new("Máy tính có phần mềm diệt virus bản quyền", "Computers with licensed antivirus"), new("Máy có diệt virus", "With antivirus")),
            Ratio("licensed-antivirus", Both, Sum("computers_with_antivirus"), Sum("computers_working"),
                new("Tỷ lệ máy tính có phần mềm diệt virus bản quyền", "Computers with licensed antivirus"), new("Tỷ lệ có diệt virus", "Share with antivirus"),
                new("Máy tính có phần mềm diệt virus bản quyền còn hạn ÷ máy tính còn sử dụng được × 100", "Computers with licensed antivirus ÷ working computers × 100"),
                IndicatorUse.Both | Headline),
            Answered("communes-with-lan", Communes, "has_lan", "yes", Communities,
                new("UBND cấp xã có mạng LAN", "Communes with a LAN"), new("Có LAN", "LAN")),
            Share("share-of-communes-with-lan", Communes, "has_lan", "yes",
                new("Tỷ lệ UBND cấp xã có mạng LAN", "Communes with a LAN"),
                new("UBND cấp xã có mạng LAN ÷ UBND cấp xã đã báo cáo × 100", "Communes with a LAN ÷ communes that reported × 100")),
            Share("share-of-communes-without-lan", Communes, "has_lan", "no",
                new("Tỷ lệ UBND cấp xã chưa có mạng LAN", "Communes without a LAN"),
                new("UBND cấp xã chưa có mạng LAN ÷ UBND cấp xã đã báo cáo × 100", "Communes without a LAN ÷ communes that reported × 100"), Summary | Headline),
            Total("offices", Districts, "offices_total", Offices, new("Phòng, ban, đơn vị cấp huyện", "District offices"), new("Phòng, ban", "Offices")),
            Total("offices-with-lan", Districts, "offices_with_lan", Offices, new("Phòng, ban, đơn vị có mạng LAN", "Offices with a LAN"), new("P. ban có LAN", "With LAN")),
            Ratio("share-of-offices-with-lan", Districts, Sum("offices_with_lan"), Sum("offices_total"),
                new("Tỷ lệ phòng, ban, đơn vị cấp huyện có mạng LAN", "District offices with a LAN"), new("Tỷ lệ có LAN", "Share with LAN"),
                new("Phòng, ban, đơn vị có mạng LAN ÷ tổng số phòng, ban, đơn vị thuộc UBND cấp huyện × 100", "Offices with a LAN ÷ offices of the district × 100"),
                IndicatorUse.Both | Headline),
            Total("internet-lines", Both, "internet_lines", new("đường", "lines"), new("Đường truyền internet", "Internet lines"), new("Đường internet", "Internet lines")),
            Ratio("internet-speed", Both, Sum("internet_fastest_mbps"), Term.Units,
                new("Tốc độ internet bình quân một đơn vị (đường nhanh nhất)", "Average internet speed of a unit (fastest line)"), new("Mbps/ đơn vị", "Mbps a unit"),
                new("Tổng tốc độ tải xuống theo hợp đồng của đường nhanh nhất ở mỗi đơn vị ÷ số đơn vị có đường truyền",
                    "Contracted download speed of each unit's fastest line in all ÷ units with a line"),
                IndicatorUse.Both | Headline) with { UnitOfMeasure = new("Mbps", "Mbps"), Scale = 1 },
            Answered("dedicated-line", Both, "has_tslcd", "yes", Units, new("Đơn vị có TSLCD", "Units with a dedicated line"), new("Có TSLCD", "Dedicated line")),
            Share("share-with-dedicated-line", Both, "has_tslcd", "yes",
                new("Tỷ lệ đơn vị kết nối mạng truyền số liệu chuyên dùng (TSLCD)", "Units on the dedicated data network"),
                new("Đơn vị đã kết nối TSLCD ÷ đơn vị đã báo cáo × 100", "Units on the dedicated network ÷ units that reported × 100"), Summary | Headline),
            Answered("firewall", Both, "has_firewall", "yes", Units, new("Đơn vị có tường lửa", "Units with a firewall"), new("Có tường lửa", "Firewall")),
            Share("share-with-firewall", Both, "has_firewall", "yes",
                new("Tỷ lệ đơn vị có thiết bị tường lửa", "Units with a firewall"),
                new("Đơn vị có tường lửa ÷ đơn vị đã báo cáo × 100", "Units with a firewall ÷ units that reported × 100"), Summary | Headline),
            Ratio("network-devices-over-five-years", Both, Sum("routers_over_5_years", "switches_over_5_years"), Sum("routers_total", "switches_total"),
                new("Tỷ lệ thiết bị định tuyến, chuyển mạch sử dụng trên 5 năm", "Routers and switches older than five years"), new("Thiết bị cũ", "Old devices"),
                new("(Router + switch trên 5 năm) ÷ (router + switch) × 100", "(Routers + switches over five years) ÷ (routers + switches) × 100")),
            Ratio("network-devices-unpatched", Both, Sum("routers_unpatched", "switches_unpatched"), Sum("routers_total", "switches_total"),
                new("Tỷ lệ thiết bị định tuyến, chuyển mạch không còn được cập nhật bản vá", "Routers and switches without updates"), new("Không vá", "Unpatched"),
                new("(Router + switch không còn được cập nhật) ÷ (router + switch) × 100", "(Routers + switches without updates) ÷ (routers + switches) × 100")),
            Total("interruptions", Both, "interruptions", Times, new("Số lần gián đoạn internet, TSLCD trong kỳ", "Interruptions of internet and dedicated lines"), new("Gián đoạn", "Interruptions"), IndicatorUse.Both) with { Measure = Measure.Flow },
            Total("security-incidents", Both, "security_incidents", Times, new("Số sự cố an toàn thông tin trong kỳ", "Security incidents"), new("Sự cố ATTT", "Incidents"), IndicatorUse.Both) with { Measure = Measure.Flow },
        ],
        CauseElement: "remarks",
        RequestElement: "proposals",
        new("unit", "kind", "internet", "tslcd", "contracted_down_mbps", "measured_down_mbps", "incidents", "hours_lost"));

    private static Indicator Total(
        string code, IReadOnlyList<UnitKind> kinds, string element, LocalizedText unit, LocalizedText title, LocalizedText shortTitle, IndicatorUse use = Tables) =>
        new(code, title, shortTitle, unit, kinds, Sum(element), null, new("Cộng số liệu các đơn vị đã báo cáo", "Sum over the units that reported"), Use: use);

    private static Indicator Ratio(
        string code, IReadOnlyList<UnitKind> kinds, Term top, Term bottom, LocalizedText title, LocalizedText shortTitle, LocalizedText formula, IndicatorUse use = Summary) =>
        new(code, title, shortTitle, Percent, kinds, top, bottom, formula, Use: use);

    private static Indicator Answered(
        string code, IReadOnlyList<UnitKind> kinds, string element, string answer, LocalizedText unit, LocalizedText title, LocalizedText shortTitle) =>
        new(code, title, shortTitle, unit, kinds, CountOf(element, answer), null, new("Đếm các đơn vị đã báo cáo (1: có, 0: không)", "Units counted (1: yes, 0: no)"), Use: Tables);

    private static Indicator Share(string code, IReadOnlyList<UnitKind> kinds, string element, string answer, LocalizedText title, LocalizedText formula, IndicatorUse use = Summary) =>
        new(code, title, title, Percent, kinds, CountOf(element, answer), Term.Units, formula, Use: use);
}
