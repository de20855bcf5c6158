namespace SurveyPlatform.Reconciliation;

/// <summary>Which two reports may be of one outage: the same unit and kind of line, one from each side, close in time, of no two operators.</summary>
public static class IncidentPairs
{
    public static IEnumerable<Incident> For(Incident incident, IEnumerable<Incident> others, TimeSpan slack) => others
        .Where(other => MayBeSame(incident, other, slack))
        .OrderBy(other => (other.FromUtc - incident.FromUtc).Duration());

    public static bool MayBeSame(Incident one, Incident other, TimeSpan slack) =>
        one.Id != other.Id && one.UnitId == other.UnitId && one.Kind == other.Kind
        && (one.Side == SourceSide.Operator) != (other.Side == SourceSide.Operator)
        && one.State != IncidentState.Withdrawn && other.State != IncidentState.Withdrawn
        && one.TwinId is null && other.TwinId is null
        && (one.OperatorId is not { } mine || other.OperatorId is not { } theirs || mine == theirs)
        && one.FromUtc - slack <= (other.ToUtc ?? DateTime.MaxValue) && other.FromUtc - slack <= (one.ToUtc ?? DateTime.MaxValue);
}
