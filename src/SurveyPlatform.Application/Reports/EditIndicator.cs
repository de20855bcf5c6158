using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Reports;

/// <summary>An indicator to be changed, with the questions that can be added up and the quarters that it can be tried out on.</summary>
[UseCase]
public sealed class EditIndicator(SurveyDbContext db, TemplateCache templates)
{
    /// <param name="Shown">The draft, else the newest version; null: a new one.</param>
    /// <param name="Revision">Of the draft; 0: there is none.</param>
    public sealed record Result(
        Indicator? Shown, int Revision, DateOnly? EffectiveFrom, int Position, int? PublishedVersion, IReadOnlyList<Element> Elements, IReadOnlyList<Period> Quarters);

    /// <param name="Answers">What can be chosen, where the answer is a choice.</param>
    public sealed record Element(string Name, LocalizedText Label, bool IsNumber, IReadOnlyList<string> Answers);

    public async Task<Outcome<Result>> RunAsync(string? code, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageStandards))
        {
            return SharedProblems.NotPermitted;
        }

        var newest = await db.Indicators.AsNoTracking().Where(item => item.Code == code).OrderByDescending(item => item.Version).FirstOrDefaultAsync(cancellationToken);
        var draft = await db.IndicatorDrafts.AsNoTracking().FirstOrDefaultAsync(item => item.Code == code, cancellationToken);
        if (code is not null && newest is null && draft is null)
        {
            return SharedProblems.NotFound;
        }

        var last = await db.Indicators.MaxAsync(item => (int?)item.Position, cancellationToken) ?? 0;
        return new Result(
            draft?.Read() ?? newest?.Read(), draft?.Revision ?? 0, draft?.EffectiveFrom, draft?.Position ?? newest?.Position ?? last + IndicatorsStep.PositionStep, newest?.Version,
            await ElementsAsync(cancellationToken),
            [.. (await db.Exercises.AsNoTracking().Where(item => item.CollectionCode == QuarterlyReport.UnitCollection).Select(item => item.Period).ToListAsync(cancellationToken)).OrderDescending()]);
    }

    private async Task<IReadOnlyList<Element>> ElementsAsync(CancellationToken cancellationToken)
    {
        var forms = await db.IndicatorFormsAsync(templates, cancellationToken);
        return
        [
            .. forms.SelectMany(form => FormElement.Of(form).Where(element => element.Group is null)
                    .Select(element => new Element(element.Element, element.Question.Label, element.Question.IsNumber, [.. IndicatorCheck.Answers(form, element.Question)])))
                .Reverse().DistinctBy(element => element.Name).Reverse().Where(element => element.IsNumber || element.Answers.Count > 0),
        ];
    }
}

internal static class IndicatorForms
{
    /// <summary>Versions of the form that indicators add up, the oldest first.</summary>
    public static async Task<IReadOnlyList<FormTemplate>> IndicatorFormsAsync(this SurveyDbContext db, TemplateCache templates, CancellationToken cancellationToken)
    {
        var template = await db.Collections.AsNoTracking().Where(item => item.Code == QuarterlyReport.UnitCollection).Select(item => item.TemplateCode).FirstOrDefaultAsync(cancellationToken);
        return template is null ? [] : [.. (await db.VersionsAsync(template, templates, cancellationToken)).Select(version => version.Template)];
    }
}
