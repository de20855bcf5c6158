using System.Runtime.CompilerServices;
using System.Text.Json;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Server.Demo;

namespace SurveyPlatform.Tests.Demo;

/// <summary>The units and the calendar of the recipes.</summary>
internal static class BinhDinh
{
    public const int Seed = DemoBaseline.Seed;

    public static IReadOnlyList<DemoUnit> Units { get; } =
    [
        .. from unit in Step("binh-dinh-units").GetProperty("units").EnumerateArray()
           let clerk = unit.GetProperty("contacts")[0]
           select new DemoUnit(
               unit.GetProperty("code").GetString()!,
               Enum.Parse<UnitKind>(unit.GetProperty("kind").GetString()!, ignoreCase: true),
               unit.GetProperty("typeName").GetString()!,
               unit.GetProperty("name").GetString()!,
               clerk.GetProperty("fullName").GetString()!,
               clerk.GetProperty("phone").GetString()!),
    ];

    public static WorkingCalendar Calendar { get; } = new(
        from day in Step("vietnam-calendar").GetProperty("days").EnumerateArray()
        select KeyValuePair.Create(
            DateOnly.ParseExact(day.GetProperty("date").GetString()!, "yyyy-MM-dd"),
            Enum.Parse<CalendarDayKind>(day.GetProperty("kind").GetString()!, ignoreCase: true)));

    /// <summary>The first step of a recipe.</summary>
    public static JsonElement Step(string recipe, [CallerFilePath] string here = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "recipes");
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, $"{recipe}.recipe.json")));
        return document.RootElement.GetProperty("steps")[0].Clone();
    }
}
