using System.Text.Json;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Reports;
using SurveyPlatform.Shared;
using SurveyPlatform.Standards;
using SurveyPlatform.Tests.Demo;

namespace SurveyPlatform.Tests.Reports;

/// <summary>
/// Quarter III of 2023 at real size: 11 districts, 159 communes, 4 telecom branches, by their real names, with figures that add up to
/// what was published in August 2023. Worked out from each unit's place in the list: the same every time.
/// </summary>
internal static class SampleQuarter
{
    public static readonly ExerciseDates Dates = new(new(2023, 6, 15), new(2023, 9, 14), new(2023, 9, 14), new(2023, 9, 21), new(2023, 11, 2));

    public static readonly ReportLetterhead Letterhead = new(
        "UBND TỈNH BÌNH ĐỊNH",
        "SỞ THÔNG TIN VÀ TRUYỀN THÔNG",
        "Sở Thông tin và Truyền thông",
        "BC-STTTT",
        "Bình Định",
        "tỉnh Bình Định",
        "Chủ tịch Ủy ban nhân dân tỉnh",
        ["Căn cứ Công văn số 6366/UBND-KSTT năm 2023 của Ủy ban nhân dân tỉnh về hạ tầng công nghệ thông tin cơ bản"],
        ["Các Phó Chủ tịch UBND tỉnh", "Sở Tài chính, Sở Nội vụ", "UBND các huyện, thị xã, thành phố"],
        "Lưu: VT, CNTT",
        ["GIÁM ĐỐC"]);

    /// <summary>Those of the recipe.</summary>
    public static readonly IReadOnlyList<Indicator> Indicators =
        [.. BinhDinh.Step("indicators").GetProperty("indicators").EnumerateArray().Select(item => IndicatorJson.Read(item.GetProperty("indicator").GetRawText()))];

    private static readonly int[] Silent = [20, 61, 97, 140];

    public static ConsolidatedReport Report() => ConsolidatedReport.From(Input());

    public static ReportInput Input()
    {
        var units = Units();
        var districts = units.Where(unit => unit.Kind == UnitKind.District).ToList();
        var communes = units.Where(unit => unit.Kind == UnitKind.Commune).ToList();
        var reporting = communes.Where((_, index) => !Silent.Contains(index)).ToList();
        var observations = new List<ReportObservation>();
        for (var index = 0; index < districts.Count; index++)
        {
            District(observations, districts[index], index);
        }

        for (var index = 0; index < reporting.Count; index++)
        {
            Commune(observations, reporting[index], index);
        }

        foreach (var (owner, index) in units.Where(unit => unit.Kind == UnitKind.Operator).Select((unit, index) => (unit, index)))
        {
            Lines(observations, owner, communes.Where((_, place) => place % 4 == index));
        }

        var silent = communes.Except(reporting).Select(unit => unit.Unit).ToHashSet();
        var obligations = units.Select((unit, index) => Obligation(unit, index, silent.Contains(unit.Unit))).ToList();
        return new(
            QuarterlyReport.With(Indicators), Letterhead, Period.Quarter(2023, 3), Dates, new(2023, 9, 28), obligations, observations,
            Verdicts(obligations, observations), [Standard],
            [new(new("Báo cáo hạ tầng công nghệ thông tin cơ bản"), 1, new("Công văn số 6366/UBND-KSTT năm 2023")), new(Standard.Title, 1, Standard.LegalBasis, Standard.EffectiveFrom)],
            [], SoftReasons: 37);
    }

    public static MinimumStandard Standard { get; } = new(
        "basic-it", 1, new("Điều kiện tối thiểu về hạ tầng công nghệ thông tin cơ bản"),
        new("Văn bản chỉ đạo năm 2023 của Chủ tịch Ủy ban nhân dân tỉnh Bình Định và Công văn số 6366/UBND-KSTT năm 2023"),
        new(2023, 7, 1), null, "hardware",
        [
            new("computer-per-person", new("Mỗi người có 01 máy tính để làm việc"), null, "${people_with_computer}", Comparison.AtLeast, "${staff_total}",
                new("người"), null, new("Bố trí kinh phí trang bị bổ sung máy tính, bảo đảm mỗi người có 01 máy tính để làm việc")),
            new("lan-commune", new("Trụ sở UBND cấp xã có mạng LAN"), "unit('kind') = 'commune'", "if(${has_lan} = 'yes', 1, 0)", Comparison.AtLeast, "1",
                new("mạng"), null, new("Đầu tư, lắp đặt mạng LAN tại trụ sở")),
            new("lan-offices", new("Các phòng, ban cấp huyện có mạng LAN"), "unit('kind') = 'district'", "${offices_with_lan}", Comparison.AtLeast, "${offices_total}",
                new("phòng, ban"), null, new("Hoàn thiện mạng LAN tại các phòng, ban, đơn vị còn thiếu")),
        ]);

