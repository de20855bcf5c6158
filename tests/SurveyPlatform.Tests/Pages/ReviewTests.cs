using System.Net;
using SurveyPlatform.Collection;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Tests.Ground;
using SurveyPlatform.Tests.Server;

namespace SurveyPlatform.Tests.Pages;

/// <summary>A return goes through the hands of its reviewer, on the pages.</summary>
public sealed class ReviewTests
{
    private const string Ward = Quarter.NhonBinh;

    [Fact]
    public async Task A_return_is_sent_back_with_a_reason_corrected_and_approved()
    {
        await using var site = await ServerSite.OpenAsync();
        var page = await HandInAsync(site);
        using var reviewer = await site.SignInAsync("district540");
        (await reviewer.ReadAsync(page)).ShouldContain("Duyệt báo cáo");

        var silent = await reviewer.PostAsync(page, page, ("action", "SendBack"), ("version", "2"), ("note", " "));
        silent.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await silent.Content.ReadAsStringAsync()).ShouldContain("href=\"#f-note\"");

        (await reviewer.PostAsync(page, page, ("action", "SendBack"), ("version", "2"), ("note", "Kiểm tra lại số máy <tính>"))).StatusCode.ShouldBe(HttpStatusCode.Found);
        var sentBack = await reviewer.ReadAsync(page);
        sentBack.ShouldContain("Kiểm tra lại số máy <tính>");
        sentBack.ShouldNotContain("value=\"Approve\"");

        await SubmitAgainAsync(site);
        (await reviewer.PostAsync("/exercises", page, ("action", "Approve"), ("version", "2"))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await reviewer.PostAsync(page, page, ("action", "Approve"), ("version", "5"))).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await reviewer.ReadAsync(page)).ShouldContain("Đã duyệt");
    }

    [Fact]
    public async Task Whoever_only_reads_cannot_decide()
    {
        await using var site = await ServerSite.OpenAsync();
        var page = await HandInAsync(site);
        using var reader = await site.SignInAsync("admin");
        (await reader.ReadAsync(page)).ShouldNotContain("value=\"Approve\"");
        (await reader.PostAsync("/jobs", page, ("action", "Approve"), ("version", "2"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var unit = await site.SignInAsync("ward21550");
        (await unit.GetAsync(page)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<string> HandInAsync(ServerSite site)
    {
        await SubmitAgainAsync(site);
        return $"/obligations/{await site.ObligationAsync(Ward)}";
    }

    /// <summary>Saves and submits what can be submitted.</summary>
    private static async Task SubmitAgainAsync(ServerSite site)
    {
        var id = new ObligationId(await site.ObligationAsync(Ward));
        var clerk = await site.AskAsync<SurveyDbContext, Actor>(db => Task.FromResult(
            new Actor("ward21550", "Nhơn Bình", Actor.PermissionsOf([Role.Respondent]), db.Obligations.Single(item => item.Id == id).Path)));
        var opened = (await site.AskAsync<OpenReturn, Outcome<OpenReturn.Result>>(open => open.RunAsync(id, clerk, CancellationToken.None))).Require();
        var saved = await site.AskAsync<SaveDraft, Outcome<SaveDraft.Result>>(save =>
            save.RunAsync(id, opened.Version, Quarter.AnswersOf(Ward), clerk, CancellationToken.None));
        (await site.AskAsync<SubmitReturn, Outcome<SubmitReturn.Receipt>>(submit =>
            submit.RunAsync(id, saved.Require().Version, clerk, CancellationToken.None))).Require();
    }
}
