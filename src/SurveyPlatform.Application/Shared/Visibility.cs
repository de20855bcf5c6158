using SurveyPlatform.Collection;
using SurveyPlatform.Registry;

namespace SurveyPlatform.Shared;

/// <summary>
/// The one place that decides which rows a person may see: those of units at or below the person's own. Everything that hangs on
/// an obligation (returns, observations, reminders, verdicts) is reached through it. What one may not see does not exist: 404.
/// </summary>
public static class Visibility
{
    extension(IQueryable<Obligation> obligations)
    {
        public IQueryable<Obligation> VisibleTo(Actor actor) => actor.Scope is { } scope
            ? obligations.Where(obligation => obligation.Path.StartsWith(scope))
            : obligations.Where(obligation => false);
    }

    extension(IQueryable<UnitVersion> versions)
    {
        public IQueryable<UnitVersion> VisibleTo(Actor actor) => actor.Scope is { } scope
            ? versions.Where(version => version.Path.StartsWith(scope))
            : versions.Where(version => false);
    }
}
