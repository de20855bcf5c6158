using System.Globalization;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Templates.XlsForm;

/// <summary>
/// A form as the sheets of an XLSForm. What XLSForm has a column for stands there, for other programs to read; the rest stands in additional
/// columns (<c>sp_…</c>), so that reading the file again gives the same form. docs/xlsform.md lists them.
/// </summary>
public sealed class XlsFormWriter
{
    private readonly SheetBuilder _survey = new("survey",
        "type", "name", "label", "hint", "required", "relevant", "constraint", "constraint_message", "calculation", "read_only", "choice_filter", "appearance", "guidance_hint",
        "sp_kind", "sp_name", "sp_type", "sp_number", "sp_unit", "sp_measure", "sp_min", "sp_max", "sp_constraint", "sp_decimals", "sp_max_length", "sp_compare_previous", "sp_element",
        "sp_min_lines", "sp_max_lines");

    private readonly SheetBuilder _checks = new(CheckSheet.Name, "question", "code", "severity", "expression", "message");
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly FormTemplate _template;
    private readonly string _yesNoList;

    private XlsFormWriter(FormTemplate template)
    {
        _template = template;
        _names.UnionWith(template.Questions.Concat(template.LineGroups.SelectMany(group => group.Questions)).Select(question => question.Name));
        _names.UnionWith(template.LineGroups.Select(group => group.Name));
        _yesNoList = SurveyNames.Unique("sp_yes_no", [.. template.OptionLists.Select(list => list.Code)]);
    }

    /// <param name="version">Of the form, where it has one.</param>
    public static IReadOnlyList<FormSheet> Write(FormTemplate template, int? version = null) => new XlsFormWriter(template).Sheets(version);

    private List<FormSheet> Sheets(int? version)
    {
        foreach (var section in _template.Sections)
        {
            WriteSection(section);
        }

        var hasYesNo = _survey.Rows.Any(row => row.Get("sp_type") == Numbers.Word(QuestionType.YesNo));
        List<FormSheet> sheets = [_survey.Build(), ChoiceSheet.Write(_template, hasYesNo ? _yesNoList : null), SettingsSheet(version)];
        if (_checks.Rows.Count > 0)
        {
            sheets.Add(_checks.Build());
        }

        return sheets;
    }

    private void WriteSection(Section section)
    {
        Begin("begin_group", section.Code, section.Title, section.Relevant);
        About(section.Code, section.Note);
        foreach (var item in section.Items)
        {
            WriteItem(item);
        }

        End("end_group");
    }

    private void WriteItem(Item item)
    {
        switch (item)
        {
            case Question question:
                WriteQuestion(question);
                break;
            case Table table:
                WriteTable(table);
                break;
            case LineGroup group:
                var repeat = _survey.Add().Set("type", "begin_repeat").Set("name", group.Name).Set("label", group.Label).Set("relevant", group.Relevant);
                repeat.Set("sp_min_lines", group.MinLines == 0 ? null : Number(group.MinLines)).Set("sp_max_lines", group.MaxLines == TemplateCheck.MaxLines ? null : Number(group.MaxLines));
                About(group.Name, group.Note);
                group.Questions.ToList().ForEach(WriteQuestion);
                End("end_repeat");
                break;
            case Note note:
                _survey.Add().Set("type", "note").Set("name", Free("note")).Set("label", note.Text).Set("relevant", note.Relevant);
                break;
        }
    }

    private void WriteTable(Table table)
    {
        Begin("begin_group", table.Code, table.Label, table.Relevant).Set("sp_kind", TableReader.Kind);
        foreach (var column in table.Columns)
        {
            _survey.Add().Set("type", "note").Set("name", Free($"{table.Code}_column")).Set("label", column.Label).Set("sp_kind", TableReader.ColumnKind).Set("sp_unit", column.UnitOfMeasure);
        }

        foreach (var row in table.Rows)
        {
            _survey.Add().Set("type", "begin_group").Set("name", Free($"{table.Code}_row")).Set("label", row.Label).Set("sp_kind", TableReader.RowKind).Set("sp_number", row.Number);
            row.Cells.ToList().ForEach(WriteQuestion);
            End("end_group");
        }

        End("end_group");
    }

