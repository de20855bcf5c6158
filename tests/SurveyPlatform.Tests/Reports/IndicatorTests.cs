using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Recipes;
using SurveyPlatform.Registry;
using SurveyPlatform.Reports;
using SurveyPlatform.Shared;
using SurveyPlatform.Tests.Ground;
using SurveyPlatform.Tests.Templates;
using Period = SurveyPlatform.Collection.Period;

namespace SurveyPlatform.Tests.Reports;

public sealed class IndicatorTests
{
    private static readonly Indicator PerPerson = SampleQuarter.Indicators.Single(indicator => indicator.Code == "computers-per-person");

    [Fact]
    public void Every_indicator_of_the_recipe_can_be_published() =>
        SampleQuarter.Indicators.SelectMany(Problems).ShouldBeEmpty();

    [Fact]
    public void All_that_is_wrong_with_an_indicator_is_told_at_once_and_where()
    {
        var wrong = PerPerson with
        {
            Code = "Computers per person",
            Title = new(" "),
            Kinds = [UnitKind.Operator],
            Numerator = new(["computers_workin", "remarks"]),
            Denominator = new(["has_lan"], "maybe"),
            Scale = 0,
            Use = IndicatorUse.Headline,
        };
        Problems(wrong).ShouldBe(
            [
                "code reports.indicator-code", "denominator reports.no-such-answer", "kinds reports.indicator-kinds", "numerator reports.not-a-figure",
                "numerator reports.unknown-element", "scale reports.indicator-scale", "title reports.indicator-text", "use reports.indicator-use",
            ],
            ignoreOrder: true);
    }

    [EachStore]
    public async Task The_recipe_changes_nothing_the_second_time_and_never_a_version_that_is_published(string store)
    {
        await using var site = await Site.OpenAsync(store, Site.BinhDinh);
        var recipe = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "recipes", "indicators.recipe.json"));
        (await RunAsync(recipe)).Require().ShouldBe(1);
        (await RunAsync(recipe.Replace("\"computers_missing\"", "\"computers_total\"", StringComparison.Ordinal))).Problems
            .ShouldHaveSingleItem().Code.ShouldBe("reports.indicator-changed");
        (await RunAsync(recipe.Replace("\"computers_missing\"", "\"computers_lost\"", StringComparison.Ordinal))).Problems
            .ShouldHaveSingleItem().Code.ShouldBe("reports.unknown-element");
        (await site.StoreAsync(db => db.ReadIndicatorsAsync(new(2023, 9, 14), CancellationToken.None))).Select(indicator => indicator.Code)
            .ShouldBe(SampleQuarter.Indicators.Select(indicator => indicator.Code));

        Task<Outcome<int>> RunAsync(string text) => site.AskAsync<RunRecipe, Outcome<int>>(run => run.RunAsync([("indicators.recipe.json", text)], CancellationToken.None));
    }

    [EachStore]
    public async Task Without_indicators_no_report_is_compiled_and_it_is_said_what_to_do(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        await site.StoreAsync(db => db.Indicators.ExecuteDeleteAsync());
        (await site.AskAsync<CompileReport, Outcome<CompileReport.Result>>(compile =>
            compile.RunAsync(Period.Quarter(2023, 3), Quarter.Coordinator, CancellationToken.None))).Problems.ShouldHaveSingleItem().Code.ShouldBe("reports.no-indicators");
    }

    [EachStore]
    public async Task A_published_version_stays_for_the_quarters_before_the_next_one_begins(string store)
    {
        await using var site = await Site.OpenAsync(store, Site.BinhDinh);
        var changed = PerPerson with { Numerator = Term.Sum("computers_total") };
        var request = new SaveIndicator.Request(changed, new(2023, 12, 1), 30, 0, Publish: false);
        (await SaveAsync(request)).Require().ShouldBe(new(1, null));
        (await FormulaOnAsync(new(2023, 12, 14))).ShouldBe("computers_working", "a draft is in force nowhere");
        (await SaveAsync(request with { Publish = true })).Problems.ShouldHaveSingleItem().Code.ShouldBe("reports.indicator-draft-changed");
        (await SaveAsync(request with { Revision = 1, Publish = true, Indicator = changed with { Numerator = Term.Sum("computers_lost") } })).Problems
            .ShouldHaveSingleItem().Place.ShouldBe("numerator");
        (await SaveAsync(request with { Revision = 1, Publish = true })).Require().ShouldBe(new(0, 2));
        (await FormulaOnAsync(new(2023, 11, 30))).ShouldBe("computers_working");
        (await FormulaOnAsync(new(2023, 12, 1))).ShouldBe("computers_total");
        (await SaveAsync(request with { Publish = true })).Problems.ShouldHaveSingleItem().Code.ShouldBe("reports.indicator-dates");
        (await SaveAsync(request, new("chu-tich", "", Actor.PermissionsOf([Role.Leader]), "/"))).Problems.ShouldHaveSingleItem().ShouldBe(SharedProblems.NotPermitted);

        Task<Outcome<SaveIndicator.Result>> SaveAsync(SaveIndicator.Request asked, Actor? actor = null) =>
            site.AskAsync<SaveIndicator, Outcome<SaveIndicator.Result>>(save => save.RunAsync(asked, actor ?? Quarter.Coordinator, CancellationToken.None));

        async Task<string> FormulaOnAsync(DateOnly day) =>
            (await site.StoreAsync(db => db.ReadIndicatorsAsync(day, CancellationToken.None))).Single(indicator => indicator.Code == PerPerson.Code).Numerator.Elements.Single();
    }

    private static IEnumerable<string> Problems(Indicator indicator) =>
        IndicatorCheck.Of(indicator, [RealFormsTests.Form("hardware")]).Select(problem => $"{problem.Place} {problem.Code}");
}
