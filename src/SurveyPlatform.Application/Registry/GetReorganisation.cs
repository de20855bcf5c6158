using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Registry;

/// <summary>One reorganisation: a draft with everything that it will do, or what was done.</summary>
[UseCase]
public sealed class GetReorganisation(SurveyDbContext db, IEnumerable<IFollowsReorganisation> followers, TimeProvider clock)
{
    /// <param name="Plan">Null: it cannot be applied as it is; <paramref name="Problems"/> say why.</param>
    /// <param name="MayApply">It is a draft without problems whose day has come.</param>
    public sealed record Result(
        Reorganisation Item, ReorganisationPlan? Plan, IReadOnlyList<Problem> Problems, IReadOnlyList<ReorganisationEffect> Effects,
        IReadOnlyList<Step> Steps, bool MayApply);

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
            return new Result(item, null, [], [], await StepsAsync(item, cancellationToken), false);
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
        return
        [
            .. from step in steps
               let before = units[step.FromUnit].On(item.OperatingDay.AddDays(-1))!
               let after = step.ToUnit is { } to ? units[to].On(item.OperatingDay) : null
               orderby step.Kind == SuccessionKind.Abolished, after?.SortKey, after?.Code, before.SortKey
               select new Step(step, before.Code, before.FullName, after?.Code, after?.FullName),
        ];
    }
}
