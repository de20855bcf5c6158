using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reconciliation;

/// <summary>One case with all that was said, for its parties and the department.</summary>
[UseCase]
public sealed class GetCase(SurveyDbContext db, IPeople people, TimeProvider clock)
{
    /// <param name="Mine">The side that the actor speaks for; null: reads, or decides.</param>
    /// <param name="NameOf">How people are called, by user name.</param>
    /// <param name="Settled">The answers that stand in place of the unit's since the decision.</param>
    /// <param name="Others">Other cases of the same unit and quarter.</param>
    public sealed record Result(
        ReconciliationCase Case, CaseParty? Mine, bool MayDecide, int WorkingDaysLeft, Func<string, string> NameOf, IReadOnlyDictionary<string, string> Operators,
        IReadOnlyList<DecidedFigure> Settled, IReadOnlyList<ReconciliationCase> Others);

    public async Task<Outcome<Result>> RunAsync(Guid id, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.AnswerReturns) && !actor.May(Permission.SettleSources))
        {
            return SharedProblems.NotPermitted;
        }

        if (await db.FindCaseAsync(id, actor, cancellationToken) is not { } item)
        {
            return SharedProblems.NotFound;
        }

        var calendar = await db.ReadCalendarAsync(cancellationToken);
        return new Result(
            item, actor.May(Permission.AnswerReturns) ? item.Parties.FirstOrDefault(party => party.Path == actor.Scope) : null, actor.May(Permission.SettleSources),
            calendar.WorkingDaysBetween(clock.Today, item.DueOn),
            await people.NamesAsync(item.Entries.Select(entry => entry.By), cancellationToken),
            await db.OperatorNamesAsync(item.Period, cancellationToken),
            await db.DecidedFigures.AsNoTracking().Where(figure => figure.CaseId == id && figure.WithdrawnAtUtc == null).OrderBy(figure => figure.Element).ToListAsync(cancellationToken),
            await db.ReconciliationCases.AsNoTracking().VisibleTo(actor).Where(other => other.ObligationId == item.ObligationId && other.Id != id)
                .OrderBy(other => other.Key).ToListAsync(cancellationToken));
    }
}

internal static class OperatorNames
{
    /// <summary>What the operators of a quarter are called, by the code that forms list them under.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> OperatorNamesAsync(this SurveyDbContext db, Period period, CancellationToken cancellationToken) =>
        (await db.Obligations.AsNoTracking().Where(item => item.Exercise.Period == period && item.Exercise.Collection.TemplateCode == SourceReader.LineForm)
            .ToListAsync(cancellationToken)).DistinctBy(item => item.UnitCode).ToDictionary(item => item.UnitCode.ToLowerInvariant(), item => item.UnitFullName, StringComparer.Ordinal);
}
