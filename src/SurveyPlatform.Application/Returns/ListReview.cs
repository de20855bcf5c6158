using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Returns;

/// <summary>What waits for the reviewer, what needs attention first. The number of statements does not grow with the returns.</summary>
[UseCase]
public sealed class ListReview(SurveyDbContext db, TimeProvider clock)
{
    /// <summary>So many are looked into and listed, those that have waited longest; the others come as these are done.</summary>
    public const int Most = 500;

    /// <param name="Standing">Those of the reviewer's own competence, or those where the department may step in.</param>
    public sealed record Query(ReviewStanding Standing = ReviewStanding.Competent, ExerciseId? Exercise = null, UnitId? Parent = null, string? Text = null);

    /// <param name="Waits">Working days since it was submitted.</param>
    /// <param name="Doubts">Soft checks passed with a reason.</param>
    /// <param name="Answered">Remarks that the unit has answered and nobody has settled.</param>
    /// <param name="Drafts">Remarks written and not sent.</param>
    public sealed record Row(
        ObligationId Id, int Version, ExerciseId ExerciseId, LocalizedText Title, Period Period, string UnitName, UnitId? ParentId, DateTime SubmittedAtUtc,
        int Waits, int Revision, bool IsOnBehalf, int Doubts, int Changes, int Outliers, int Answered, int Drafts)
    {
        public bool IsQuiet => Doubts + Changes + Outliers + Answered + Drafts == 0;

        /// <summary>What somebody has already called doubtful weighs most, a mere change least.</summary>
        public int Weight => 3 * (Doubts + Answered + Drafts) + 2 * Outliers + Changes;
    }

    /// <param name="Rows">What needs attention first, then what has waited longest.</param>
    /// <param name="Total">Of this query; more than the rows where there are more than <see cref="Most"/>.</param>
    /// <param name="Counts">Of each standing, whatever else is asked.</param>
    /// <param name="Exercises">Those in which something waits.</param>
    public sealed record Result(
        IReadOnlyList<Row> Rows, int Total, IReadOnlyDictionary<ReviewStanding, int> Counts, IReadOnlyList<(ExerciseId Id, LocalizedText Title, Period Period)> Exercises,
        IReadOnlyList<(UnitId Id, string Name)> Parents);

