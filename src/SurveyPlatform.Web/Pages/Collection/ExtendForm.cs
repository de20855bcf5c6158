using System.Globalization;
using Microsoft.AspNetCore.Http;
using SurveyPlatform.Collection;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Web.Pages.Collection;

/// <summary>Whom of those listed.</summary>
public enum ExtendWhom
{
    /// <summary>Those whose return is not in.</summary>
    Missing,
    All,
    Chosen,
}

/// <summary>What was typed on the page that gives more time.</summary>
public sealed record ExtendForm(ExtensionCause Cause, string Until, string Reason, ExtendWhom Whom, IReadOnlySet<ObligationId> Units)
{
    public static ExtendForm Blank(DateOnly until, IEnumerable<ObligationId> chosen) => chosen.ToHashSet() is { Count: > 0 } units
        ? new(ExtensionCause.Other, Written(until), "", ExtendWhom.Chosen, units)
        : new(ExtensionCause.Outage, Written(until), "", ExtendWhom.Missing, new HashSet<ObligationId>());

    public static ExtendForm From(IFormCollection form) => new(
        Enum.TryParse<ExtensionCause>(form["cause"], out var cause) && Enum.IsDefined(cause) ? cause : ExtensionCause.Other,
        form["until"].ToString(), form["reason"].ToString(),
        Enum.TryParse<ExtendWhom>(form["whom"], out var whom) && Enum.IsDefined(whom) ? whom : ExtendWhom.Chosen,
        form["unit"].Select(text => Guid.TryParse(text, out var id) ? id : default).Select(id => new ObligationId(id)).ToHashSet());

    public Outcome<GiveExtensions.Request> For(ListExtendable.Result list)
    {
        if (!CalendarText.TryDay(Until, out var until))
        {
            return CalendarProblems.NotADay(Until).At("until");
        }

        var units = list.Units.Where(unit => Whom == ExtendWhom.All || (Whom == ExtendWhom.Missing ? !unit.IsIn : Units.Contains(unit.Id)));
        return new GiveExtensions.Request(list.Id, [.. units.Select(unit => unit.Id)], Cause, until, Reason);
    }

    /// <summary>As people here write a day, whatever the language of their browser.</summary>
    public static string Written(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
