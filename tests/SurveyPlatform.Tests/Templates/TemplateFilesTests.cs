using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Recipes;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Tests.Ground;
using SurveyPlatform.Web.Pages.Templates;

namespace SurveyPlatform.Tests.Templates;

public sealed class TemplateFilesTests
{
    [EachStore]
    public async Task A_version_taken_elsewhere_as_a_file_is_the_same_version(string store)
    {
        await using var from = await Site.OpenAsync(store, Site.BinhDinh);
        await using var to = await Site.OpenAsync(store);
        foreach (var version in await from.StoreAsync(db => db.TemplateVersions.AsNoTracking().ToListAsync()))
        {
            var template = TemplateJson.Read(version.DocumentJson).Require();
            TemplateJson.Write(TemplateJson.Read(TemplateFiles.Json(template)).Require()).ShouldBe(version.DocumentJson);
            (await to.AskAsync((RunRecipe run) => run.RunAsync([("form.recipe.json", TemplateFiles.Recipe(template, version.Number))], CancellationToken.None))).Require().ShouldBe(1);
            (await to.StoreAsync(db => db.TemplateVersions.SingleAsync(other => other.TemplateCode == version.TemplateCode))).Hash.ShouldBe(version.Hash);
        }
    }

    [EachStore]
    public async Task A_file_becomes_the_draft_of_its_form(string store)
    {
        await using var site = await Site.OpenAsync(store);
        var form = new FormTemplate("small", new("Phiếu nhỏ"), [], [new("a", new("A"), [new Question("q", QuestionType.Integer, new("Số"))])]);
        var imported = (await ImportAsync(site, TemplateFiles.Json(form), 0)).Require();
        (imported.Code, imported.Version).ShouldBe(("small", 1));
        (await ImportAsync(site, TemplateFiles.Json(form), 0)).Problems.ShouldHaveSingleItem().Code.ShouldBe("templates.draft-changed");
        (await ImportAsync(site, "{", 0)).Problems.ShouldHaveSingleItem().Code.ShouldBe("templates.unreadable");
        (await ImportAsync(site, new string(' ', TemplateDraft.DocumentMaxLength + 1), 0)).Problems.ShouldHaveSingleItem().Kind.ShouldBe(ProblemKind.TooLarge);
    }

    [EachStore]
    public async Task A_retired_version_opens_nothing_new_and_the_last_one_in_use_is_not_retired(string store)
    {
        await using var site = await Site.OpenAsync(store, Site.BinhDinh);
        var first = await site.StoreAsync(db => db.TemplateVersions.SingleAsync(version => version.TemplateCode == "hardware"));
        (await RetireAsync(site, first.Id)).Problems.ShouldHaveSingleItem().Code.ShouldBe("collection.template-needed");
        var second = (await site.AskAsync((PublishTemplate publish) =>
            publish.RunAsync(TemplateJson.Read(first.DocumentJson).Require() with { Title = new("Phiên bản hai") }, Actor.System, CancellationToken.None))).Require();
        (await RetireAsync(site, second.VersionId)).Require();
        (await RetireAsync(site, second.VersionId)).Problems.ShouldHaveSingleItem().Code.ShouldBe("templates.already-retired");
        site.Clock.Set("2023-09-15 08:00");
        (await site.OpenDueAsync()).Require();
        (await site.StoreAsync(db => db.Exercises.Where(exercise => exercise.CollectionCode == "hardware").Select(exercise => exercise.TemplateVersionId).ToListAsync())).ShouldAllBe(id => id == first.Id);
    }

    [EachStore]
    public async Task A_draft_is_thrown_away_only_by_name(string store)
    {
        await using var site = await Site.OpenAsync(store);
        await ImportAsync(site, JsonSerializer.Serialize(new { code = "small", title = new { vi = "Phiếu" }, optionLists = Array.Empty<int>(), sections = Array.Empty<int>() }), 0);
        (await DiscardAsync(site, 1, "smal")).Problems.ShouldHaveSingleItem().Code.ShouldBe("templates.name-not-repeated");
        (await DiscardAsync(site, 2, "small")).Problems.ShouldHaveSingleItem().Code.ShouldBe("templates.draft-changed");
        (await DiscardAsync(site, 1, "small")).Problems.ShouldBeEmpty();
        (await site.StoreAsync(db => db.TemplateDrafts.CountAsync())).ShouldBe(0);
    }

    private static Task<Outcome<ImportTemplateJson.Result>> ImportAsync(Site site, string json, int version) =>
        site.AskAsync((ImportTemplateJson import) => import.RunAsync(json, version, Actor.System, CancellationToken.None));

    private static Task<Outcome<Done>> RetireAsync(Site site, Guid id) =>
        site.AskAsync((RetireTemplate retire) => retire.RunAsync(id, "Không còn phù hợp.", Actor.System, CancellationToken.None));

    private static Task<Outcome<Done>> DiscardAsync(Site site, int version, string name) =>
        site.AskAsync((DiscardTemplateDraft discard) => discard.RunAsync("small", version, name, Actor.System, CancellationToken.None));
}
