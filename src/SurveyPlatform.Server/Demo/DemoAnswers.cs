using SurveyPlatform.Registry;
using SurveyPlatform.Returns;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Server.Demo;

/// <summary>
/// The answers of the demonstration's quarter, 2023-Q3. They follow from the seed, pass every hard check of the two forms, and
/// add up to <see cref="DemoBaseline"/>.
/// </summary>
public static class DemoAnswers
{
    /// <summary>By code of the unit; the units that never report have no entry.</summary>
    public static IReadOnlyDictionary<string, AnswerSet> Hardware(IReadOnlyList<DemoUnit> units, int seed)
    {
        var lines = DemoLines.Of(units, seed).ToLookup(line => line.UnitCode, StringComparer.Ordinal);
        return DemoPlan.Of(units, seed).ToDictionary(
            plan => plan.Unit.Code, plan => HardwareAnswers.Of(plan, [.. lines[plan.Unit.Code]]), StringComparer.Ordinal);
    }

    /// <summary>By code of the operator.</summary>
    public static IReadOnlyDictionary<string, AnswerSet> Connectivity(IReadOnlyList<DemoUnit> units, int seed)
    {
        var lines = DemoLines.Of(units, seed).ToLookup(line => line.Operator, StringComparer.Ordinal);
        return units.Where(unit => unit.Kind == UnitKind.Operator)
            .ToDictionary(unit => unit.Code, unit => ConnectivityAnswers.Of(unit, [.. lines[unit.Code.ToLowerInvariant()]], seed), StringComparer.Ordinal);
    }

    internal static void Set(this Dictionary<string, Value> values, string name, decimal number) => values[name] = Value.Of(number);

    internal static void Set(this Dictionary<string, Value> values, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            values[name] = Value.Of(text);
        }
    }

    internal static void Set(this Dictionary<string, Value> values, string name, bool yes) => values[name] = Value.Of(yes ? "yes" : "no");
}
