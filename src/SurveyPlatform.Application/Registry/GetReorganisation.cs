using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Registry;

/// <summary>One reorganisation: a draft with everything that it will do, or what was done.</summary>
[UseCase]
public sealed class GetReorganisation(SurveyDbContext db, IEnumerable<IFollowsReorganisation> followers, IPeople people, TimeProvider clock)
{
    /// <param name="Plan">Null: it cannot be applied as it is; <paramref name="Problems"/> say why.</param>
    /// <param name="MayApply">It is a draft without problems whose day has come.</param>
    public sealed record Result(
        Reorganisation Item, ReorganisationPlan? Plan, IReadOnlyList<Problem> Problems, IReadOnlyList<ReorganisationEffect> Effects,
        IReadOnlyList<Step> Steps, bool MayApply)
    {
        /// <summary>What whoever applied it is called; null of a draft.</summary>
        public string? AppliedBy { get; init; }
    }

    /// <summary>One step of an applied reorganisation, by name.</summary>
    public sealed record Step(Succession Succession, string FromCode, string FromName, string? ToCode, string? ToName);

    public async Task<Outcome<Result>> RunAsync(Guid id, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageRegistry))
        {
            return SharedProblems.NotPermitted;
        }

        if (await db.Reorganisations.AsNoTracking().FirstOrDefaultAsync(item => item.Id == id, cancellationToken) is not { } item)
        {
            return SharedProblems.NotFound;
        }

        if (item.State == ReorganisationState.Applied)
        {
            var name = await people.NamesAsync([item.AppliedBy ?? ""], cancellationToken);
            return new Result(item, null, [], [], await StepsAsync(item, cancellationToken), false) { AppliedBy = name(item.AppliedBy ?? "") };
        }

        var units = await db.Units.AsNoTracking().Include(unit => unit.History).ToListAsync(cancellationToken);
        var outcome = ReorganisationPlan.Of(item, units);
        if (!outcome.Succeeded(out var plan))
        {
            return new Result(item, null, outcome.Problems, [], [], false);
        }

        var effects = new List<ReorganisationEffect>();
        foreach (var follower in followers)
        {
            effects.AddRange(await follower.PreviewAsync(plan, cancellationToken));
        }

        return new Result(item, plan, [], [.. effects.Where(effect => effect.Count > 0).OrderByDescending(effect => effect.Count)], [], clock.Today >= item.OperatingDay);
    }

    private async Task<List<Step>> StepsAsync(Reorganisation item, CancellationToken cancellationToken)
    {
        var steps = await db.Successions.AsNoTracking().Where(step => step.ReorganisationId == item.Id).ToListAsync(cancellationToken);
        var ids = steps.SelectMany(step => new[] { step.FromUnit, step.ToUnit ?? step.FromUnit }).Distinct().ToList();
        var units = await db.Units.AsNoTracking().Include(unit => unit.History).Where(unit => ids.Contains(unit.Id)).ToDictionaryAsync(unit => unit.Id, cancellationToken);
        var named = from step in steps
                    let before = units[step.FromUnit].On(item.OperatingDay.AddDays(-1))!
                    let after = step.ToUnit is { } to ? units[to].On(item.OperatingDay) : null
                    select (After: after?.SortKey, Before: before.SortKey, Step: new Step(step, before.Code, before.FullName, after?.Code, after?.FullName));
        return
        [
            .. named.OrderBy(row => row.Step.Succession.Kind == SuccessionKind.Abolished).ThenBy(row => row.After, StringComparer.Ordinal)
                .ThenBy(row => row.Step.ToCode, StringComparer.Ordinal).ThenBy(row => row.Before, StringComparer.Ordinal).Select(row => row.Step),
        ];
    }
}
