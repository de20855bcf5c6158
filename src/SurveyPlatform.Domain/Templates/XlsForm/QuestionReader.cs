using SurveyPlatform.Shared;

namespace SurveyPlatform.Templates.XlsForm;

/// <summary>One row of the sheet <c>survey</c> as a question.</summary>
internal sealed class QuestionReader(SurveyNames names, ChoiceLists lists, RuleReader rules, CheckSheet checks, QuestionTypes types, Places places, Findings findings)
{
    /// <param name="relevances">The conditions of the groups between the row and what holds the question here.</param>
    /// <param name="parent">Place of what holds it.</param>
    public IEnumerable<Question> Read(SurveyRow row, Relevances relevances, string parent)
    {
        var place = Places.Of(parent, row.Name);
        var own = relevances.And(rules.Read(row["relevant"]), row["relevant"]);
        places.AddRow(place, row, own.Cell ?? row["relevant"]);
        var calculation = rules.ReadCalculation(row["calculation"]);
        var type = types.Of(row);
        var question = Typed(new(row.Name, type, LabelOf(row)), row) with
        {
            Number = Nullable(row["sp_number"]),
            Hint = row.Line.Text("hint"),
            Definition = row.Line.Text("guidance_hint"),
            UnitOfMeasure = row.Line.Text("sp_unit"),
            Measure = Numbers.Word<Measure>(row["sp_measure"], findings),
            Decimals = Numbers.Whole(row["sp_decimals"], findings),
            MaxLength = Numbers.Whole(row["sp_max_length"], findings),
            OptionList = ListOf(row, type),
            Required = rules.ReadRequired(row["required"]),
            Relevant = own.Rule,
            Calculation = calculation,
            ConstraintMessage = row.Line.Text("constraint_message"),
            Checks = checks.Of(row.Written, place, places, rules),
            ComparePrevious = row["sp_compare_previous"].Text == "yes",
            ChoiceFilter = rules.ReadChoiceFilter(row["choice_filter"]),
            Element = Nullable(row["sp_element"]),
        };
        question = new ConstraintCell(row, rules, findings).Read(question);
        return row.Type.HasOther ? [question, Other(question, row)] : [question];
    }

    /// <summary>The label; where it is missing, the hint or the name stands in for it.</summary>
    public LocalizedText LabelOf(SurveyRow row)
    {
        if (row.Line.Text("label") is { } label)
        {
            TextCheck.Check(row.Line, findings);
            return label;
        }

        var becomes = row.Line.Text("hint") ?? new(row.Written.Length > 0 ? row.Written : row.Name);
        var severity = row.Type.Kind is XlsKind.Calculate or XlsKind.Hidden or XlsKind.BeginGroup or XlsKind.BeginRepeat ? FindingSeverity.Info : FindingSeverity.Warning;
        findings.Add(severity, XlsFormProblems.NoLabel(becomes.Vi).At(row["label"].Place));
        return becomes;
    }

    private Question Typed(Question question, SurveyRow row)
    {
        if (row.Type.IsChanged)
        {
            findings.Warning(row["type"], XlsFormProblems.TypeChanged(row.Type.Word, Numbers.Word(question.Type)));
        }

        if (row.Type.Kind != XlsKind.Range)
        {
            return row.Type is { Word: "percentage" } && row["sp_type"].IsEmpty ? question with { Min = 0, Max = 100 } : question;
        }

        if (RangeParameters.Read(row["parameters"].Text) is not { } range)
        {
            findings.Error(row["parameters"], XlsFormProblems.BadRange(row["parameters"].Text));
            return question;
        }

        return question with { Min = range.Start, Max = range.End, Decimals = range.Decimals > 0 ? range.Decimals : null };
    }

    private string? ListOf(SurveyRow row, QuestionType type)
    {
        if (type is not (QuestionType.SelectOne or QuestionType.SelectMany))
        {
            if (row.Type.List is { } standIn)
            {
                lists.UseAsStandIn(standIn);
            }

            return null;
        }

        return row.Type.Kind == XlsKind.Acknowledge ? lists.Make("acknowledge", [new("OK", new("Đã đọc", "OK"))])
            : row.Type.HasOther ? lists.UseWithOther(row["type"], row.Type.List ?? "")
            : lists.Use(row["type"], row.Type.List ?? "");
    }

    /// <summary>The text that <c>or_other</c> asks for, named as ODK names it.</summary>
    private Question Other(Question question, SurveyRow row) => new(
        names.Free($"{row.Name}_other"), QuestionType.Text, new("Khác (ghi rõ)", "Other (please specify)"), Relevant: $"selected(${{{question.Name}}}, 'other')");

    private static string? Nullable(Field field) => field.IsEmpty ? null : field.Text;
}
