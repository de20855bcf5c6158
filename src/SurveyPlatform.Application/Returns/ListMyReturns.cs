using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Returns;

/// <summary>What the actor's own unit owes, what was handed to the actor on top, then the next due; and page by page what is done.</summary>
[UseCase]
public sealed class ListMyReturns(SurveyDbContext db, IPeople people, TemplateCache templates, TimeProvider clock)
{
    public const int PageSize = 20;

    /// <param name="State">Null: not started.</param>
    /// <param name="WorkingDaysToDue">Negative: so many working days late.</param>
    /// <param name="SentBack">The move by which it came back, where it did; <paramref name="SentBackBy"/> is what its reviewer is called.</param>
    public sealed record Owed(
        ObligationId Id, LocalizedText Title, Period Period, string UnitName, DateOnly DueOn, ReturnState? State, int WorkingDaysToDue,
        FormProgress Progress, DateTime? SavedAtUtc, ReturnHands Hands, ReturnMove? SentBack, string? SentBackBy)
    {
        /// <summary>It was asked of a unit that has ended; the actor's own has taken it over.</summary>
        public bool IsOfEnded { get; init; }
    }

    /// <param name="State">Null: nothing was ever saved; it is past all the same.</param>
    public sealed record Past(
        ObligationId Id, LocalizedText Title, Period Period, string UnitName, DateOnly DueOn, ReturnState? State, DateTime? FirstSubmittedAtUtc, bool IsLate, int Revisions)
    {
        /// <summary>Of a unit whose place the actor's own has taken.</summary>
        public bool IsOfEnded { get; init; }
    }

    public sealed record Result(IReadOnlyList<Owed> Owed, IReadOnlyList<Person> Colleagues, IReadOnlyList<Past> Past, int PastTotal, int Page);

    /// <param name="page">Of what is done, from 1.</param>
    public async Task<Outcome<Result>> RunAsync(int page, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.AnswerReturns))
        {
            return SharedProblems.NotPermitted;
        }

        var today = clock.Today;
        var joined = from obligation in db.Obligations.AsNoTracking().OwedBy(actor)
                     join formReturn in db.Returns on obligation.Id equals formReturn.ObligationId into returns
                     from formReturn in returns.DefaultIfEmpty()
                     select new
                     {
                         obligation.Id,
                         IsOwed = (formReturn == null || formReturn.State == ReturnState.Draft || formReturn.State == ReturnState.SentBack)
                             && obligation.LockOn >= today,
                         Row = new Past(
                             obligation.Id, obligation.Exercise.Collection.Title, obligation.Exercise.Period, "", obligation.DueOn,
                             (ReturnState?)formReturn!.State, formReturn.FirstSubmittedAtUtc, (bool?)formReturn.FirstSubmittedLate ?? false, (int?)formReturn.Revision ?? 0),
                         obligation.UnitTypeName,
                         obligation.UnitName,
                         obligation.HeirId,
                         obligation.Exercise.Period,
                         obligation.Exercise.CollectionCode,
                     };
        var total = await joined.CountAsync(row => !row.IsOwed, cancellationToken);
        page = Math.Clamp(page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var past = await joined.Where(row => !row.IsOwed).OrderByDescending(row => row.Period).ThenBy(row => row.CollectionCode)
            .Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
        var owed = await OwedAsync(await joined.Where(row => row.IsOwed).Select(row => row.Id).ToListAsync(cancellationToken), actor, cancellationToken);
        var team = owed.Count == 0 ? [] : await people.AnsweringForAsync(actor.Scope!, cancellationToken);
        return new Result(
            owed, [.. team.Where(person => !string.Equals(person.Name, actor.Name, StringComparison.Ordinal))],
            [.. past.Select(row => row.Row with { UnitName = Registry.UnitNames.Full(row.UnitTypeName, row.UnitName), IsOfEnded = row.HeirId is not null })], total, page);
    }

    private async Task<List<Owed>> OwedAsync(List<ObligationId> ids, Actor actor, CancellationToken cancellationToken)
    {
        var files = new List<ReturnFile>();
        foreach (var id in ids)
        {
            files.Add((await db.OpenAsync(db.Obligations.OwedBy(actor), id, templates, clock, cancellationToken))!);
        }

        var hands = await db.ReadHandsAsync(people, files.ToDictionary(file => file.Obligation.Id, file => file.Return), actor, clock.UtcNow, cancellationToken);
        var name = await people.NamesAsync(files.Select(file => SentBackOf(file)?.By ?? ""), cancellationToken);
        var calendar = await db.ReadCalendarAsync(cancellationToken);
        return
        [
            .. files.Select(file => OwedOf(file, hands[file.Obligation.Id], calendar, name))
                .OrderByDescending(row => row.Hands.IsMine).ThenBy(row => row.Hands.HasIt is not null && !row.Hands.IsMine)
                .ThenBy(row => row.DueOn).ThenBy(row => row.Title.Vi, StringComparer.Ordinal),
        ];
    }

    private Owed OwedOf(ReturnFile file, ReturnHands hands, WorkingCalendar calendar, Func<string, string> name)
    {
        var (obligation, answers, sentBack) = (file.Obligation, file.Answers, SentBackOf(file));
        return new(
            obligation.Id, obligation.Exercise.Collection.Title, obligation.Exercise.Period, obligation.UnitFullName, obligation.DueOn, file.Return?.State,
            calendar.WorkingDaysBetween(clock.Today, obligation.DueOn),
            FormProgress.Of(file.Template.Template, answers, FormEvaluation.Evaluate(file.Template, answers, file.Context)),
            file.Return?.LastSavedAtUtc, hands, sentBack, sentBack is null ? null : name(sentBack.By))
        {
            IsOfEnded = obligation.HeirId is not null,
        };
    }

    private static ReturnMove? SentBackOf(ReturnFile file) =>
        file.Return is { State: ReturnState.SentBack } sentBack ? sentBack.Moves.Where(move => move.To == ReturnState.SentBack).MaxBy(move => move.AtUtc) : null;
}
