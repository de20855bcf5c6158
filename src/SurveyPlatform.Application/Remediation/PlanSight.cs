using SurveyPlatform.Registry;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Remediation;

/// <summary>What an actor may do with a plan that <see cref="Visibility"/> lets through.</summary>
public static class PlanSight
{
    extension(RemediationPlan plan)
    {
        /// <summary>A unit that is merely in the plan sees its own tasks and nothing else of it.</summary>
        public bool IsWholeFor(Actor actor) => actor.Scope is { } scope
            && (plan.Path == scope
                || (actor.May(Permission.ViewReturns) && plan.Path.StartsWith(scope, StringComparison.Ordinal))
                || (actor.May(Permission.GiveOpinions) && plan.Opinions.Any(opinion => opinion.DepartmentPath == scope)));

        /// <summary>The district; where no district is above it, the unit itself.</summary>
        public bool MayBeWrittenBy(Actor actor) => plan.Path == actor.Scope && actor.MayWritePlanOf(plan.OwnerKind);

        public IReadOnlyList<RemediationTask> TasksFor(Actor actor) =>
            [.. plan.Tasks.Where(task => plan.IsWholeFor(actor) || task.UnitPath == actor.Scope).OrderByDescending(task => task.IsOwnersOwn)
                .ThenBy(task => task.UnitSortKey, StringComparer.Ordinal).ThenBy(task => task.Number)];
    }

    extension(PlanOpinion opinion)
    {
        public bool MayBeGivenBy(Actor actor) => actor.May(Permission.GiveOpinions)
            && (opinion.DepartmentPath == actor.Scope
                || (opinion.IsAskers && actor.May(Permission.ManageCollections) && opinion.DepartmentPath.StartsWith(actor.Scope ?? "-", StringComparison.Ordinal)));
    }

    extension(Actor actor)
    {
        public bool MayWritePlanOf(UnitKind owner) =>
            actor.May(Permission.WritePlans) || (owner == UnitKind.Commune && actor.May(Permission.AnswerReturns));
    }

    extension(string path)
    {
        /// <summary>The unit whose path it is.</summary>
        public UnitId UnitOfPath => new(int.Parse(path.Split('/', StringSplitOptions.RemoveEmptyEntries)[^1], System.Globalization.CultureInfo.InvariantCulture));

        /// <summary>The unit above it; null for the topmost.</summary>
        public UnitId? UnitAbovePath => path.Split('/', StringSplitOptions.RemoveEmptyEntries) is [.., var above, _]
            ? new(int.Parse(above, System.Globalization.CultureInfo.InvariantCulture))
            : null;
    }
}
