using System.Globalization;
using Microsoft.AspNetCore.Http;
using SurveyPlatform.Reconciliation;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Reconciliation;

/// <summary>What was typed about an outage.</summary>
public sealed record IncidentForm(
    string Unit, string Operator, string Kind, string Circuit, string From, string To, string Cause, string Effect, string Note)
{
    /// <summary>What a browser's own field of day and time sends, and what people write where there is none.</summary>
    private static readonly string[] Written =
        ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "H:mm d/M/yyyy", "d/M/yyyy H:mm", "yyyy-MM-dd HH:mm"];

    public static IncidentForm Blank(DateTime nowUtc) => new("", "", nameof(LineKind.Internet), "", Field(nowUtc), "", nameof(IncidentCause.Unknown), nameof(IncidentEffect.Lost), "");

    public static IncidentForm Of(IFormCollection form) => new(
        form["unit"].ToString(), form["operator"].ToString(), form["kind"].ToString(), form["circuit"].ToString(), form["from"].ToString().Trim(), form["to"].ToString().Trim(),
        form["cause"].ToString(), form["effect"].ToString(), form["note"].ToString());

    public static string Field(DateTime utc) => utc.ToLocal().ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    /// <summary>On the clocks of Vietnam.</summary>
    public static DateTime? Utc(string typed) => DateTime.TryParseExact(typed, Written, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
        ? TimeZoneInfo.ConvertTimeToUtc(local, LocalTime.Zone)
        : null;

    public Outcome<ReportIncident.Input> Read()
    {
        var (from, to) = (Utc(From), Utc(To));
        var problems = new List<Problem>();
        if (from is null)
        {
            problems.Add(ReconciliationProblems.NotATime(From).At("from"));
        }

        if (to is null && To.Length > 0)
        {
            problems.Add(ReconciliationProblems.NotATime(To).At("to"));
        }

        return problems.Count > 0
            ? new Outcome<ReportIncident.Input>(problems)
            : new ReportIncident.Input(
                Unit, Operator,
                new(Chosen(Kind, LineKind.Internet), Circuit, from!.Value, to, Chosen(Cause, IncidentCause.Unknown), Chosen(Effect, IncidentEffect.Lost), Note));
    }

    public static TEnum Chosen<TEnum>(string text, TEnum otherwise)
        where TEnum : struct, Enum => Addresses.TryNamed(text, out TEnum value) ? value : otherwise;
}
