using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Standards;

/// <summary>How the units one may see stand in one exercise: units × criteria, and by district.</summary>
[UseCase]
public sealed class VerdictTable(SurveyDbContext db)
{
    public const int PageSize = 300;

    public enum Order
    {
        /// <summary>District by district, the district before its communes.</summary>
        ByDistrict,
        ByName,

        /// <summary>Who fails most criteria first.</summary>
        ByUnmet,
    }

    /// <summary>What is looked for; null is no filter.</summary>
    /// <param name="Exercise">Null: the newest of which anything is known.</param>
    /// <param name="Outcome">Of the criterion, or of any where none is named.</param>
    public sealed record Query(
        ExerciseId? Exercise = null, VerdictOutcome? Outcome = null, string? Criterion = null, UnitKind? Kind = null, UnitId? District = null, string? Text = null,
        Order Order = Order.ByDistrict, int Page = 1, int PageSize = PageSize);

    /// <summary>An exercise that a standard judges.</summary>
    public sealed record Quarter(ExerciseId Id, Period Period, string Collection, LocalizedText Title, DateOnly CutOff, DateOnly Due);

    public sealed record Cell(Guid Id, VerdictOutcome Outcome, decimal? Figure, decimal? Threshold, decimal? Gap, bool IsDecided);

    /// <param name="Cells">By the codes of standard and criterion.</param>
    public sealed record Row(
        ObligationId Obligation, UnitId Unit, UnitKind Kind, string Code, string Name, ListExercises.GroupKey Group, IReadOnlyDictionary<(string Standard, string Criterion), Cell> Cells)
    {
        public int Unmet => Cells.Values.Count(cell => cell.Outcome == VerdictOutcome.NotMet);
    }

    public sealed record CriterionCount(MinimumStandard Standard, Criterion Criterion, int Met, int NotMet, int Unknown, int NotApplicable)
    {
        public (string Standard, string Criterion) Key => (Standard.Code, Criterion.Code);
    }

    /// <summary>Units of a district (itself among them), or of one kind outside districts, by the worst that is known of each.</summary>
    /// <param name="Name">In full; null outside districts, as are the two after it.</param>
    /// <param name="ShortName">Without its type.</param>
    /// <param name="Code">The official one.</param>
    /// <param name="Known">Verdicts that are met or not met; <paramref name="Unmet"/> of them are not.</param>
    public sealed record Group(ListExercises.GroupKey Key, string? Name, string? ShortName, string? Code, int Units, int Failing, int Unknown, int Unmet, int Known)
    {
        /// <summary>Everything asked of them is met.</summary>
        public int Meeting => Units - Failing - Unknown;
    }

    /// <param name="Chosen">Null: no standard judges anything yet.</param>
    /// <param name="Judged">When the newest verdict was passed; null: none was.</param>
    public sealed record Result(
        IReadOnlyList<Quarter> Quarters, Quarter? Chosen, IReadOnlyList<CriterionCount> Criteria, IReadOnlyList<Group> Groups,
        IReadOnlyList<Row> Rows, int Total, int Page, int PageSize, DateTime? Judged, IReadOnlyList<MapTile> Tiles)
    {
        public int Units => Groups.Sum(group => group.Units);
    }

    public async Task<Outcome<Result>> RunAsync(Query query, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewReturns))
        {
            return SharedProblems.NotPermitted;
        }

        var quarters = await QuartersAsync(cancellationToken);
        var newest = quarters.Count == 0 ? null : await NewestAsync(quarters, cancellationToken);
        var chosen = query.Exercise is { } asked ? quarters.FirstOrDefault(quarter => quarter.Id == asked) : newest;
        if (chosen is null)
        {
            return query.Exercise is null ? new Result([], null, [], [], [], 0, 1, PageSize, null, []) : SharedProblems.NotFound;
        }

        var reader = new VerdictTableReader(db, actor, chosen.Id);
        var (rows, total, page) = await reader.PageAsync(query, cancellationToken);
        return new Result(
            quarters, chosen, await reader.CriteriaAsync(cancellationToken), await reader.GroupsAsync(cancellationToken), rows, total, page, query.PageSize,
            await reader.JudgedAsync(cancellationToken), await db.MapTiles.AsNoTracking().ToListAsync(cancellationToken));
    }

    private async Task<List<Quarter>> QuartersAsync(CancellationToken cancellationToken) =>
        await db.Exercises.AsNoTracking().Where(exercise => db.Standards.Any(standard => standard.TemplateCode == exercise.Collection.TemplateCode))
            .OrderByDescending(exercise => exercise.CutOff).ThenBy(exercise => exercise.CollectionCode)
            .Select(exercise => new Quarter(exercise.Id, exercise.Period, exercise.CollectionCode, exercise.Collection.Title, exercise.CutOff, exercise.Due))
            .ToListAsync(cancellationToken);

    private async Task<Quarter> NewestAsync(List<Quarter> quarters, CancellationToken cancellationToken)
    {
        var judged = await db.Verdicts.Where(verdict => verdict.SupersededAtUtc == null && (verdict.Outcome == VerdictOutcome.Met || verdict.Outcome == VerdictOutcome.NotMet))
            .Select(verdict => verdict.ExerciseId).Distinct().ToListAsync(cancellationToken);
        return quarters.FirstOrDefault(quarter => judged.Contains(quarter.Id)) ?? quarters[0];
    }
}
