using SurveyPlatform.Collection;
using SurveyPlatform.Reconciliation;
using SurveyPlatform.Registry;
using SurveyPlatform.Remediation;
using SurveyPlatform.Reminders;

namespace SurveyPlatform.Shared;

/// <summary>
/// The one place that decides which rows a person may see. Who may view returns sees the units at or below the own one; who only
/// answers sees the own unit alone. Everything that hangs on an obligation (returns, observations, reminders, verdicts) is
/// reached through it. What one may not see does not exist: 404.
/// </summary>
public static class Visibility
{
    extension(IQueryable<Obligation> obligations)
    {
        public IQueryable<Obligation> VisibleTo(Actor actor) => (actor.Scope, actor.May(Permission.ViewReturns)) switch
        {
            (null, _) => obligations.Where(obligation => false),
            ({ } scope, true) => obligations.Where(obligation => obligation.Path.StartsWith(scope)),
            ({ } scope, false) => obligations.Where(obligation => obligation.Path == scope),
        };

        /// <summary>What the actor's own unit owes: a superior sees its parts' returns but does not answer for them.</summary>
        public IQueryable<Obligation> OwedBy(Actor actor) => obligations.Where(obligation => obligation.Path == actor.Scope);
    }

    extension(IQueryable<ReminderMessage> messages)
    {
        /// <summary>What is about something in the actor's scope; a digest may name others beside it.</summary>
        public IQueryable<ReminderMessage> VisibleTo(Actor actor) => actor.Scope is { } scope
            ? messages.Where(message => message.Items.AsQueryable().Any(item => item.Obligation.Path.StartsWith(scope))
                || message.Notices.AsQueryable().Any(notice => notice.Path.StartsWith(scope)))
            : messages.Where(message => false);
    }

    extension(IQueryable<RemediationPlan> plans)
    {
        /// <summary>
        /// The owner and whoever views what is at or below the own unit; the departments that were asked; once it has been issued also the units in
        /// it, for their own tasks.
        /// </summary>
        public IQueryable<RemediationPlan> VisibleTo(Actor actor)
        {
            var (views, answers, advises) = (actor.May(Permission.ViewReturns), actor.May(Permission.AnswerReturns), actor.May(Permission.GiveOpinions));
            return actor.Scope is { } scope
                ? plans.Where(plan => (views && plan.Path.StartsWith(scope))
                    || (answers && (plan.Path == scope || (plan.IssuedOn != null && plan.Tasks.AsQueryable().Any(task => task.UnitPath == scope))))
                    || (advises && plan.Opinions.AsQueryable().Any(opinion => opinion.DepartmentPath == scope)))
                : plans.Where(plan => false);
        }
    }

    extension(IQueryable<ReconciliationCase> cases)
    {
        /// <summary>The department that decides, within its scope; else who answers for one of the parties. A superior is not part of the conversation.</summary>
        public IQueryable<ReconciliationCase> VisibleTo(Actor actor) => (actor.Scope, actor.May(Permission.SettleSources), actor.May(Permission.AnswerReturns)) switch
        {
            ({ } scope, true, _) => cases.Where(item => item.Parties.AsQueryable().Any(party => party.Side == SourceSide.Unit && party.Path.StartsWith(scope))),
            ({ } scope, false, true) => cases.Where(item => item.Parties.AsQueryable().Any(party => party.Path == scope)),
            _ => cases.Where(item => false),
        };
    }

    extension(IQueryable<Incident> incidents)
    {
        public IQueryable<Incident> VisibleTo(Actor actor) => (actor.Scope, actor.May(Permission.ViewReturns)) switch
        {
            (null, _) => incidents.Where(incident => false),
            ({ } scope, true) => incidents.Where(incident => incident.UnitPath.StartsWith(scope)),
            ({ } scope, false) => incidents.Where(incident => incident.UnitPath == scope || incident.OperatorPath == scope),
        };
    }

    extension(IQueryable<UnitVersion> versions)
    {
        /// <summary>A unit that has ended is seen by whoever sees its heir too.</summary>
        public IQueryable<UnitVersion> VisibleTo(Actor actor) => actor.Scope is { } scope
            ? versions.Where(version => version.Path.StartsWith(scope) || version.SuccessorPath!.StartsWith(scope))
            : versions.Where(version => false);
    }
}
