using System.Text;
using Microsoft.AspNetCore.Components;

namespace SurveyPlatform.Web.Shared;

/// <summary>In the page itself: a request costs more than it weighs.</summary>
internal static class SiteIcon
{
    public static MarkupString Markup { get; } = new(Encoding.UTF8.GetString(WebAssets.Read("icon.svg")));

    public static string Address { get; } = $"data:image/svg+xml,{Uri.EscapeDataString(Markup.Value)}";
}
