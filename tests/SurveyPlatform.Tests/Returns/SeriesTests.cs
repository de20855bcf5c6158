using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Reports;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Standards;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;
using SurveyPlatform.Tests.Ground;
using SurveyPlatform.Web.Pages.Reports;
using SurveyPlatform.Web.Pages.Returns;
using SurveyPlatform.Web.Shared;
using Period = SurveyPlatform.Collection.Period;

namespace SurveyPlatform.Tests.Returns;

/// <summary>Figures over two quarters, between which the form was changed.</summary>
public sealed class SeriesTests
{
    private const string Broken = "interruptions";
    private const string Retyped = "security_incidents";

    [EachStore]
    public async Task A_renamed_question_goes_on_with_the_figure_that_was_written_under_its_earlier_name(string store)
    {
        await using var site = await NextQuarterAsync(store, NextForm);
        var opened = await OpenAsync(site, Quarter.NhonBinh);
        var before = Quarter.AnswersOf(Quarter.NhonBinh).Values["people_with_computer"];
        opened.Context.Previous!.Values["people_equipped"].ShouldBe(before);
        View(opened).Before(QuestionOf(opened, "people_equipped")).ShouldBe($"Kỳ trước: {before}");
        var answers = opened.Answers.Copy();
        answers.Values["people_equipped"] = Value.Of(before.AsNumber!.Value + 1);
        DoubtsOf(opened, answers).ShouldContain("people-fewer", "the check reads previous() by the new name");
        answers.Values["people_equipped"] = before;
        DoubtsOf(opened, answers).ShouldNotContain("people-fewer");
    }

    [EachStore]
    public async Task A_broken_series_has_no_figure_to_compare_with_and_the_form_says_so(string store)
    {
        await using var site = await NextQuarterAsync(store, NextForm);
        var recorded = await site.StoreAsync(db => db.TemplateVersions.SingleAsync(version => version.TemplateCode == ChangedForm.Code && version.Number == 2));
        recorded.Breaks.Select(broken => (broken.Element, broken.Reason)).ShouldBe([(Broken, BreakReason.UnitOfMeasure), (Retyped, BreakReason.Retyped)], ignoreOrder: true);
        var opened = await OpenAsync(site, Quarter.NhonBinh);
        foreach (var name in new[] { Broken, Retyped })
        {
            opened.Context.Previous!.Values.ShouldNotContainKey(name);
            View(opened).Before(QuestionOf(opened, name)).ShouldBe(Texts.Vietnamese["fill.broken-series"]);
        }

        var answers = opened.Answers.Copy();
        answers.Values[Broken] = Value.Of(9);
        DoubtsOf(opened, answers).ShouldNotContain("interruptions-more", "previous() is missing");
    }

    [EachStore]
    public async Task A_question_that_is_new_is_not_called_a_broken_series(string store)
    {
        await using var site = await NextQuarterAsync(store, form => NextForm(form).Add(
            new Question("printers", QuestionType.Integer, new("Số máy in"), ComparePrevious: true)));
        var opened = await OpenAsync(site, Quarter.NhonBinh);
        View(opened).Before(QuestionOf(opened, "printers")).ShouldBe("");
    }

    [EachStore]
    public async Task Standards_and_the_consolidated_report_follow_the_element_over_its_new_name(string store)
    {
        await using var site = await NextQuarterAsync(store, NextForm);
        await HandInAgainAsync(site, Quarter.NhonBinh);
        var report = await ReportAsync(site);
        var before = Quarter.AnswersOf(Quarter.NhonBinh);
        var verdict = await site.StoreAsync(db => db.CurrentVerdicts().SingleAsync(item =>
            item.CriterionCode == "computer-per-person" && item.ReturnRevision == 1 && db.Exercises.Any(exercise => exercise.Id == item.ExerciseId && exercise.Period == Period.Quarter(2023, 4))));
        (verdict.Outcome, verdict.Figure).ShouldBe((VerdictOutcome.NotMet, before.Values["people_with_computer"].AsNumber - 1));
        var figure = report.Find("people-with-computer", UnitKind.Commune)!;
        (figure.Numerator, figure.IsBroken).ShouldBe((verdict.Figure, false));
        figure.Change.ShouldNotBeNull().ShouldBeLessThan(0);
    }

