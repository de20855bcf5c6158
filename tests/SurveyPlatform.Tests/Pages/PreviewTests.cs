using System.Net;
using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;
using SurveyPlatform.Tests.Server;

namespace SurveyPlatform.Tests.Pages;

/// <summary>A draft that is tried by a browser without script.</summary>
public sealed class PreviewTests(SharedServer server) : IClassFixture<SharedServer>
{
    private const string Hardware = "/designer/hardware/preview";

    private readonly ServerSite _site = server.Site;

    [Fact]
    public async Task The_draft_is_there_as_the_unit_sees_it_and_may_stand_in_the_designers_frame_only()
    {
        using var designer = await _site.SignInAsync("designer");
        var answer = await designer.GetAsync(Hardware);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        page.ShouldContain("name=\"staff_officials\"");
        page.ShouldContain("Thử như Xã Mẫu (Cấp xã), ngày 18/09/2023");
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'self'");
        (await designer.GetAsync("/designer/hardware")).Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'none'");
    }

    [Fact]
    public async Task Answers_are_judged_explained_and_kept_nowhere()
    {
        using var designer = await _site.SignInAsync("designer");
        var page = await TryAsync(designer, Hardware, ("staff_officials", "10"), ("staff_civil_servants", "2"), ("staff_public_employees", "0"), ("staff_non_specialised", "0"),
            ("_before:staff_total", "100"), ("_action", "check"));
        page.ShouldContain("value=\"10\"");
        page.ShouldContain("previous('staff_total')</code> = 100");
        page.ShouldContain("<code>${staff_total}</code> = 12");
        page.ShouldContain("<code>${staff_total} >= 0.8 * previous('staff_total')</code> → sai (12; 80)");
        page.ShouldContain("Mục bắt buộc chưa điền:");
        (await _site.AskAsync<SurveyDbContext, int>(db => db.Returns.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task It_is_tried_as_another_kind_of_unit_and_cleared()
    {
        using var designer = await _site.SignInAsync("designer");
        var page = await TryAsync(designer, Hardware, ("staff_officials", "10"), ("_kind", "District"), ("_name", "Huyện <b>"), ("_today", "2024-01-31"), ("_action", "look"));
        page.ShouldContain("Thử như Huyện <b> (Cấp huyện), ngày 31/01/2024");
        page.ShouldContain("<code>unit('kind')</code> = “district”");
        (await TryAsync(designer, Hardware, ("staff_officials", "10"), ("_action", "clear"))).ShouldNotContain("value=\"10\"");
        (await TryAsync(designer, Hardware, ("_action", "sample"))).ShouldContain("name=\"_before:staff_total\" value=\"");
    }

    [Fact]
    public async Task An_unfinished_draft_is_shown_as_far_as_it_goes_and_says_what_is_in_the_way()
    {
        var text = new LocalizedText("<script>alert(1)</script>");
        var draft = new FormTemplate("half", text, [], [new("s", text,
        [
            new Question("a", QuestionType.Integer, text, Constraint: ". ==", Checks: [new("c", Severity.Soft, ". < 5", text)]),
            new Question("b", QuestionType.SelectOne, text, ConstraintMessage: text),
        ])]);
        await _site.AskAsync<SaveTemplateDraft, Outcome<SaveTemplateDraft.Result>>(save => save.RunAsync(draft, 0, Actor.System, CancellationToken.None));
        using var designer = await _site.SignInAsync("designer");
        var raw = await (await designer.PostAsync("/designer/half/preview", "/designer/half/preview", ("a", "9"), ("gone", "1"), ("_action", "check"))).Content.ReadAsStringAsync();
        raw.ShouldNotContain("<script>alert");
        var page = WebUtility.HtmlDecode(raw);
        page.ShouldContain("Bản nháp còn 2 nội dung cần sửa");
        page.ShouldContain("name=\"b\"");
        page.ShouldContain("Sai thì phải giải trình: <code>. < 5</code>");
        page.ShouldNotContain(". ==</code>");
    }

    [Fact]
    public async Task What_does_not_come_from_the_page_is_refused_and_what_is_not_there_is_said()
    {
        using var designer = await _site.SignInAsync("designer");
        (await designer.PostWithoutTokenAsync(Hardware, ("_action", "check"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await designer.GetAsync("/designer/no-such-form/preview")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var leader = await _site.SignInAsync("department");
        (await leader.GetAsync(Hardware)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<string> TryAsync(Visitor designer, string path, params (string Name, string Value)[] fields)
    {
        var answer = await designer.PostAsync(path, path, fields);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
