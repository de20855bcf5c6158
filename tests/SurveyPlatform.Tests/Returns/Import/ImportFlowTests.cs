using SurveyPlatform.Collection;
using SurveyPlatform.Returns;
using SurveyPlatform.Returns.Import;
using SurveyPlatform.Shared;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Returns.Import;

/// <summary>A telecom company's own list becomes the lines of its return.</summary>
public sealed class ImportFlowTests
{
    [EachStore]
    public async Task A_list_is_matched_once_and_the_next_one_goes_straight_to_the_preview(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var (vnpt, clerk) = await OpenAsync(site);
        (await site.StartAsync(vnpt, OperatorFile.Xlsx(170), clerk)).Require().ShouldBe(ImportStep.Columns);
        var session = (await site.ImportAsync(vnpt, clerk)).Require();
        (session.Plan.Sheet, session.Plan.HeadRow, session.Table.Numbering, session.Table.Rows.Count).ShouldBe(("Đường truyền", 3, 4, 170));
        Columns(session).ShouldBe(
        [
            "unit: Xã/phường in huyện", "kind: Loại kênh", "technology: Công nghệ", "contracted_down_mbps: Băng thông download (Mbps)",
            "contracted_up_mbps: Băng thông upload (Mbps)", "measured_down_mbps: Tốc độ đo kiểm download", "circuit: ", "in_service_since: Ngày hòa mạng",
            "incidents: Số sự cố", "hours_lost: Giờ mất liên lạc",
        ]);
        session.Asked.Select(word => $"{word.Question.Name}: {word.Text} {word.Lines} {word.Suggested}").ShouldBe(
            ["kind: Kênh Internet 159 internet", "technology: Thuê kênh 57 leased_line"]);

        session = (await site.PlanAsync(vnpt, import => import.Plan.Meaning("kind", ("Kênh Internet", "internet")).Meaning("technology", ("Thuê kênh", "leased_line")), clerk)).Require();
        session.Next.ShouldBe(ImportStep.Preview);
        var preview = await site.PreviewAsync(vnpt, clerk);
        preview.Remarks.ShouldAllBe(remark => remark.IsDoubt);
        preview.Merge.Counts().ShouldBe((0, 0, 170, 0, 0));
        (await site.LinesAsync(vnpt, clerk)).ShouldBeEmpty("nothing is taken before that");

        (await site.TakeAsync(vnpt, 0, clerk)).Require();
        var lines = await site.LinesAsync(vnpt, clerk);
        (lines.Count, lines[0].Values["unit"].AsText, lines[0].Values["technology"].AsText, lines[0].Values["in_service_since"].AsDate).ShouldBe(
            (170, "21550", "leased_line", new DateOnly(2020, 1, 1)));
        lines.Select(line => line.Key).ShouldBe(Enumerable.Range(0, 170));
        (await site.ImportAsync(vnpt, clerk)).Problems[0].Code.ShouldBe("import.none");

        (await site.StartAsync(vnpt, OperatorFile.Xlsx(170, sheet => sheet.Cells[5, 6].Value = 999), clerk)).Require().ShouldBe(ImportStep.Preview);
        (await site.PreviewAsync(vnpt, clerk)).Merge.Counts().ShouldBe((169, 1, 0, 0, 0));
    }

    [Fact]
    public async Task Five_thousand_lines_go_through_as_one_does()
    {
        await using var site = await Quarter.OpenAsync(Stores.Sqlite);
        var (vnpt, clerk) = await OpenAsync(site);
        (await site.StartAsync(vnpt, OperatorFile.Xlsx(5000), clerk)).Require();
        (await site.PlanAsync(vnpt, import => import.Plan.Meaning("kind", ("Kênh Internet", "internet")).Meaning("technology", ("Thuê kênh", "leased_line")), clerk)).Require();
        (await site.PreviewAsync(vnpt, clerk)).Merge.Counts().ShouldBe((0, 0, 5000, 0, 0));
        (await site.TakeAsync(vnpt, 0, clerk)).Require();
        (await site.LinesAsync(vnpt, clerk)).Count.ShouldBe(5000);
        (await site.StartAsync(vnpt, OperatorFile.Xlsx(5001), clerk)).Require().ShouldBe(ImportStep.Preview);
        (await site.PreviewAsync(vnpt, clerk)).Refusal!.Code.ShouldBe("returns.too-many-lines");
        (await site.TakeAsync(vnpt, 1, clerk)).Problems[0].Code.ShouldBe("returns.too-many-lines");
    }

    [EachStore]
    public async Task What_somebody_saved_meanwhile_is_not_overwritten(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var (vnpt, clerk) = await OpenAsync(site);
        await site.StartAsync(vnpt, OperatorFile.Xlsx(3), clerk);
        (await site.SaveAsync(vnpt, 0, Quarter.AnswersOf(Imports.Vnpt), clerk)).Require();
        (await site.TakeAsync(vnpt, 0, clerk)).Problems[0].Code.ShouldBe(ReturnsProblems.ChangedMeanwhile.Code);
        (await site.LinesAsync(vnpt, clerk)).Count.ShouldBe(Quarter.AnswersOf(Imports.Vnpt).Lines["lines"].Count);
        (await site.ImportAsync(vnpt, clerk)).Require().Table.Rows.Count.ShouldBe(3, "the file is still there");
        (await site.StoreAsync(db => Task.FromResult(db.RememberedPlans.Count()))).ShouldBe(0);
    }

    [EachStore]
    public async Task A_file_is_its_owners_alone_and_gone_after_a_day(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var (vnpt, clerk) = await OpenAsync(site);
        await site.StartAsync(vnpt, OperatorFile.Xlsx(3), clerk);
        var colleague = clerk with { Name = "colleague" };
        (await site.ImportAsync(vnpt, colleague)).Problems[0].Code.ShouldBe("import.none");
        var viettel = await site.SomebodyAtAsync("VIETTEL");
        (await site.StartAsync(vnpt, OperatorFile.Xlsx(3), viettel)).Problems[0].Code.ShouldBe("shared.not-found");
        (await site.StartAsync(vnpt, OperatorFile.Xlsx(3), Quarter.Coordinator)).Problems[0].Code.ShouldBe("shared.not-found");
        site.Clock.Set("2023-09-16 09:00");
        await site.StartAsync(vnpt, OperatorFile.Xlsx(4), colleague);
        (await site.ImportAsync(vnpt, clerk)).Problems[0].Code.ShouldBe("import.none");
        (await site.ImportAsync(vnpt, colleague)).Require().Table.Rows.Count.ShouldBe(4);
    }

    private static async Task<(Obligation Vnpt, Actor Clerk)> OpenAsync(Site site) =>
        (await site.ObligationOfAsync(Imports.Vnpt), await site.SomebodyAtAsync(Imports.Vnpt));

    private static List<string> Columns(ImportSession session) =>
    [
        .. from question in session.Questions
           let source = session.Plan.Sources.GetValueOrDefault(question.ElementName)
           select $"{question.Name}: {session.Table.Find(source?.Column)?.Head}{(source?.Within is { } within ? $" in {within}" : "")}",
    ];
}