    [EachStore]
    public async Task The_report_compares_nothing_over_a_break_and_says_why(string store)
    {
        await using var site = await NextQuarterAsync(store, NextForm);
        await HandInAgainAsync(site, Quarter.NhonBinh);
        var report = await ReportAsync(site);
        foreach (var code in new[] { "interruptions", "security-incidents" })
        {
            var figure = report.Find(code, UnitKind.Commune)!;
            (figure.Value, figure.Previous, figure.Change, figure.IsBroken).ShouldBe((1, null, null, true));
            FigureWords.Change(Texts.Vietnamese, figure, report.Indicator(code), "–").ShouldBe(Texts.Vietnamese["report.broken-series"]);
        }
    }

    /// <summary>One question under a new name, one counted in another unit, one of another type.</summary>
    private static FormTemplate NextForm(FormTemplate form)
    {
        var renamed = TemplateJson.Read(TemplateJson.Write(form).Replace("people_with_computer\"", "people_equipped\"", StringComparison.Ordinal)
            .Replace("{people_with_computer}", "{people_equipped}", StringComparison.Ordinal)).Require();
        return renamed.With(question => question.Name switch
        {
            "people_equipped" => question with { Element = "people_with_computer", Checks = [.. question.Checks ?? [], Soft("people-fewer", "${people_equipped} <= previous('people_equipped')")] },
            Broken => question with { UnitOfMeasure = new("giờ"), ComparePrevious = true, Checks = [Soft("interruptions-more", $"${{{Broken}}} <= previous('{Broken}')")] },
            Retyped => question with { Type = QuestionType.Percent },
            _ => question,
        });
    }

    private static Check Soft(string code, string expression) => new(code, Severity.Soft, expression, new("Nhiều hơn kỳ trước."));

    /// <summary>The third quarter is handed in, the form changes, the fourth quarter opens.</summary>
    private static async Task<Site> NextQuarterAsync(string store, Func<FormTemplate, FormTemplate> change)
    {
        var site = await Quarter.OpenAsync(store);
        await site.HandInAsync(Quarter.NhonBinh);
        var draft = await site.DraftAsync(change(await site.NewestAsync()));
        (await site.AskAsync((PublishForm publish) => publish.RunAsync(new(ChangedForm.Code, draft, [], new Dictionary<Guid, TemplateMapping>()), Actor.System, CancellationToken.None))).Require();
        site.Clock.Set("2023-12-15 08:00");
        (await site.OpenDueAsync()).Require();
        return site;
    }

    private static Task<Obligation> OwedAsync(Site site, string unit) => site.StoreAsync(db => db.Obligations.AsNoTracking()
        .SingleAsync(item => item.UnitCode == unit && item.Exercise.Period == Period.Quarter(2023, 4)));

    private static async Task<OpenReturn.Result> OpenAsync(Site site, string unit)
    {
        var owed = await OwedAsync(site, unit);
        return (await site.OpenReturnAsync(owed, ClerkOf(owed))).Require();
    }

    private static Actor ClerkOf(Obligation owed) => new("clerk", owed.UnitCode, Actor.PermissionsOf([Role.Respondent]), owed.Path);

    private static FormView View(OpenReturn.Result opened) => new(opened, opened.Answers, opened.Evaluation, Texts.Vietnamese, showErrors: false);

    private static Question QuestionOf(OpenReturn.Result opened, string name) => opened.Template.Template.Questions.Single(question => question.Name == name);

    private static IEnumerable<string?> DoubtsOf(OpenReturn.Result opened, AnswerSet answers) =>
        FormEvaluation.Evaluate(opened.Template, answers, opened.Context).Violations.Select(violation => violation.ReasonKey);

    private static async Task HandInAgainAsync(Site site, string unit)
    {
        var owed = await OwedAsync(site, unit);
        var answers = Quarter.AnswersOf(unit).Copy();
        answers.Values.Remove("people_with_computer", out var people);
        answers.Values["people_equipped"] = Value.Of(people.AsNumber!.Value - 1);
        answers.Values[Broken] = answers.Values[Retyped] = Value.Of(1);
        answers.Values["interruption_hours"] = Value.Of(2);
        var saved = (await site.SaveAsync(owed, 0, answers, ClerkOf(owed))).Require();
        (await site.SubmitAsync(owed, saved.Version, ClerkOf(owed))).Require();
    }

    private static async Task<ConsolidatedReport> ReportAsync(Site site)
    {
        var id = (await site.AskAsync((CompileReport compile) => compile.RunAsync(Period.Quarter(2023, 4), Quarter.Coordinator, CancellationToken.None))).Require().Id;
        return (await site.AskAsync((GetReport get) => get.RunAsync(id, Quarter.Coordinator, CancellationToken.None))).Require().Report;
    }
}
