using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Registry;

/// <summary>The two tables as offices keep them.</summary>
public sealed class ImportReorganisationTests
{
    private const string Rows = "old_code,new_code,kind,clause,old_name_vi,new_name_vi\n";
    private const string Units = "code,parent_code,level,type_vi,name_vi,name_en\n";

    [EachStore]
    public async Task The_tables_become_the_draft_that_the_recipe_is(string store)
    {
        await using var site = await Site.OpenAsync(store, [.. Site.BinhDinh, "reorganisation-2024-12"]);
        var recipe = await site.ReorganisationAsync(Reorganised.First);
        var (rows, units) = Tables("reorganisation-2024-12");
        (await ImportAsync(site, rows, units, "from-tables")).Require();
        var draft = await site.ReorganisationAsync("from-tables");
        draft.Rows.ShouldBe(recipe.Rows);
        draft.Units.ShouldBe(recipe.Units);
        site.Clock.Set("2024-12-01 08:00");
        (await site.ApplyAsync("from-tables")).Require().ShouldBe(new("from-tables", 2, 6, 1));
    }

    [EachStore]
    public async Task A_draft_is_replaced_or_thrown_away_and_what_was_applied_is_not(string store)
    {
        await using var site = await Site.OpenAsync(store, Site.BinhDinh);
        var (rows, units) = Tables("reorganisation-2024-12");
        (await ImportAsync(site, Rows, Units, Reorganised.First)).Require();
        var id = (await ImportAsync(site, rows, units, Reorganised.First)).Require();
        (await site.StoreAsync(db => db.Reorganisations.SingleAsync())).Rows.Count.ShouldBe(159);
        (await DiscardAsync(site, id, 7)).Problems.ShouldHaveSingleItem().Code.ShouldBe("registry.changed-meanwhile");
        (await DiscardAsync(site, id, 0)).Require();
        (await ImportAsync(site, rows, units, Reorganised.First)).Require();
        site.Clock.Set("2024-12-01 08:00");
        (await site.ApplyAsync(Reorganised.First)).Require();
        var applied = await site.ReorganisationAsync(Reorganised.First);
        (await DiscardAsync(site, applied.Id, applied.Version)).Problems.ShouldHaveSingleItem().Code.ShouldBe("reorganisation.already-applied");
        (await ImportAsync(site, rows, units, Reorganised.First)).Problems.ShouldHaveSingleItem().Code.ShouldBe("reorganisation.code-taken");
    }

    [EachStore]
    public async Task Everything_that_is_wrong_is_said_at_once(string store)
    {
        await using var site = await Site.OpenAsync(store, Site.BinhDinh);
        var problems = (await ImportAsync(site, Rows + "21550,21550,swallowed,,A,A\n", "code,level\n1,commune\n", "mã có dấu", resolution: "", day: null)).Problems;
        problems.Select(problem => $"{problem.Place}: {problem.Code}").ShouldBe(
            [
                "code: registry.bad-code", "resolution: registry.needed", "legalDay: registry.needs-day", "operatingDay: registry.needs-operating-day",
                "rows: registry.unknown-word", "units: registry.no-column",
            ]);
        (await ImportAsync(site, "\0\u0001", "", "x")).Problems.ShouldNotBeEmpty();
        var reader = new Actor("lanhdao", "", Actor.PermissionsOf([Role.Leader]), "/");
        (await ImportAsync(site, Rows, Units, "x", actor: reader)).Problems.ShouldHaveSingleItem().Kind.ShouldBe(ProblemKind.Forbidden);
    }

    [EachStore]
    public async Task What_goes_two_ways_is_refused(string store)
    {
        await using var site = await Site.OpenAsync(store, Site.BinhDinh);
        var (rows, units) = Tables("reorganisation-2024-12");
        await RefusedAsync(rows + "21550,21553,merge,,Phường Nhơn Bình,Phường Nhơn Phú\n", units, "reorganisation.two-ways");
        await RefusedAsync(rows.Replace("21550,21550,unchanged,,Phường Nhơn Bình,Phường Nhơn Bình", "21550,21553,merge,,Phường Nhơn Bình,Phường Nhơn Phú", StringComparison.Ordinal), units, "reorganisation.target-taken");
        await RefusedAsync(rows.Replace("21550,21550,unchanged", "21550,21550,split-rest", StringComparison.Ordinal), units, "reorganisation.split-of-one");
        await RefusedAsync(rows.Replace("21550,21550,unchanged", "21550,99999,unchanged", StringComparison.Ordinal), units, "reorganisation.unknown-target");
        await RefusedAsync(rows, units.Replace("21550,540,", "21550,539,", StringComparison.Ordinal), "reorganisation.unknown-parent");

        async Task RefusedAsync(string wrongRows, string wrongUnits, string code)
        {
            var id = (await ImportAsync(site, wrongRows, wrongUnits, "wrong")).Require();
            var found = (await site.AskAsync<GetReorganisation, Outcome<GetReorganisation.Result>>(get => get.RunAsync(id, Quarter.Coordinator, CancellationToken.None))).Require();
            (found.Plan, found.MayApply).ShouldBe((null, false));
            found.Problems.Select(problem => problem.Code).ShouldContain(code);
        }
    }

    private static Task<Outcome<Done>> DiscardAsync(Site site, Guid id, int version) =>
        site.AskAsync<DiscardReorganisation, Outcome<Done>>(discard => discard.RunAsync(id, version, Quarter.Coordinator, CancellationToken.None));

    private static Task<Outcome<Guid>> ImportAsync(
        Site site, string rows, string units, string code, string resolution = "1257/NQ-UBTVQH15", string? day = "2024-12-01", Actor? actor = null)
    {
        DateOnly? parsed = day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        return site.AskAsync<ImportReorganisation, Outcome<Guid>>(import => import.RunAsync(
            new(code, "Sắp xếp", null, resolution, parsed, parsed, Stream(rows), Stream(units)), actor ?? Quarter.Coordinator, CancellationToken.None));
    }

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    /// <summary>The recipe's step as the two tables that it was made from.</summary>
    private static (string Rows, string Units) Tables(string recipe)
    {
        var step = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "recipes", $"{recipe}.recipe.json")))!["steps"]![0]!;
        var kinds = new Dictionary<string, string> { ["unchanged"] = "unchanged", ["mergedInto"] = "merge", ["retyped"] = "type-change" };
        return (
            Rows + string.Concat(step["rows"]!.AsArray().Select(row => $"{row!["oldCode"]},{row["newCode"]},{kinds[$"{row["kind"]}"]},{row["clause"]},{row["oldName"]},{row["newName"]}\n")),
            Units + string.Concat(step["units"]!.AsArray().Select(unit => $"{unit!["code"]},{unit["parentCode"]},{unit["kind"]},{unit["typeName"]},{unit["name"]},{unit["nameEn"]}\n")));
    }
}
