using System.Globalization;
using System.Text.Json;
using SurveyPlatform.Returns;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Returns;

/// <summary>Writes the rules of one page. Used once.</summary>
internal sealed class FormRulesWriter(Utf8JsonWriter json, FormTemplate template, AnswerSet answers, FormContext context, Texts texts)
{
    private readonly HashSet<string> _previous = new(StringComparer.Ordinal);
    private readonly HashSet<string> _parts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _lists = new(StringComparer.Ordinal);
    private readonly List<Question> _remembering = [];

    private static readonly string[] Kept = ["value", "min", "max", "limit", "text", "lines"];

    private static readonly (string Name, string Key)[] Told =
    [
        ("below", "problem.returns.below-minimum"), ("above", "problem.returns.above-maximum"), ("range", "problem.returns.out-of-range"),
        ("whole", "problem.returns.not-whole"), ("decimals", "problem.returns.too-many-decimals"), ("number", "problem.shared.not-a-number"),
        ("date", "problem.returns.not-a-date"), ("few", "problem.returns.too-few-lines"), ("reason", "fill.reason"),
    ];

    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    public void Write()
    {
        json.WriteStartObject();
        json.WriteString("today", context.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("now", (context.Now ?? new(context.Today, TimeOnly.MinValue, Vietnam)).ToOffset(Vietnam).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
        WriteParts();
        WriteQuestions();
        WriteLists();
        if (_lists.Count > 0)
        {
            json.WriteString("gone", texts["problem.returns.not-an-option"]);
        }

        WriteStored();
        json.WriteStartObject("unit");
        foreach (var (attribute, value) in context.UnitAttributes)
        {
            json.WriteString(attribute, value);
        }

        json.WriteEndObject();
        json.WriteStartObject("previous");
        foreach (var name in _previous)
        {
            json.WriteString(name, context.Previous?.Values.GetValueOrDefault(name).ToString());
        }

        json.WriteEndObject();
        WriteTexts();
        FormRulesBefore.Write(json, template, answers, context);
        json.WriteEndObject();
    }

    /// <summary>What is told of a field in words that are the same in all forms.</summary>
    private void WriteTexts()
    {
        json.WriteStartObject("texts");
        foreach (var (name, key) in Told)
        {
            json.WriteString(name, texts[key, Kept.Select(argument => (argument, (object?)$"{{{argument}}}")).ToArray()]);
        }

        json.WriteString("short", texts["fill.reason-short", ("least", ReasonRule.MinWords)]);
        json.WriteEndObject();
        json.WriteStartObject("least");
        foreach (var group in template.LineGroups.Where(group => group.MinLines > 0))
        {
            json.WriteNumber(group.Name, group.MinLines);
        }

        json.WriteEndObject();
    }

    private void WriteParts()
    {
        json.WriteStartObject("parts");
        foreach (var section in template.Sections)
        {
            WritePart(FormRules.PartOf(section), null, section.Relevant);
            foreach (var item in section.Items)
            {
                WriteItem(item, FormRules.PartOf(section));
            }
        }

        json.WriteEndObject();
    }

    private void WriteItem(Item item, string section)
    {
        switch (item)
        {
            case Question question:
                WritePart(question.Name, section, question.Relevant);
                break;
            case Table table:
                WritePart(FormRules.PartOf(table), section, table.Relevant);
                foreach (var cell in table.Rows.SelectMany(row => row.Cells))
                {
                    WritePart(cell.Name, FormRules.PartOf(table), cell.Relevant);
                }

                break;
            case LineGroup group:
                WritePart(group.Name, section, group.Relevant);
                foreach (var question in group.Questions)
                {
                    WritePart(question.Name, group.Name, question.Relevant);
                }

                break;
            case Note note:
                WritePart(FormRules.PartOf(template, note), section, note.Relevant);
                break;
        }
    }

    /// <summary>Only parts that may be irrelevant, by themselves or by what they stand in.</summary>
    private void WritePart(string name, string? parent, string? relevant)
    {
        var isInPart = parent is not null && _parts.Contains(parent);
        if (relevant is null && !isInPart)
        {
            return;
        }

        _parts.Add(name);
        json.WriteStartObject(name);
        if (isInPart)
        {
            json.WriteString("in", parent);
        }

        WriteExpression("relevant", relevant);
        json.WriteEndObject();
    }

    private void WriteQuestions()
    {
        json.WriteStartObject("questions");
        foreach (var (question, group) in template.Questions.Select(question => (question, (string?)null))
            .Concat(template.LineGroups.SelectMany(group => group.Questions, (group, question) => (question, (string?)group.Name))))
        {
            json.WriteStartObject(question.Name);
            WriteText("type", TypeOf(question));
            WriteText("group", group);
            WriteText("list", question.OptionList);
            if (question.IsCalculated && (question.Type is QuestionType.Integer or QuestionType.Money ? 0 : question.Decimals) is { } decimals)
            {
                json.WriteNumber("decimals", decimals);
            }

            if (WriteExpression("calculation", question.Calculation)?.UsesStored == true)
            {
                _remembering.Add(question);
            }

            WriteLimits(question);
            if (!question.IsCalculated)
            {
                WriteExpression("required", question.Required);
            }

            WriteChecks(question);
            if (question is { ChoiceFilter: not null, OptionList: { } list })
            {
                WriteExpression("filter", question.ChoiceFilter, isFilter: true);
                _lists.Add(list);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
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
            WriteText(name, limit?.ToString(CultureInfo.InvariantCulture));
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
            WriteTree(expression);
            json.WriteStringValue(text);
            json.WriteStringValue(kind);
            json.WriteStringValue(code);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    /// <summary>Of each option its value, the Vietnamese label that expressions read, its columns, and what the page shows.</summary>
    private void WriteLists()
    {
        json.WriteStartObject("lists");
        foreach (var list in template.OptionLists.Where(list => _lists.Contains(list.Code)))
        {
            json.WriteStartArray(list.Code);
            foreach (var option in list.Options)
            {
                json.WriteStartArray();
                json.WriteStringValue(option.Value);
                json.WriteStringValue(option.Label.Vi);
                json.WriteStartObject();
                foreach (var (column, value) in option.Columns ?? new Dictionary<string, string>())
                {
                    json.WriteString(column, value);
                }

                json.WriteEndObject();
                json.WriteStringValue(texts.Of(option.Label));
                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    /// <summary>What <c>once()</c> finds, by the place on the page.</summary>
    private void WriteStored()
    {
        json.WriteStartObject("stored");
        foreach (var question in _remembering)
        {
            WriteText(question.Name, answers.Values.GetValueOrDefault(question.Name).ToString());
        }

        foreach (var (group, question) in template.LineGroups.SelectMany(group => group.Questions.Where(_remembering.Contains), (group, question) => (group, question)))
        {
            var lines = answers.Lines.GetValueOrDefault(group.Name) ?? [];
            for (var line = 0; line < lines.Count; line++)
            {
                WriteText(new AnswerPlace(group.Name, line, question.Name).ToString(), lines[line].Values.GetValueOrDefault(question.Name).ToString());
            }
        }

        json.WriteEndObject();
    }

    private static string? TypeOf(Question question) => question.Type switch
    {
        QuestionType.Integer or QuestionType.Decimal or QuestionType.Percent or QuestionType.Money => "number",
        QuestionType.Date => "date",
        QuestionType.YesNo => "truth",
        QuestionType.SelectOne or QuestionType.SelectMany or QuestionType.Text or QuestionType.LongText or QuestionType.Unit or QuestionType.Attachment => null,
    };

    private Expression? WriteExpression(string property, string? text, bool isFilter = false)
    {
        if (text is null)
        {
            return null;
        }

        json.WritePropertyName(property);
        return WriteTree(text, isFilter);
    }

    private Expression WriteTree(string text, bool isFilter = false)
    {
        var expression = (isFilter ? Expression.ParseFilter(text) : Expression.Parse(text)).Require();
        _previous.UnionWith(expression.PreviousReferences);
        using var document = JsonDocument.Parse(expression.ToJson());
        _lists.UnionWith(ListsOf(document.RootElement));
        document.RootElement.WriteTo(json);
        return expression;
    }

    private IEnumerable<string> ListsOf(JsonElement tree)
    {
        if (tree.ValueKind != JsonValueKind.Array || tree.GetArrayLength() < 2)
        {
            return [];
        }

        var own = tree[0].ValueKind == JsonValueKind.String ? tree[0].GetString() : null;
        var named = own switch
        {
            "choice" or "lookup" => tree[1].GetString(),
            "label" => template.Questions.Concat(template.LineGroups.SelectMany(group => group.Questions))
                .FirstOrDefault(question => question.Name == tree[1][1].GetString())?.OptionList,
            _ => null,
        };
        var below = tree.EnumerateArray().SelectMany(ListsOf);
        return named is null ? below : below.Append(named);
    }

    private void WriteText(string property, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            json.WriteString(property, text);
        }
    }
}
