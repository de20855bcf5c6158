using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Recipes;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Recipes;

public sealed class RunRecipeTests
{
    [EachStore]
    public async Task Applying_the_recipes_twice_changes_nothing_the_second_time(string store)
    {
        await using var site = await Site.OpenAsync(store, Site.BinhDinh);
        var before = await CountAsync(site);
        var files = Site.BinhDinh.Select(name => ($"{name}.recipe.json", File.ReadAllText(Path.Combine(Repository.Root, "recipes", $"{name}.recipe.json")))).ToList();
        (await RunAsync(site, [.. files])).Require();
        (await CountAsync(site)).ShouldBe(before);
        before.Units.ShouldBe(1 + 11 + 159 + 4 + 4);
    }

    [EachStore]
    public async Task The_order_of_the_files_does_not_matter(string store)
    {
        await using var site = await Site.OpenAsync(store);
        var files = Site.BinhDinh.Order().Select(name => ($"{name}.recipe.json", File.ReadAllText(Path.Combine(Repository.Root, "recipes", $"{name}.recipe.json"))));
        (await RunAsync(site, [.. files])).Require();
        (await CountAsync(site)).Units.ShouldBe(1 + 11 + 159 + 4 + 4);
    }

    [EachStore]
    public async Task A_bad_recipe_names_file_step_and_field_and_changes_nothing(string store)
    {
        await using var site = await Site.OpenAsync(store);
        const string json = """
            {"name": "bad", "steps": [
              {"name": "units", "validFrom": "2023-01-01", "units": [
                {"code": "52", "kind": "province", "typeName": "Tỉnh", "name": "Bình Định", "nameEn": null, "parentCode": null, "contacts": []},
                {"code": "52", "kind": "province", "typeName": "Tỉnh", "name": "Bình Định", "nameEn": null, "parentCode": null, "contacts": []},
                {"code": "540", "kind": "district", "typeName": "Thành phố", "name": "Quy Nhơn", "nameEn": null, "parentCode": "53", "contacts": []},
                {"code": "542", "kind": "huyện", "typeName": "Huyện", "name": "An Lão", "nameEn": null, "parentCode": "52", "contacts": []},
                {"code": "543", "kind": "district", "typeName": "Thị xã", "name": "Hoài Nhơn", "nameEn": null, "parentCode": "52", "colour": "red", "contacts": []},
                {"code": "544", "kind": "district", "typeName": "Huyện", "name": "Hoài Ân", "nameEn": null, "parentCode": "52",
                 "contacts": [{"fullName": "A", "email": "không phải địa chỉ"}]}]},
              {"name": "unknown"}]}
            """;
        var problems = (await RunAsync(site, [("bad.recipe.json", json), ("worse.recipe.json", "{")])).Problems;
        problems.Select(problem => $"{problem.Place}: {problem.Code}").ShouldBe(
            [
                "bad.recipe.json › 1 › units[3].kind: recipes.bad-field",
                "bad.recipe.json › 1 › units[4].colour: recipes.bad-field",
                "bad.recipe.json › 1 › units[1].code: recipes.duplicate",
                "bad.recipe.json › 1 › units[2].parentCode: registry.unknown-parent",
                "bad.recipe.json › 1 › units[5].contacts[0].email: registry.bad-email",
                "bad.recipe.json › 2: recipes.unknown-step",
                "worse.recipe.json: recipes.not-json",
            ],
            ignoreOrder: true);
        (await CountAsync(site)).Units.ShouldBe(0);
    }

    [EachStore]
    public async Task A_unit_that_is_renamed_later_keeps_its_identity_and_its_old_name(string store)
    {
        await using var site = await Site.OpenAsync(store);
        (await RunAsync(site, [("1", Unit("2023-01-01", "Xã", "Cát Khánh"))])).Require();
        (await RunAsync(site, [("2", Unit("2024-12-01", "Thị trấn", "Cát Khánh"))])).Require();
        var unit = await site.StoreAsync(db => db.Units.Include(item => item.History).SingleAsync());
        unit.On(new(2024, 11, 30))!.FullName.ShouldBe("Xã Cát Khánh");
        unit.On(new(2024, 12, 1))!.FullName.ShouldBe("Thị trấn Cát Khánh");
        unit.On(new(2022, 12, 31)).ShouldBeNull();
    }

    [EachStore]
    public async Task Units_are_found_without_accents_and_exact_names_come_first(string store)
    {
        await using var site = await Site.OpenAsync(store, Site.BinhDinh);
        (await SearchAsync(site, "ân nghĩa")).ShouldBe(["Xã Ân Nghĩa", "Xã An Nghĩa"]);
        (await SearchAsync(site, "AN NGHIA")).ShouldBe(["Xã An Nghĩa", "Xã Ân Nghĩa"]);
        (await SearchAsync(site, "nhon hoa")).ShouldBe(["Phường Nhơn Hoà"]);
        (await SearchAsync(site, "ngô mây")).ShouldBe(["Phường Ngô Mây", "Thị trấn Ngô Mây"], ignoreOrder: true);
        (await SearchAsync(site, "21550")).ShouldBe(["Phường Nhơn Bình"]);
        (await SearchAsync(site, "100% _")).ShouldBeEmpty();
    }

    private static async Task<IEnumerable<string>> SearchAsync(Site site, string text) =>
        (await site.AskAsync<SearchUnits, Outcome<SearchUnits.Result>>(search => search.RunAsync(new(text), Quarter.Coordinator, default)))
            .Require().Rows.Select(row => row.FullName);

    private static string Unit(string from, string type, string name) => $$"""
        {"steps": [{"name": "units", "validFrom": "{{from}}", "units": [
          {"code": "21862", "kind": "commune", "typeName": "{{type}}", "name": "{{name}}", "nameEn": null, "parentCode": null, "contacts": []}]}]}
        """;

    private static Task<Outcome<int>> RunAsync(Site site, IReadOnlyList<(string, string)> files) =>
        site.AskAsync<RunRecipe, Outcome<int>>(run => run.RunAsync(files, CancellationToken.None));

    private static Task<(int Units, int Versions, int Contacts, int Days, int Templates, int Collections)> CountAsync(Site site) =>
        site.StoreAsync(async db => (
            await db.Units.CountAsync(), await db.UnitVersions.CountAsync(), await db.Units.SelectMany(unit => unit.Contacts).CountAsync(),
            await db.CalendarDays.CountAsync(), await db.TemplateVersions.CountAsync(), await db.Collections.CountAsync()));
}
