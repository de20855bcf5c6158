using System.Globalization;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Reminders;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Reconciliation;

/// <summary>What is told of an outage: when it is reported, and when the line is back or the report withdrawn.</summary>
internal static class IncidentNotices
{
    public static IEnumerable<Notice> Of(Incident incident, UnitId? department)
    {
        UnitId?[] told = [incident.Side == SourceSide.Unit ? incident.OperatorId : incident.UnitId, department];
        return told.OfType<UnitId>().Select(to => new Notice(
            $"incident:{incident.State}", $"{incident.Id}", to, ReminderAudience.Unit, incident.UnitId, incident.UnitPath,
            TitleOf(incident), TextOf(incident), $"/incidents/{incident.Id}"));
    }

    private static LocalizedText TitleOf(Incident incident)
    {
        var (vi, en) = incident.Kind == LineKind.Internet ? ("internet", "internet") : ("TSLCD", "dedicated line");
        return incident.State switch
        {
            IncidentState.Open when incident.Effect == IncidentEffect.Lost => new($"Mất kết nối {vi} tại {incident.UnitName}", $"{incident.UnitName}: {en} down"),
            IncidentState.Open => new($"Kết nối {vi} không ổn định tại {incident.UnitName}", $"{incident.UnitName}: {en} unsteady"),
            IncidentState.Restored => new($"Đã khôi phục {vi} tại {incident.UnitName}", $"{incident.UnitName}: {en} restored"),
            IncidentState.Withdrawn => new($"Rút tin báo sự cố {vi} tại {incident.UnitName}", $"{incident.UnitName}: report on its {en} withdrawn"),
        };
    }

    private static LocalizedText TextOf(Incident incident)
    {
        var (from, to) = (Moment(incident.FromUtc), incident.ToUtc is { } end ? Moment(end) : null);
        var (company, companyEn) = incident.OperatorName is { } name ? ($", doanh nghiệp {name}", $", {name}") : ("", "");
        var said = incident.Ending ?? incident.Note;
        return new(
            $"Từ {from}{(to is null ? "" : $" đến {to}")}{company}.{(said is null ? "" : $" {said}")}",
            $"From {from}{(to is null ? "" : $" to {to}")}{companyEn}.{(said is null ? "" : $" {said}")}");
    }

    private static string Moment(DateTime utc) => utc.ToLocal().ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture);
}
