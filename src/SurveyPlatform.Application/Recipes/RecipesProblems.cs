using System.Text.Json;
using SurveyPlatform.Shared;
using static SurveyPlatform.Shared.ProblemKind;

namespace SurveyPlatform.Recipes;

/// <summary>Every way a recipe can be refused. Codes are public: never reuse or renumber one.</summary>
public static class RecipesProblems
{
    public static Problem NotJson(JsonException failure) =>
        new Problem("recipes.not-json", Invalid, $"The file is not JSON: {failure.Message}").With("reason", failure.Message);

    public static Problem NoSteps { get; } = new("recipes.no-steps", Invalid, "A recipe has a list 'steps'.");

    public static Problem UnknownStep(string? name) =>
        new Problem("recipes.unknown-step", Invalid, $"There is no step '{name}'.").With("step", name);

    public static Problem MissingList(string list) =>
        new Problem("recipes.missing-list", Invalid, $"The step has no list '{list}'.").With("list", list);

    public static Problem BadField(JsonException failure) =>
        new Problem("recipes.bad-field", Invalid, $"The field cannot be read: {failure.Message}").With("reason", failure.Message);

    public static Problem UnknownReference(string what, string code) =>
        new Problem("recipes.unknown-reference", Invalid, $"There is no {what} '{code}'.").With("what", what).With("code", code);

    public static Problem Duplicate(string code) =>
        new Problem("recipes.duplicate", Invalid, $"'{code}' appears twice.").With("code", code);

    public static Problem OutOfRange(string field, int least, int most) =>
        new Problem("recipes.out-of-range", Invalid, $"'{field}' lies between {least} and {most}.").With("field", field).With("least", least).With("most", most);

    public static Problem BadValue(string field, string value) =>
        new Problem("recipes.bad-value", Invalid, $"'{value}' is not a {field}.").With("field", field).With("value", value);
}