    private void WriteQuestion(Question question)
    {
        _survey.Add().Set("type", TypeOf(question)).Set("name", question.Name).Set("label", question.Label).Set("hint", question.Hint).Set("guidance_hint", question.Definition)
            .Set("required", question.Required == "true()" ? "yes" : question.Required).Set("relevant", question.Relevant)
            .Set("calculation", question.Calculation).Set("read_only", question.IsCalculated ? "yes" : null).Set("choice_filter", question.ChoiceFilter)
            .Set("constraint", ConstraintCell.Written(question)).Set("constraint_message", question.ConstraintMessage)
            .Set("appearance", question.Type == QuestionType.LongText ? "multiline" : null)
            .Set("sp_type", question.Type is QuestionType.Percent or QuestionType.Money or QuestionType.YesNo or QuestionType.Unit ? Numbers.Word(question.Type) : null)
            .Set("sp_number", question.Number).Set("sp_unit", question.UnitOfMeasure).Set("sp_measure", question.Measure is { } measure ? Numbers.Word(measure) : null)
            .Set("sp_min", Number(question.Min)).Set("sp_max", Number(question.Max)).Set("sp_constraint", ConstraintCell.HasLimits(question) ? question.Constraint : null)
            .Set("sp_decimals", Number(question.Decimals)).Set("sp_max_length", Number(question.MaxLength))
            .Set("sp_compare_previous", question.ComparePrevious ? "yes" : null).Set("sp_element", question.Element);
        foreach (var check in question.Checks ?? [])
        {
            _checks.Add().Set("question", question.Name).Set("code", check.Code).Set("severity", Numbers.Word(check.Severity)).Set("expression", check.Expression).Set("message", check.Message);
        }
    }

    private string TypeOf(Question question) => question.Type switch
    {
        QuestionType.Integer or QuestionType.Money => "integer",
        QuestionType.Decimal or QuestionType.Percent => "decimal",
        QuestionType.YesNo => $"select_one {_yesNoList}",
        QuestionType.SelectOne => $"select_one {question.OptionList}",
        QuestionType.SelectMany => $"select_multiple {question.OptionList}",
        QuestionType.Text or QuestionType.LongText or QuestionType.Unit => "text",
        QuestionType.Date => "date",
        QuestionType.Attachment => "file",
    };

    private SheetBuilder.Row Begin(string type, string code, LocalizedText label, string? relevant)
    {
        var name = SurveyNames.Unique(code, _names);
        return _survey.Add().Set("type", type).Set("name", name).Set("sp_name", name == code ? null : code).Set("label", label).Set("relevant", relevant);
    }

    private void End(string type) => _survey.Add().Set("type", type);

    private void About(string of, LocalizedText? text)
    {
        if (text is not null)
        {
            _survey.Add().Set("type", "note").Set("name", Free($"{of}_about")).Set("label", text).Set("sp_kind", SectionReader.AboutKind);
        }
    }

    /// <summary>A name for a row that has none here: the wish with the first number that is free.</summary>
    private string Free(string wish)
    {
        var fitting = SurveyNames.Fitting(wish, "note");
        var number = 1;
        while (!_names.Add($"{fitting}_{number}"))
        {
            number++;
        }

        return $"{fitting}_{number}";
    }

    private FormSheet SettingsSheet(int? version)
    {
        var settings = new SheetBuilder("settings", "form_title", "form_id", "version", "default_language", "sp_title", "sp_introduction", "sp_legal_basis");
        var row = settings.Add().Set("form_title", _template.Title.Vi).Set("form_id", _template.Code).Set("version", Number(version)).Set("default_language", FormLanguages.VietnameseHead);
        row.Set("sp_introduction", _template.Introduction).Set("sp_legal_basis", _template.LegalBasis);
        row.Set("sp_title", _template.Title.En is null ? null : _template.Title);
        return settings.Build();
    }

    private static string? Number(decimal? number) => number?.ToString(CultureInfo.InvariantCulture);
}
