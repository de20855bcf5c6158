namespace SurveyPlatform.Templates.Expressions;

/// <summary>What XLSForm does not have.</summary>
internal static class FormFunctions
{
    public static readonly Function[] All =
    [
        Function.WithName("previous", (scope, name) => scope.Previous(name)),
        Function.WithName("unit", (scope, attribute) => scope.Unit(attribute)),
    ];
}
