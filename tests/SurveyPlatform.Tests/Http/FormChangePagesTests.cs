using System.Net;
using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;
using SurveyPlatform.Tests.Returns;
using SurveyPlatform.Tests.Server;

namespace SurveyPlatform.Tests.Http;

/// <summary>A form that changes, as the designer and the unit see it.</summary>
public sealed class FormChangePagesTests : IAsyncLifetime
{
    private const string Publish = "/designer/hardware/publish";

    private ServerSite _site = null!;
    private string _page = "";

    public async Task InitializeAsync()
    {
        _site = await ServerSite.OpenAsync();
        _page = $"/returns/{await _site.ObligationAsync("21550")}";
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Dropped_answers_are_told_by_their_labels_and_the_whole_earlier_draft_can_be_read()
    {
        using var clerk = await _site.SignInAsync("ward21550");
        await clerk.PostAsync(_page, _page, ("_version", "0"), ("_action", "save"), ("proposals", "Xin thêm máy <b>in</b>"), ("staff_officials", "12"));
        (await clerk.GetAsync($"{_page}/earlier")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var earlier = await VersionAsync();
        await ChangeAsync();

        var late = await clerk.PostAsync(_page, _page, ("_version", "1"), ("_form", earlier.ToString()), ("_action", "save"), ("proposals", "Xin thêm <script>alert(1)</script>"), ("staff_officials", "13"));
        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var raw = await late.Content.ReadAsStringAsync();
        raw.ShouldNotContain("<script>alert(1)");
        WebUtility.HtmlDecode(raw).ShouldContain("<li>Đề xuất, kiến nghị: Xin thêm <script>alert(1)</script></li>");

        var kept = await clerk.ReadAsync($"{_page}/earlier");
        kept.ShouldContain("Xin thêm máy <b>in</b>");
        (await (await clerk.GetAsync($"{_page}/earlier")).Content.ReadAsStringAsync()).ShouldNotContain("<b>in</b>");
        (await clerk.GetAsync($"{_page}/earlier?number=2")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await clerk.PostAsync(_page, _page, ("_version", "2"), ("_form", (await VersionAsync()).ToString()), ("_action", "save"), ("staff_officials", "13"));
        (await clerk.ReadAsync(_page)).ShouldContain($"href=\"{_page}/earlier\"", Case.Sensitive, "the link stays when the notice has been seen");

        using var stranger = await _site.SignInAsync("ward21553");
        (await stranger.GetAsync($"{_page}/earlier")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_designer_says_which_series_end_and_the_dictionary_tells_everybody()
    {
        using var designer = await _site.SignInAsync("designer");
        await DraftAsync(form => form.With(question => question.Name switch
        {
            "security_incidents" => question with { Type = QuestionType.Percent },
            "interruptions" => question with { UnitOfMeasure = new("lượt") },
            "proposals" => null,
            _ => question,
        }));
        var page = await designer.ReadAsync(Publish);
        page.ShouldContain("value=\"đơn vị tính đổi từ lần sang lượt\"");
        page.ShouldContain("“Đề xuất, kiến nghị” (<code>proposals</code>): báo cáo tổng hợp");
        var refused = await designer.PostAsync(Publish, Publish, ("version", "1"), ("ends", "security_incidents"), ("break:security_incidents", ""));
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()).ShouldContain("Hãy ghi lý do kết thúc chuỗi số liệu “security_incidents”.");

        var done = await designer.PostAsync(Publish, Publish, ("version", "1"), ("ends", "security_incidents"), ("break:security_incidents", "Nay tính theo tỷ lệ <i>"));
        done.StatusCode.ShouldBe(HttpStatusCode.Found);
        var dictionary = await designer.ReadAsync(done.Headers.Location!.ToString().Replace("versions", "dictionary", StringComparison.Ordinal));
        dictionary.ShouldContain("Chuỗi số liệu mới từ phiên bản 2: Nay tính theo tỷ lệ <i>");
        dictionary.ShouldNotContain("từ lần sang lượt");
    }

    private Task<Guid> VersionAsync() => _site.AskAsync((SurveyDbContext db) => db.TemplateVersions.Where(version => version.TemplateCode == ChangedForm.Code)
        .OrderByDescending(version => version.Number).Select(version => version.Id).FirstAsync());

    private async Task DraftAsync(Func<FormTemplate, FormTemplate> change)
    {
        var version = await VersionAsync();
        var json = await _site.AskAsync((SurveyDbContext db) => db.TemplateVersions.Where(item => item.Id == version).Select(item => item.DocumentJson).SingleAsync());
        (await _site.AskAsync((SaveTemplateDraft save) => save.RunAsync(change(TemplateJson.Read(json).Require()), 0, Actor.System, CancellationToken.None))).Require();
    }

    private async Task ChangeAsync()
    {
        await DraftAsync(ChangedForm.Of);
        var impact = (await _site.AskAsync((PreviewTemplateImpact preview) => preview.RunAsync(ChangedForm.Code, Actor.System, CancellationToken.None))).Require();
        (await _site.AskAsync((PublishForm publish) => publish.RunAsync(
            new(ChangedForm.Code, 1, [.. impact.Exercises.Select(exercise => exercise.Id)], new Dictionary<Guid, TemplateMapping>()), Actor.System, CancellationToken.None))).Require();
    }
}
