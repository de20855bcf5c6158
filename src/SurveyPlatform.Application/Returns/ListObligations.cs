using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Returns;

/// <summary>Who owes what and how far they are: the work list of reviewers and coordinators, and the API's list.</summary>
[UseCase]
public sealed class ListObligations(SurveyDbContext db, TimeProvider clock)
{
    public const int MaxPageSize = 500;

    /// <summary>What is looked for; null is no filter.</summary>
    public enum Show
    {
        /// <summary>No return yet, or one that was never submitted or was sent back.</summary>
        Outstanding,

        /// <summary>Outstanding and past its due date.</summary>
        Overdue,

        /// <summary>Submitted and waiting for a reviewer.</summary>
        ToReview,

        /// <summary>Submitted, approved or not.</summary>
        Submitted,

        /// <summary>First submitted after the due date.</summary>
        SubmittedLate,
        Approved,

        /// <summary>Nobody of the unit has even looked at the form.</summary>
        NotOpened,

        /// <summary>Begun, not submitted yet.</summary>
        InProgress,
        SentBack,
    }

    /// <param name="ByDistrict">Each district with its communes, then the others; else the districts first and then all communes.</param>
    public sealed record Query(
        ExerciseId? Exercise = null, Period? Period = null, Show? Show = null, UnitKind? Kind = null, UnitId? Parent = null,
        string? Text = null, int Page = 1, int PageSize = 200, bool ByDistrict = false);

    /// <param name="State">Null: nothing has been saved yet.</param>
    public sealed record Row(
        ObligationId Id, ExerciseId ExerciseId, string CollectionCode, LocalizedText CollectionTitle, Period Period,
        UnitId UnitId, UnitKind UnitKind, string UnitCode, string UnitName, UnitId? ParentId,
        DateOnly DueOn, ReturnState? State, DateTime? FirstSubmittedAtUtc, DateTime? LastSavedAtUtc, Punctuality Punctuality, int WorkingDaysLate)
    {
        /// <summary>When somebody of the unit first had the form in front of them; null: nobody has yet.</summary>
        public DateTime? FirstOpenedAtUtc { get; init; }
    }

    public sealed record Result(IReadOnlyList<Row> Rows, int Total, int Page, int PageSize);

