using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Templates;

public sealed class TemplateDraftTests
{
    private static readonly FormTemplate Small = new(
        "small", new("Phiếu nhỏ"), [], [new("a", new("Mục A"), [new Question("staff", QuestionType.Integer, new("Số người"))])]);

    [EachStore]
    public async Task A_draft_is_kept_right_or_wrong_and_says_what_is_wrong(string store)
    {
        await using var site = await Site.OpenAsync(store);
        var wrong = Small with { Title = new("") };
        var saved = (await SaveAsync(site, wrong, 0)).Require();
        saved.Version.ShouldBe(1);
        saved.Problems.ShouldHaveSingleItem().Place.ShouldBe("title");

        var opened = (await OpenAsync(site, "small")).Require();
        TemplateJson.Write(opened.Template).ShouldBe(TemplateJson.Write(wrong));
        opened.Version.ShouldBe(1);
    }

    [EachStore]
    public async Task Two_designers_do_not_overwrite_each_other(string store)
    {
        await using var site = await Site.OpenAsync(store);
        (await SaveAsync(site, Small, 0)).Require();
        (await SaveAsync(site, Small with { Title = new("Của người thứ hai") }, 0)).Problems.ShouldHaveSingleItem().Code.ShouldBe("templates.draft-changed");
        (await SaveAsync(site, Small with { Title = new("Lần hai") }, 1)).Require().Version.ShouldBe(2);
        (await SaveAsync(site, Small, 1)).Problems.ShouldHaveSingleItem().Arguments["by"].ShouldBe(Actor.System.Name);
        (await OpenAsync(site, "small")).Require().Template.Title.Vi.ShouldBe("Lần hai");
    }

    [EachStore]
    public async Task Of_two_first_saves_in_one_moment_one_is_kept(string store)
    {
        await using var site = await Site.OpenAsync(store);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => SaveAsync(site, Small, 0))));
        outcomes.Count(outcome => outcome.Problems.Count == 0).ShouldBe(1);
        outcomes.SelectMany(outcome => outcome.Problems).ShouldAllBe(problem => problem.Code == "templates.draft-changed");
    }

    [EachStore]
    public async Task A_published_form_opens_as_a_draft_that_is_not_kept_yet(string store)
    {
        await using var site = await Site.OpenAsync(store);
        await site.AskAsync((PublishTemplate publish) => publish.RunAsync(Small, Actor.System, CancellationToken.None));
        var opened = (await OpenAsync(site, "small")).Require();
        (opened.Version, opened.BasedOn).ShouldBe((0, 1));
        (await site.StoreAsync(db => Task.FromResult(db.TemplateDrafts.Count()))).ShouldBe(0);
        (await OpenAsync(site, "no-such-form")).Problems.ShouldHaveSingleItem().Code.ShouldBe("shared.not-found");
    }

    [Fact]
    public void What_a_form_may_leave_out_may_be_left_out_of_its_document() => TemplateJson.Read(TemplateJson.Write(Small)).Require().Code.ShouldBe("small");

    private static Task<Outcome<SaveTemplateDraft.Result>> SaveAsync(Site site, FormTemplate template, int version) =>
        site.AskAsync((SaveTemplateDraft save) => save.RunAsync(template, version, Actor.System, CancellationToken.None));

    private static Task<Outcome<OpenTemplateDraft.Result>> OpenAsync(Site site, string code) =>
        site.AskAsync((OpenTemplateDraft open) => open.RunAsync(code, Actor.System, CancellationToken.None));
}
