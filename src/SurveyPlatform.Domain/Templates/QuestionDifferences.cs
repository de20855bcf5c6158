namespace SurveyPlatform.Templates;

/// <summary>The changed properties and checks of one question.</summary>
internal static class QuestionDifferences
{
    public static IEnumerable<TemplateDifference> Between(Question was, Question now, string place) =>
    [
        .. new FieldDifferences(FormPart.Question, place, now.Name, now.Label)
            .Renamed(was.Name, now.Name)
            .Changed(DifferenceKind.Retyped, "type", was.Type.ToString(), now.Type.ToString())
            .Changed(DifferenceKind.Retyped, "measure", was.Measure?.ToString(), now.Measure?.ToString())
            .Changed(DifferenceKind.TextChanged, "number", was.Number, now.Number)
            .Text("label", was.Label, now.Label)
            .Text("hint", was.Hint, now.Hint)
            .Text("definition", was.Definition, now.Definition)
            .Text("unitOfMeasure", was.UnitOfMeasure, now.UnitOfMeasure)
            .Rule("required", was.Required, now.Required)
            .Rule("relevant", was.Relevant, now.Relevant)
            .Rule("calculation", was.Calculation, now.Calculation)
            .Rule("constraint", was.Constraint, now.Constraint)
            .Text("constraintMessage", was.ConstraintMessage, now.ConstraintMessage)
            .Rule("choiceFilter", was.ChoiceFilter, now.ChoiceFilter)
            .Limit("min", was.Min, now.Min)
            .Limit("max", was.Max, now.Max)
            .Limit("decimals", was.Decimals, now.Decimals)
            .Limit("maxLength", was.MaxLength, now.MaxLength)
            .Changed(DifferenceKind.SettingChanged, "optionList", was.OptionList, now.OptionList)
            .Changed(DifferenceKind.SettingChanged, "comparePrevious", Written(was.ComparePrevious), Written(now.ComparePrevious))
            .Found,
        .. Checks(was, now, place),
    ];

    private static IEnumerable<TemplateDifference> Checks(Question was, Question now, string place)
    {
        var earlier = ByCode(was);
        var later = ByCode(now);
        foreach (var check in later.Values)
        {
            var at = $"{place} › checks › {check.Code}";
            if (!earlier.TryGetValue(check.Code, out var before))
            {
                yield return new(DifferenceKind.Added, FormPart.Check, at, check.Code, now.Label, After: check.Expression);
                continue;
            }

            var fields = new FieldDifferences(FormPart.Check, at, check.Code, now.Label)
                .Rule("expression", before.Expression, check.Expression)
                .Changed(DifferenceKind.SettingChanged, "severity", before.Severity.ToString(), check.Severity.ToString())
                .Text("message", before.Message, check.Message);
            foreach (var field in fields.Found)
            {
                yield return field;
            }
        }

        foreach (var gone in earlier.Values.Where(check => !later.ContainsKey(check.Code)))
        {
            yield return new(DifferenceKind.Removed, FormPart.Check, $"{place} › checks › {gone.Code}", gone.Code, now.Label, Before: gone.Expression);
        }
    }

    private static Dictionary<string, Check> ByCode(Question question) =>
        (question.Checks ?? []).DistinctBy(check => check.Code, StringComparer.Ordinal).ToDictionary(check => check.Code, StringComparer.Ordinal);

    private static string? Written(bool on) => on ? "true" : null;
}