    public async Task<Outcome<Result>> RunAsync(Query query, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewReturns) && !actor.May(Permission.AnswerReturns))
        {
            return SharedProblems.NotPermitted;
        }

        var joined = from obligation in db.Obligations.AsNoTracking().VisibleTo(actor)
                     join formReturn in db.Returns on obligation.Id equals formReturn.ObligationId into returns
                     from formReturn in returns.DefaultIfEmpty()
                     select new Joined { Obligation = obligation, Return = formReturn };
        joined = Filter(joined, query);
        var total = await joined.CountAsync(cancellationToken);
        var size = Math.Clamp(query.PageSize, 1, MaxPageSize);
        var page = Math.Clamp(query.Page, 1, Math.Max(1, (total + size - 1) / size));
        var found = await InOrder(joined, query.ByDistrict)
            .ThenBy(row => row.Obligation.UnitSortKey).ThenBy(row => row.Obligation.UnitCode)
            .Skip((page - 1) * size).Take(size)
            .Select(row => new
            {
                row.Obligation,
                row.Obligation.Exercise.CollectionCode,
                row.Obligation.Exercise.Collection.Title,
                row.Obligation.Exercise.Period,
                State = (ReturnState?)row.Return!.State,
                row.Return.FirstSubmittedAtUtc,
                row.Return.ReceivedOn,
                LastSavedAtUtc = (DateTime?)row.Return.LastSavedAtUtc,
            })
            .ToListAsync(cancellationToken);
        var calendar = await db.ReadCalendarAsync(cancellationToken);
        var today = clock.Today;
        return new Result(
            [
                .. found.Select(row =>
                {
                    var submittedOn = row.ReceivedOn;
                    return new Row(
                        row.Obligation.Id, row.Obligation.ExerciseId, row.CollectionCode, row.Title, row.Period,
                        row.Obligation.UnitId, row.Obligation.UnitKind, row.Obligation.UnitCode, row.Obligation.UnitFullName, row.Obligation.ParentId,
                        row.Obligation.DueOn, row.State, row.FirstSubmittedAtUtc, row.LastSavedAtUtc,
                        PunctualityRule.Evaluate(row.Obligation.DueOn, submittedOn, today),
                        Math.Max(0, calendar.WorkingDaysBetween(row.Obligation.DueOn, submittedOn ?? today)))
                    {
                        FirstOpenedAtUtc = row.Obligation.FirstOpenedAtUtc,
                    };
                }),
            ],
            total, page, size);
    }

    private static IOrderedQueryable<Joined> InOrder(IQueryable<Joined> rows, bool byDistrict)
    {
        var byPeriod = rows.OrderByDescending(row => row.Obligation.Exercise.Period).ThenBy(row => row.Obligation.Exercise.CollectionCode);
        return byDistrict
            ? byPeriod.ThenBy(row => row.Obligation.UnitKind == UnitKind.District || row.Obligation.UnitKind == UnitKind.Commune ? 0 : 1)
                .ThenBy(row => row.Obligation.UnitKind == UnitKind.Commune ? row.Obligation.ParentId : row.Obligation.UnitId)
                .ThenBy(row => row.Obligation.UnitKind == UnitKind.District ? 0 : 1)
            : byPeriod.ThenBy(row => row.Obligation.UnitKind == UnitKind.District ? 0 : 1);
    }

    private IQueryable<Joined> Filter(IQueryable<Joined> rows, Query query)
    {
        if (query.Exercise is { } exercise)
        {
            rows = rows.Where(row => row.Obligation.ExerciseId == exercise);
        }

        if (query.Period is { } period)
        {
            rows = rows.Where(row => row.Obligation.Exercise.Period == period);
        }

        if (query.Kind is { } kind)
        {
            rows = rows.Where(row => row.Obligation.UnitKind == kind);
        }

        if (query.Parent is { } parent)
        {
            rows = rows.Where(row => row.Obligation.ParentId == parent || row.Obligation.UnitId == parent);
        }

        if (VietnameseText.FoldedKey(query.Text ?? "") is { Length: > 0 } folded)
        {
            rows = rows.Where(row => row.Obligation.UnitFoldedKey.Contains(folded) || row.Obligation.UnitCode.StartsWith(folded));
        }

        return query.Show is { } show ? Showing(rows, show, clock.Today) : rows;
    }

    private static IQueryable<Joined> Showing(IQueryable<Joined> rows, Show show, DateOnly today) => show switch
    {
        Show.Outstanding => rows.Where(row => row.Return == null || row.Return.State == ReturnState.Draft || row.Return.State == ReturnState.SentBack),
        Show.Overdue => rows.Where(row => row.Obligation.DueOn < today
            && (row.Return == null || row.Return.State == ReturnState.Draft || row.Return.State == ReturnState.SentBack)),
        Show.ToReview => rows.Where(row => row.Return != null && row.Return.State == ReturnState.Submitted),
        Show.Submitted => rows.Where(row => row.Return != null && (row.Return.State == ReturnState.Submitted || row.Return.State == ReturnState.Approved)),
        Show.SubmittedLate => rows.Where(row => row.Return != null && row.Return.FirstSubmittedLate),
        Show.Approved => rows.Where(row => row.Return != null && row.Return.State == ReturnState.Approved),
        Show.NotOpened => rows.Where(row => row.Return == null && row.Obligation.FirstOpenedAtUtc == null),
        Show.InProgress => rows.Where(row => row.Return != null && row.Return.State == ReturnState.Draft),
        Show.SentBack => rows.Where(row => row.Return != null && row.Return.State == ReturnState.SentBack),
    };

    private sealed class Joined
    {
        public required Obligation Obligation { get; init; }

        public FormReturn? Return { get; init; }
    }
}
