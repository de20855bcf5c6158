using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SurveyPlatform.Browser.Ground;
using SurveyPlatform.Browser.Reconciliation;
using SurveyPlatform.Browser.Remediation;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Standards;
using SurveyPlatform.Storage;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Browser.Pages;

/// <summary>Every page there is, with somebody who may see it.</summary>
internal static class SitePages
{
    private const string Clerk = "xa.21958";
    private const string Department = "dieuphoi";

    private sealed record Entry(string? User, Func<BinhDinhSite, Task<string>> Path, Func<IPage, Task>? Then = null);

    private static readonly Dictionary<string, Entry> All = new(StringComparer.Ordinal)
    {
        ["sign-in"] = new(null, At("/sign-in")),
        ["sign-in, refused"] = new(null, At("/sign-in"), page => page.SignInAsync("nobody")),
        ["my returns"] = new(Clerk, At("/returns")),
        ["my returns, handed in"] = new($"xa.{BinhDinhSite.HandedIn}", At("/returns")),
        ["fill in"] = new(Clerk, site => site.ReturnOfAsync("21958")),
        ["fill in, with errors"] = new("xa.21952", site => site.ReturnOfAsync("21952"), page => page.SubmitAsync()),
        ["fill in a district's"] = new("huyen.540", site => site.ReturnOfAsync("540")),
        ["fill in lines"] = new("viettel", site => site.ReturnOfAsync("VIETTEL")),
        ["fill in lines, with errors"] = new("fpt", site => site.ReturnOfAsync("FPT"), page => page.SubmitAsync()),
        ["import, file"] = new("viettel", async site => await site.ReturnOfAsync("VIETTEL") + "/import/lines"),
        ["import, refused"] = new("viettel", async site => await site.ReturnOfAsync("VIETTEL") + "/import/lines", page => page.UploadAsync([1, 0, 2])),
        ["import, columns"] = new("viettel", async site => await site.ReturnOfAsync("VIETTEL") + "/import/lines", page => page.UploadAsync(OperatorFile.Xlsx(170))),
        ["import, values"] = new("viettel", async site => await site.ReturnOfAsync("VIETTEL") + "/import/lines", page => ImportedAsync(page, "words")),
        ["import, preview"] = new("viettel", async site => await site.ReturnOfAsync("VIETTEL") + "/import/lines", page => ImportedAsync(page, "preview")),
        ["workbook"] = new(Clerk, async site => await site.ReturnOfAsync("21958") + "/workbook"),
        ["workbook, refused"] = new(Clerk, async site => await site.ReturnOfAsync("21958") + "/workbook", page => page.UploadAsync(OperatorFile.Xlsx(1))),
        ["workbook, preview"] = new(Clerk, async site => await site.ReturnOfAsync("21958") + "/workbook", page => FilledWorkbookAsync(page, () => Task.CompletedTask)),
        ["workbook, stale"] = new(Clerk, async site => await site.ReturnOfAsync("21958") + "/workbook", page => FilledWorkbookAsync(page, () => SaveAsync(page))),
        ["receipt"] = new($"xa.{BinhDinhSite.HandedIn}", async site => await site.ReturnOfAsync(BinhDinhSite.HandedIn) + "/receipt"),
        ["print"] = new($"xa.{BinhDinhSite.HandedIn}", async site => await site.ReturnOfAsync(BinhDinhSite.HandedIn) + "/print"),
        ["read"] = new($"xa.{BinhDinhSite.HandedIn}", site => site.ReturnOfAsync(BinhDinhSite.HandedIn)),
        ["history"] = new($"xa.{BinhDinhSite.HandedIn}", async site => await site.ReturnOfAsync(BinhDinhSite.HandedIn) + "/history"),
        ["all answers of a submission"] = new($"xa.{BinhDinhSite.HandedIn}", async site => await site.ReturnOfAsync(BinhDinhSite.HandedIn) + "/compare?from=0&to=1"),
        ["a submission"] = new($"xa.{BinhDinhSite.HandedIn}", async site => await site.ReturnOfAsync(BinhDinhSite.HandedIn) + "/revisions/1"),
        ["check a hash"] = new($"xa.{BinhDinhSite.HandedIn}", At($"/returns/check?hash={new string('0', 64)}")),
        ["my returns, with a colleague"] = new("xa.21601", At("/returns"), page => page.Locator(".hands summary").ClickAsync()),
        ["review"] = new(Department, async site => $"/obligations/{(await site.ObligationOfAsync(BinhDinhSite.HandedIn)).Id}"),
        ["review, to judge"] = new("duyet.550", JudgedAsync),
        ["review list"] = new("duyet.550", async site => { await JudgedAsync(site); return "/review"; }),
        ["fill in, with remarks"] = new("xa.22003", SentBackAsync),
        ["exercises"] = new(Department, At("/exercises")),
        ["open an exercise"] = new(Department, At("/exercises/open")),
        ["ask for more time"] = new(Clerk, async site => await site.ReturnOfAsync("21958") + "/extension"),
        ["extensions"] = new(Department, At("/extensions")),
        ["give more time"] = new(Department, async site => await ExerciseAsync(site) + "/extend"),
        ["give more time, looked at"] = new(Department, async site => await ExerciseAsync(site) + "/extend", LookedAtAsync),
        ["ad hoc request"] = new(Department, At("/exercises/ad-hoc?collection=connectivity")),
        ["collections"] = new(Department, At("/collections")),
        ["collection"] = new(Department, At("/collections/hardware")),
        ["collection, looked at"] = new(Department, At("/collections/hardware"), page => page.Locator("button[name=step][value=look]").ClickAsync()),
        ["year ahead"] = new(Department, At("/calendar?from=2023-09")),
        ["days off"] = new(Department, At("/calendar/days?year=2026&edit=2026-01-02")),
        ["exercise"] = new(Department, ExerciseAsync),
        ["exercise, as tiles"] = new(Department, async site => await ExerciseAsync(site) + "?view=grid"),
        ["exercise, for a leader"] = new("lanhdao", ExerciseAsync),
        ["series"] = new("lanhdao", At("/series?group=superior")),
        ["figures of a period"] = new("lanhdao", At("/series/figures?by=now&group=superior")),
        ["ladder"] = new(Department, At("/collections/hardware/ladder")),
        ["reminders"] = new(Department, async site => await ExerciseAsync(site) + "/reminders"),
        ["messages"] = new(Department, async site => $"/messages?channel={(await site.ToldAsync("21958")).Channel}"),
        ["messages, planned for a day"] = new(Department, At("/messages/plan?on=2023-09-22")),
        ["message"] = new(Department, async site => $"/messages/{(await site.ToldAsync("21958")).Id}"),
        ["wordings"] = new(Department, At("/messages/templates")),
        ["wording"] = new(Department, At("/messages/templates/Superior/vi")),
        ["wording, refused"] = new(Department, At("/messages/templates/Opened/en"), page => RefusedAsync(page, "{x", "button[value=save]")),
        ["pauses"] = new(Department, At("/messages/pauses")),
        ["hours and test"] = new(Department, At("/messages/settings")),
        ["what a unit was told"] = new(Department, async site => $"/units/{(await site.ToldAsync("21958")).RecipientUnitId}/messages"),
        ["inbox"] = new(Clerk, At("/inbox")),
        ["units"] = new(Department, At("/units")),
        ["unit"] = new(Department, async site => $"/units/{(await site.ObligationOfAsync("21958")).UnitId}"),
        ["units of a day"] = new(Department, At("/units?on=2023-06-30&q=an+nghia")),
        ["unit, to be edited"] = new(Department, async site => $"/units/{(await site.ObligationOfAsync("21958")).UnitId}/edit"),
        ["unit, refused"] = new(Department, async site => $"/units/{(await site.ObligationOfAsync("21958")).UnitId}/edit", page => page.Locator("form:has([name=seen]) button").EvaluateAsync("button => { button.form.noValidate = true; button.click(); }")),
        ["reorganisations"] = new(Department, At("/units/reorganisations")),
        ["reorganisation, draft"] = new(Department, async site => $"/units/reorganisations/{await site.AskAsync<SurveyDbContext, Guid>(db => db.Reorganisations.Select(item => item.Id).FirstAsync())}"),
        ["templates"] = new("thietke", At("/templates")),
        ["new template"] = new("thietke", At("/templates/new")),
        ["designer"] = new("thietke", At("/designer/hardware")),
        ["template"] = new("thietke", TemplateAsync),
        ["a draft to be tried"] = new("thietke", At("/designer/hardware/preview")),
        ["a draft of lines, checked"] = new("thietke", At("/designer/connectivity/preview"), page => page.Locator(".bar .primary").ClickAsync()),
        ["dictionary"] = new("thietke", async site => await TemplateAsync(site) + "?view=dictionary"),
        ["blank form"] = new("thietke", async site => await TemplateAsync(site) + "/blank"),
        ["how to write expressions"] = new("thietke", At("/designer/help/expressions")),
        ["plans"] = new(Department, async site => { await site.AskedPlanAsync(); return "/plans"; }),
        ["plan, to begin"] = new("duyet.550", At("/plans/new")),
        ["plan"] = new("duyet.543", site => site.AskedPlanAsync()),
        ["plan, to write"] = new("duyet.543", site => site.DraftPlanAsync()),
        ["plan, refused"] = new("duyet.543", site => site.DraftPlanAsync(), page => WrongDayAsync(page)),
        ["plan, versions"] = new("duyet.543", async site => await site.AskedPlanAsync() + "/versions"),
        ["plan, task"] = new("duyet.543", site => site.TaskAsync()),
        ["plan, opinion"] = new("taichinh", site => site.OpinionAsync()),
        ["plans, settings"] = new(Department, At("/plans/settings")),
        ["standards"] = new(Department, At("/standards")),
        ["two sources"] = new(Department, async site => { await site.DifferenceAsync(); return "/sources"; }),
        ["two sources, for a leader"] = new("lanhdao", async site => { await site.DifferenceAsync(); return "/sources?outcome=Differ"; }),
        ["differences"] = new(Department, async site => { await site.DifferenceAsync(); return "/sources/cases?show=all"; }),
        ["differences of a company"] = new("mobifone", async site => { await site.DifferenceAsync(); return "/sources/cases?show=all"; }),
        ["a difference"] = new(Department, async site => $"/sources/cases/{await site.DifferenceAsync()}"),
        ["a difference, for a side"] = new("mobifone", async site => $"/sources/cases/{await site.DifferenceAsync()}"),
        ["rules of comparing"] = new(Department, At("/sources/settings")),
        ["incidents"] = new(Department, async site => { await site.OutageAsync(); return "/incidents"; }),
        ["an incident"] = new(Department, async site => $"/incidents/{await site.OutageAsync()}"),
        ["report an incident"] = new("mobifone", At("/incidents/new")),
        ["hours lost"] = new(Department, async site => { await site.DifferenceAsync(); return "/incidents/hours?period=2023-Q3"; }),
        ["standard"] = new(Department, At("/standards/basic-it")),
        ["new standard"] = new(Department, At("/standards/new")),
        ["standard, drafted"] = new(Department, DraftAsync),
        ["standard, drafted, with a criterion open"] = new(Department, async site => await DraftAsync(site) + "?open=4"),
        ["standard, tried out"] = new(Department, async site => await DraftAsync(site) + "/try"),
        ["verdicts"] = new("lanhdao", At("/verdicts")),
        ["a criterion"] = new("lanhdao", At("/standards/basic-it/criteria/internet-speed")),
        ["a unit's verdicts"] = new($"xa.{BinhDinhSite.HandedIn}", async site => $"/units/{(await site.ObligationOfAsync(BinhDinhSite.HandedIn)).UnitId}/verdicts"),
        ["a verdict"] = new($"xa.{BinhDinhSite.HandedIn}", VerdictAsync),
        ["reports"] = new(Department, At("/reports")),
        ["report"] = new("lanhdao", site => Task.FromResult($"/reports/{site.Report}")),
        ["indicators"] = new(Department, At("/indicators")),
        ["indicator"] = new("lanhdao", At("/indicators/computers-per-person")),
        ["edit an indicator"] = new(Department, At("/indicators/computers-per-person/edit")),
        ["edit an indicator, tried out"] = new(Department, At("/indicators/share-of-communes-with-lan/edit"), page => page.ClickAsync("button[value=try]")),
        ["new indicator, refused"] = new(Department, At("/indicators/new"), page => page.ClickAsync("button[value=publish]")),
        ["score sets"] = new("noivu", At("/scores")),
        ["scores, nothing yet"] = new("noivu", At("/scores/par-it/2023")),
        ["scores"] = new("noivu", site => ScoreSample.PathAsync(site)),
        ["scores, for a district"] = new("duyet.540", site => ScoreSample.PathAsync(site)),
        ["scores of a unit"] = new("lanhdao", async site => await ScoreSample.PathAsync(site) + "/540"),
        ["scores explained"] = new("lanhdao", async site => await ScoreSample.PathAsync(site) + "/540/computers"),
        ["edit criteria"] = new("noivu", At("/scores/par-it/2023/edit"), page => page.Locator("details.criterion summary").First.ClickAsync()),
        ["new criteria, refused"] = new("noivu", At("/scores/new"), page => page.ClickAsync("button[value=save]")),
        ["jobs"] = new("quantri", At("/jobs")),
        ["runs of a job"] = new("quantri", At("/jobs/open-exercises?all=true")),
        ["account"] = new("lanhdao", At("/account")),
        ["not found"] = new(Clerk, At("/no-such-page")),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    public static async Task<Visit> OpenAsync(this BinhDinhSite site, string name)
    {
        var page = All[name];
        var visit = await site.VisitAsync(page.User);
        await visit.Page.GotoAsync(await page.Path(site));
        if (page.Then is { } then)
        {
            await then(visit.Page);
        }

        // Not the load event: it is missed where it comes between the answer to a click and the wait for it.
        await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        return visit;
    }

    private static async Task WrongDayAsync(IPage page)
    {
        await page.Locator("[name='tasks[1].endOn']").FillAsync("31/02/2024");
        await page.Locator("button[value=done]").ClickAsync();
    }

    private static async Task RefusedAsync(IPage page, string text, string button)
    {
        await page.FillAsync("#f-body", text);
        await page.ClickAsync(button);
    }

    private static async Task ImportedAsync(IPage page, string step)
    {
        await page.UploadAsync(OperatorFile.Xlsx(170, sheet => { sheet.Cells[5, 7].Value = "12.5"; sheet.Cells[7, 3].Value = "Ngô Mây"; sheet.Cells[7, 2].Value = ""; }));
        await page.GotoAsync(page.Url.Replace("/columns", $"/{step}", StringComparison.Ordinal));
    }

    /// <summary>As a page of long ago, without script: nothing else is saved of it.</summary>
    private static async Task SaveAsync(IPage page)
    {
        var address = page.Url.Replace("/workbook", "", StringComparison.Ordinal);
        await page.GotoAsync(address);
        var token = await page.Locator("#return [name=__RequestVerificationToken]").First.InputValueAsync();
        var version = await page.Locator("#return [name=_version]").InputValueAsync();
        var form = page.Context.APIRequest.CreateFormData();
        foreach (var (name, value) in new[] { ("__RequestVerificationToken", token), ("_version", version), ("_action", "save"), ("reporter_name", $"Đã sửa lần {version}") })
        {
            form.Set(name, value);
        }

        (await page.Context.APIRequest.PostAsync(address, new() { Form = form })).Status.ShouldBe(200);
    }

    /// <param name="meanwhile">What happens between the download and the upload.</param>
    private static async Task FilledWorkbookAsync(IPage page, Func<Task> meanwhile)
    {
        var address = page.Url;
        var file = await page.Context.APIRequest.GetAsync(address + ".xlsx");
        await meanwhile();
        await page.GotoAsync(address);
        using var book = new DownloadedWorkbook(await file.BodyAsync());
        (book.Cell("staff_officials").Value, book.Cell("staff_civil_servants").Value, book.Cell("reporter_name").Value) = (11, "1.5", "Nguyễn Thị Hoà");
        await page.UploadAsync(book.Saved());
    }

    /// <summary>A return that waits, whoever asks first.</summary>
    private static async Task<string> JudgedAsync(BinhDinhSite site)
    {
        var obligation = await site.ObligationOfAsync("21988");
        if (!await site.AskAsync<SurveyDbContext, bool>(db => db.Returns.AnyAsync(item => item.ObligationId == obligation.Id)))
        {
            await site.HandInAsync("21988");
        }

        return $"/obligations/{obligation.Id}";
    }

    /// <summary>With a remark on a question and one in a table, whoever asks first.</summary>
    private static async Task<string> SentBackAsync(BinhDinhSite site)
    {
        var obligation = await site.ObligationOfAsync("22003");
        if (!await site.AskAsync<SurveyDbContext, bool>(db => db.ReviewRemarks.AnyAsync()))
        {
            await site.HandInAsync("22003");
            var department = new Actor("dieuphoi", "", Actor.PermissionsOf([Role.Coordinator]), "/");
            var draft = new SaveReview.Draft(new Dictionary<string, SaveReview.Written> { ["staff_officials"] = new("Xem lại.", false), ["routers_total"] = new("Xem lại.", false) }, new Dictionary<string, bool?>(), []);
            (await site.AskAsync<SaveReview, Outcome<Done>>(save => save.RunAsync(obligation.Id, draft, department, CancellationToken.None))).Require();
            var version = await site.AskAsync<SurveyDbContext, int>(db => db.Returns.Where(item => item.ObligationId == obligation.Id).Select(item => item.Version).SingleAsync());
            (await site.AskAsync<ReviewReturn, Outcome<ReviewReturn.Result>>(review => review.RunAsync(obligation.Id, version, new(ReturnAction.SendBack, null), department, CancellationToken.None))).Require();
        }

        return await site.ReturnOfAsync("22003");
    }

    /// <summary>The next version of the standard, begun by whoever asks first.</summary>
    private static async Task<string> DraftAsync(BinhDinhSite site)
    {
        var department = new Actor("dieuphoi", "", Actor.PermissionsOf([Role.Coordinator]), "/");
        (await site.AskAsync<StartStandard, Outcome<SaveStandardDraft.Result>>(start => start.NextAsync("basic-it", department, CancellationToken.None))).Require();
        return "/standards/basic-it/draft";
    }

    private static async Task<string> VerdictAsync(BinhDinhSite site)
    {
        var obligation = (await site.ObligationOfAsync(BinhDinhSite.HandedIn)).Id;
        return $"/verdicts/{await site.AskAsync<SurveyDbContext, Guid>(db => db.CurrentVerdicts().Where(verdict => verdict.ObligationId == obligation).OrderBy(verdict => verdict.CriterionCode).Select(verdict => verdict.Id).FirstAsync())}";
    }

    private static Func<BinhDinhSite, Task<string>> At(string path) => _ => Task.FromResult(path);

    private static async Task LookedAtAsync(IPage page)
    {
        await page.Locator("textarea[name=reason]").FillAsync("Mất điện toàn huyện");
        await page.Locator("button[name=step][value=look]").ClickAsync();
    }

    private static async Task<string> ExerciseAsync(BinhDinhSite site) => $"/exercises/{(await site.ObligationOfAsync("21958")).ExerciseId}";

    private static async Task<string> TemplateAsync(BinhDinhSite site)
    {
        var exercise = (await site.ObligationOfAsync("21958")).ExerciseId;
        return await site.AskAsync<SurveyDbContext, string>(async db =>
            $"/templates/{(await db.Exercises.AsNoTracking().SingleAsync(item => item.Id == exercise)).TemplateVersionId}");
    }
}