    private static List<ReportObligation> Units()
    {
        using var recipe = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "recipes", "binh-dinh-units.recipe.json")));
        var all = recipe.RootElement.GetProperty("steps")[0].GetProperty("units").EnumerateArray().ToList();
        var keys = all.Select((unit, index) => (Code: Text(unit, "code"), Id: new UnitId(index + 1))).ToDictionary(unit => unit.Code, unit => unit.Id);
        var names = all.ToDictionary(unit => Text(unit, "code"), unit => UnitNames.Authority(Kind(unit), Text(unit, "typeName"), Text(unit, "name")));
        return
        [
            .. from unit in all
               let kind = Kind(unit)
               where kind is UnitKind.District or UnitKind.Commune or UnitKind.Operator
               let parent = Text(unit, "parentCode")
               let contact = unit.GetProperty("contacts")[0]
               select new ReportObligation(
                   kind == UnitKind.Operator ? "connectivity" : "hardware", keys[Text(unit, "code")], kind, Text(unit, "code"), Text(unit, "typeName"),
                   Text(unit, "name"), VietnameseText.SortKey(Text(unit, "name")), keys[parent], names[parent], Dates.Due, null, 0,
                   $"{Text(contact, "fullName")}, {Text(contact, "phone")}"),
        ];
    }

    private static ReportObligation Obligation(ReportObligation unit, int index, bool silent) => (silent, index % 13) switch
    {
        (true, _) => unit with { WorkingDaysLate = 5 },
        (false, 0) when unit.Kind == UnitKind.Commune => unit with { SubmittedOn = new(2023, 9, 25), WorkingDaysLate = 2 },
        _ => unit with { SubmittedOn = new(2023, 9, 20) },
    };

    // 1,001 people and 989 computers (98.8 %), 798 with antivirus, 105 of 153 offices with a LAN, 5 of 11 with a firewall, 100 Mbps on average.
    private static void District(List<ReportObservation> observations, ReportObligation unit, int index)
    {
        var staff = 91;
        var working = index == 10 ? 79 : 91;
        var offices = index < 10 ? 14 : 13;
        var withLan = index < 6 ? 10 : 9;
        Add(observations, unit, ("staff_total", staff), ("people_with_computer", Math.Min(staff, working)), ("computers_working", working),
            ("computers_total", working + 4), ("computers_missing", staff - Math.Min(staff, working)), ("computers_meeting_config", working - 12),
            ("computers_with_antivirus", index == 10 ? 68 : 73), ("desktops_over_5", 22), ("laptops_over_5", 3), ("offices_total", offices),
            ("offices_with_lan", withLan), ("internet_lines", 2), ("internet_fastest_mbps", index % 2 == 0 && index < 10 ? 80 : index < 10 ? 120 : 100),
            ("routers_total", 4), ("switches_total", 12), ("routers_over_5_years", 2), ("switches_over_5_years", 7), ("routers_unpatched", 2),
            ("switches_unpatched", 5), ("interruptions", index % 3), ("security_incidents", 0));
        Add(observations, unit, ("has_tslcd", "yes"), ("has_firewall", index < 5 ? "yes" : "no"),
            ("remarks", "Một số phòng, ban mới chuyển trụ sở, chưa bố trí được kinh phí lắp đặt mạng LAN."));
    }

    // 155 communes: 30 people each, 4,650 in all; 3,860 computers make 83.0 %. 67 without a LAN.
    private static void Commune(List<ReportObservation> observations, ReportObligation unit, int index)
    {
        var staff = 28 + (index % 5);
        var working = staff - 5 - (index < 15 ? 1 : 0) + (index % 31 == 0 ? 1 : 0) - (index % 31 == 1 ? 1 : 0);
        var hasLan = index * 88 / 155 != (index + 1) * 88 / 155;
        Add(observations, unit, ("staff_total", staff), ("people_with_computer", working), ("computers_working", working), ("computers_total", working + 2),
            ("computers_missing", staff - working), ("computers_meeting_config", working - 8), ("computers_with_antivirus", index % 3 == 0 ? 4 : 0),
            ("desktops_over_5", 9), ("laptops_over_5", 1), ("internet_lines", 1), ("internet_fastest_mbps", 40 + (index % 4 * 20)),
            ("routers_total", 1), ("switches_total", 1), ("routers_over_5_years", index % 2), ("switches_over_5_years", index % 2),
            ("routers_unpatched", 0), ("switches_unpatched", index % 2), ("interruptions", index % 4 == 0 ? 2 : 0), ("security_incidents", 0));
        Add(observations, unit, ("has_lan", hasLan ? "yes" : "no"), ("has_tslcd", index % 3 == 0 ? "no" : "yes"), ("has_firewall", "no"));
        if (index % 3 == 1)
        {
            Add(observations, unit, ("remarks", "Máy tính cấp từ năm 2015, một số đã hỏng; địa phương chưa cân đối được nguồn kinh phí."));
        }
    }

    private static void Lines(List<ReportObservation> observations, ReportObligation owner, IEnumerable<ReportObligation> served)
    {
        foreach (var (unit, line) in served.Select((unit, line) => (unit, line)))
        {
            observations.Add(new("connectivity", owner.Unit, "unit", line, null, unit.Code));
            observations.Add(new("connectivity", owner.Unit, "kind", line, null, line % 3 == 2 ? "tslcd" : "internet"));
            observations.Add(new("connectivity", owner.Unit, "contracted_down_mbps", line, 60 + (line % 3 * 20), null));
            observations.Add(new("connectivity", owner.Unit, "incidents", line, line % 10 == 0 ? 1 : 0, null));
            if (line % 2 == 0)
            {
                observations.Add(new("connectivity", owner.Unit, "measured_down_mbps", line, 52.5m + (line % 3 * 18), null));
            }

            if (line % 10 == 0)
            {
                observations.Add(new("connectivity", owner.Unit, "hours_lost", line, 3.5m, null));
            }
        }
    }

    private static List<ReportVerdict> Verdicts(List<ReportObligation> obligations, List<ReportObservation> observations)
    {
        var answers = observations.GroupBy(answer => answer.Unit).ToDictionary(unit => unit.Key, unit => new UnitAnswers(unit));
        var verdicts = new List<ReportVerdict>();
        foreach (var unit in obligations.Where(unit => unit.Collection == "hardware"))
        {
            var own = answers.GetValueOrDefault(unit.Unit) ?? new([]);
            Judge("computer-per-person", Verdict.Of(own.Number("people_with_computer"), Comparison.AtLeast, own.Number("staff_total")));
            Judge("lan-commune", unit.Kind == UnitKind.Commune ? Verdict.Of(own.Is("has_lan", "yes"), Comparison.AtLeast, 1) : Verdict.NotApplicable);
            Judge("lan-offices", unit.Kind == UnitKind.District
                ? Verdict.Of(own.Number("offices_with_lan"), Comparison.AtLeast, own.Number("offices_total"))
                : Verdict.NotApplicable);

            void Judge(string criterion, Verdict verdict) => verdicts.Add(new(unit.Unit, "basic-it", 1, criterion, verdict));
        }

        return verdicts;
    }

    private static void Add(List<ReportObservation> observations, ReportObligation unit, params (string Element, decimal Number)[] answers) =>
        observations.AddRange(answers.Select(answer => new ReportObservation("hardware", unit.Unit, answer.Element, ReportObservation.NoLine, answer.Number, null)));

    private static void Add(List<ReportObservation> observations, ReportObligation unit, params (string Element, string Text)[] answers) =>
        observations.AddRange(answers.Select(answer => new ReportObservation("hardware", unit.Unit, answer.Element, ReportObservation.NoLine, null, answer.Text)));

    private static string Text(JsonElement unit, string field) => unit.GetProperty(field).GetString() ?? "";

    private static UnitKind Kind(JsonElement unit) => Enum.Parse<UnitKind>(Text(unit, "kind"), ignoreCase: true);
}