    public async Task<Outcome<Result>> RunAsync(Query query, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ReviewReturns))
        {
            return SharedProblems.NotPermitted;
        }

        var all = await WaitingAsync(actor, cancellationToken);
        var counts = all.GroupBy(item => item.Standing).ToDictionary(group => group.Key, group => group.Count());
        var own = all.Where(item => item.Standing == query.Standing).ToList();
        var folded = VietnameseText.FoldedKey(query.Text ?? "");
        var asked = own.Where(item => (query.Exercise is null || item.Obligation.ExerciseId == query.Exercise)
            && (query.Parent is null || item.Obligation.ParentId == query.Parent)
            && (folded.Length == 0 || item.Obligation.UnitFoldedKey.Contains(folded, StringComparison.Ordinal) || item.Obligation.UnitCode.StartsWith(folded, StringComparison.OrdinalIgnoreCase))).ToList();
        var rows = await RowsAsync([.. asked.OrderBy(item => item.SubmittedAtUtc).Take(Most)], cancellationToken);
        return new Result(
            [.. rows.OrderByDescending(row => row.Weight).ThenBy(row => row.SubmittedAtUtc).ThenBy(row => row.Id.Value)], asked.Count, counts,
            [.. own.DistinctBy(item => item.Obligation.ExerciseId).OrderByDescending(item => item.Exercise.Period).Select(item => (item.Exercise.Id, item.Exercise.Collection.Title, item.Exercise.Period))],
            await ParentsAsync([.. own.Select(item => item.Obligation.ParentId).OfType<UnitId>().Distinct()], cancellationToken));
    }

    /// <summary>Those before and after one in the list, for going through it; null at its ends.</summary>
    public async Task<(Row? Before, Row? After)> BesideAsync(ObligationId id, Query query, Actor actor, CancellationToken cancellationToken)
    {
        var outcome = await RunAsync(query, actor, cancellationToken);
        if (!outcome.Succeeded(out var found))
        {
            return (null, null);
        }

        var rows = found.Rows.ToList();
        var at = rows.FindIndex(row => row.Id == id);
        return at < 0 ? (null, rows.FirstOrDefault()) : (rows.ElementAtOrDefault(at - 1), rows.ElementAtOrDefault(at + 1));
    }

    private async Task<List<Waiting>> WaitingAsync(Actor actor, CancellationToken cancellationToken)
    {
        var found = await (from obligation in db.Obligations.AsNoTracking().VisibleTo(actor)
                           join formReturn in db.Returns on obligation.Id equals formReturn.ObligationId
                           where formReturn.State == ReturnState.Submitted
                           select new { Obligation = obligation, ReturnId = formReturn.Id, formReturn.Version, formReturn.Revision, formReturn.LastSubmittedAtUtc }).ToListAsync(cancellationToken);
        var ids = found.Select(item => item.Obligation.ExerciseId).Distinct().ToList();
        var exercises = await db.Exercises.AsNoTracking().Include(item => item.Collection).Where(item => ids.Contains(item.Id)).ToDictionaryAsync(item => item.Id, cancellationToken);
        return
        [
            .. from item in found
               let exercise = exercises[item.Obligation.ExerciseId]
               let standing = ReviewStandings.StandingOf(item.Obligation, exercise.Collection, actor)
               where standing is not null
               select new Waiting(item.Obligation, exercise, item.ReturnId, item.Version, item.Revision, item.LastSubmittedAtUtc!.Value, standing.Value),
        ];
    }

    private async Task<List<Row>> RowsAsync(List<Waiting> waiting, CancellationToken cancellationToken)
    {
        var returns = waiting.ConvertAll(item => item.ReturnId);
        var newest = await (from formReturn in db.Returns.AsNoTracking()
                            from revision in formReturn.Revisions
                            where returns.Contains(formReturn.Id) && revision.Number == formReturn.Revision
                            select new { formReturn.Id, revision.Doubts, revision.OnBehalfId }).ToDictionaryAsync(item => item.Id, cancellationToken);
        var remarks = (await db.ReviewRemarks.AsNoTracking().Where(remark => returns.Contains(remark.ReturnId) && remark.SettledAtUtc == null)
            .Select(remark => new { remark.ReturnId, IsDraft = remark.SentAtUtc == null, IsAnswered = remark.Answer != null }).ToListAsync(cancellationToken)).ToLookup(remark => remark.ReturnId);
        var signals = await db.SignalsAsync(waiting.ConvertAll(item => item.Obligation.Id), cancellationToken);
        var (calendar, today) = (await db.ReadCalendarAsync(cancellationToken), clock.Today);
        return waiting.ConvertAll(item =>
        {
            var (revision, found) = (newest[item.ReturnId], signals[item.Obligation.Id].ToList());
            return new Row(
                item.Obligation.Id, item.Version, item.Exercise.Id, item.Exercise.Collection.Title, item.Exercise.Period, item.Obligation.UnitFullName, item.Obligation.ParentId,
                item.SubmittedAtUtc, Math.Max(0, calendar.WorkingDaysBetween(item.SubmittedAtUtc.ToLocalDay(), today)), item.Revision, revision.OnBehalfId is not null,
                revision.Doubts ?? 0, found.Count(signal => signal.Kind == FigureSignalKind.LargeChange),
                found.Where(signal => signal.Kind != FigureSignalKind.LargeChange).DistinctBy(signal => signal.Element).Count(),
                remarks[item.ReturnId].Count(remark => remark.IsAnswered), remarks[item.ReturnId].Count(remark => remark.IsDraft));
        });
    }

    private async Task<IReadOnlyList<(UnitId Id, string Name)>> ParentsAsync(List<UnitId> ids, CancellationToken cancellationToken)
    {
        var today = clock.Today;
        var units = await (from unit in db.Units.AsNoTracking()
                           from version in unit.History
                           where ids.Contains(unit.Id) && version.ValidFrom <= today && (version.ValidTo == null || today < version.ValidTo)
                           orderby version.SortKey
                           select new { unit.Id, version.TypeName, version.Name }).ToListAsync(cancellationToken);
        return [.. units.Select(unit => (unit.Id, UnitNames.Full(unit.TypeName, unit.Name)))];
    }

    private sealed record Waiting(
        Obligation Obligation, CollectionExercise Exercise, ReturnId ReturnId, int Version, int Revision, DateTime SubmittedAtUtc, ReviewStanding Standing);
}
