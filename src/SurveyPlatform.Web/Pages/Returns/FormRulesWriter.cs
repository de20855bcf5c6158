using System.Globalization;
using System.Text.Json;
using SurveyPlatform.Returns;
using SurveyPlatform.Templates;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Returns;

/// <summary>Writes the rules of one page. Used once.</summary>
internal sealed class FormRulesWriter(Utf8JsonWriter json, FormTemplate template, AnswerSet answers, FormContext context, Texts texts)
{
    private readonly RuleTrees _trees = new(json, template);
    private readonly HashSet<string> _parts = new(StringComparer.Ordinal);

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
        var remembering = new QuestionRules(json, template, _trees, texts).Write();
        WriteLists();
        if (_trees.Lists.Count > 0)
        {
            json.WriteString("gone", texts["problem.returns.not-an-option"]);
        }

        WriteStored(remembering);
        json.WriteStartObject("unit");
        foreach (var (attribute, value) in context.UnitAttributes)
        {
            json.WriteString(attribute, value);
        }

        json.WriteEndObject();
        json.WriteStartObject("previous");
        foreach (var name in _trees.Previous)
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

        _trees.Write("relevant", relevant);
        json.WriteEndObject();
    }

    /// <summary>Of each option its value, the Vietnamese label that expressions read, its columns, and what the page shows.</summary>
    private void WriteLists()
    {
        json.WriteStartObject("lists");
        foreach (var list in template.OptionLists.Where(list => _trees.Lists.Contains(list.Code)))
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
    private void WriteStored(IReadOnlyList<Question> remembering)
    {
        json.WriteStartObject("stored");
        foreach (var question in remembering)
        {
            json.WriteUnlessEmpty(question.Name, answers.Values.GetValueOrDefault(question.Name).ToString());
        }

        foreach (var (group, question) in template.LineGroups.SelectMany(group => group.Questions.Where(remembering.Contains), (group, question) => (group, question)))
        {
            var lines = answers.Lines.GetValueOrDefault(group.Name) ?? [];
            for (var line = 0; line < lines.Count; line++)
            {
                json.WriteUnlessEmpty(new AnswerPlace(group.Name, line, question.Name).ToString(), lines[line].Values.GetValueOrDefault(question.Name).ToString());
            }
        }

        json.WriteEndObject();
    }
}
