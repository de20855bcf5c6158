namespace SurveyPlatform.Templates.Expressions;

/// <summary>What XLSForm does not have.</summary>
internal static class FormFunctions
{
    /// <summary>What <c>unit('…')</c> can be asked for.</summary>
    public static readonly string[] UnitAttributes = ["kind", "code", "name", "type"];

    public static readonly Function[] All =
    [
        Function.WithName("previous", (scope, name) => scope.Previous(name)),
        Function.WithName("unit", (scope, attribute) => scope.Unit(attribute)),
    ];
}
