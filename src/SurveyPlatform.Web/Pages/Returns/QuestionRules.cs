using System.Globalization;
using System.Text.Json;
using SurveyPlatform.Returns;
using SurveyPlatform.Templates;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Returns;

/// <summary>Writes what is asked of each question: its type, its limits, when it must be answered, its checks.</summary>
internal sealed class QuestionRules(Utf8JsonWriter json, FormTemplate template, RuleTrees trees, Texts texts)
{
    /// <returns>The questions that remember what stood in them (<c>once()</c>).</returns>
    public IReadOnlyList<Question> Write()
    {
        List<Question> remembering = [];
        json.WriteStartObject("questions");
        foreach (var (question, group) in template.Questions.Select(question => (question, (string?)null))
            .Concat(template.LineGroups.SelectMany(group => group.Questions, (group, question) => (question, (string?)group.Name))))
        {
            json.WriteStartObject(question.Name);
            json.WriteUnlessEmpty("type", TypeOf(question));
            json.WriteUnlessEmpty("group", group);
            json.WriteUnlessEmpty("list", question.OptionList);
            if (question.IsCalculated && (question.Type is QuestionType.Integer or QuestionType.Money ? 0 : question.Decimals) is { } decimals)
            {
                json.WriteNumber("decimals", decimals);
            }

            if (trees.Write("calculation", question.Calculation)?.UsesStored == true)
            {
                remembering.Add(question);
            }

            WriteLimits(question);
            if (!question.IsCalculated)
            {
                trees.Write("required", question.Required);
            }

            WriteChecks(question);
            if (question is { ChoiceFilter: not null, OptionList: { } list })
            {
                trees.Write("filter", question.ChoiceFilter, isFilter: true);
                trees.Lists.Add(list);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
        return remembering;
    }

    private void WriteLimits(Question question)
    {
        var decimals = question.Type is QuestionType.Integer or QuestionType.Money ? 0 : question.Decimals;
        if (!question.IsNumber || (question.Min ?? question.Max ?? decimals) is null)
        {
            return;
        }

        json.WriteStartObject("limits");
        foreach (var (name, limit) in new[] { ("min", question.Min), ("max", question.Max) })
        {
            json.WriteUnlessEmpty(name, limit?.ToString(CultureInfo.InvariantCulture));
        }

        if (decimals is { } places && !question.IsCalculated)
        {
            json.WriteNumber("decimals", places);
        }

        json.WriteEndObject();
    }

    /// <summary>Of each rule its tree, its text, what it is (<c>constraint</c>, <c>hard</c> or <c>soft</c>), and its code.</summary>
    private void WriteChecks(Question question)
    {
        List<(string Expression, string Text, string Kind, string Code)> checks = [.. (question.Checks ?? []).Select(check =>
            (check.Expression, texts.Of(check.Message), check.Severity == Severity.Hard ? "hard" : "soft", check.Code))];
        if (question.Constraint is { } constraint)
        {
            checks.Insert(0, (constraint, texts.Of(AnswerProblems.Constraint(question)), "constraint", ""));
        }

        if (checks.Count == 0)
        {
            return;
        }

        json.WriteStartArray("checks");
        foreach (var (expression, text, kind, code) in checks)
        {
            json.WriteStartArray();
            trees.Write(expression);
            json.WriteStringValue(text);
            json.WriteStringValue(kind);
            json.WriteStringValue(code);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static string? TypeOf(Question question) => question.Type switch
    {
        QuestionType.Integer or QuestionType.Decimal or QuestionType.Percent or QuestionType.Money => "number",
        QuestionType.Date => "date",
        QuestionType.YesNo => "truth",
        QuestionType.SelectOne or QuestionType.SelectMany or QuestionType.Text or QuestionType.LongText or QuestionType.Unit or QuestionType.Attachment => null,
    };
}
