using SurveyPlatform.Shared;

namespace SurveyPlatform.Templates.XlsForm;

/// <summary>The sheet <c>settings</c>: a head and one row.</summary>
internal sealed class FormSettings
{
    private readonly Line _line;
    private readonly string _fileName;
    private readonly Findings _findings;

    public FormSettings(SheetTable sheet, string fileName, Findings findings)
    {
        (_fileName, _findings) = (fileName, findings);
        _line = sheet.Lines.Count > 0 ? sheet.Lines[0] : new(sheet, new(2, new Dictionary<int, string>()));
    }

    /// <summary>As written; empty when the form does not say.</summary>
    public string DefaultLanguage => _line["default_language"].Text;

    public bool AllowsDuplicateChoices => _line["allow_choice_duplicates"].Text.ToLowerInvariant() is "yes" or "true";

    public FormTemplate Form(IReadOnlyList<OptionList> lists, IReadOnlyList<Section> sections) =>
        new(Code(), Title(), lists, sections, _line.Text("sp_introduction"), _line.Text("sp_legal_basis"));

    private string Code()
    {
        var written = _line["form_id"];
        var code = written.IsEmpty || TemplateCheck.Code(written.Text, "").Any() ? SurveyNames.Fitting(written.IsEmpty ? _fileName : written.Text, "form") : written.Text;
        if (written.IsEmpty)
        {
            _findings.Info(written, XlsFormProblems.NoFormId(code));
        }
        else if (code != written.Text)
        {
            _findings.Warning(written, XlsFormProblems.NameChanged(written.Text, code));
        }

        return code;
    }

    private LocalizedText Title()
    {
        if (_line.Text("form_title") is { } title)
        {
            return title with { En = title.En ?? _line.Text("sp_title")?.En };
        }

        var becomes = _line["form_id"].IsEmpty ? _fileName : _line["form_id"].Text;
        _findings.Warning(_line["form_title"], XlsFormProblems.NoFormTitle(becomes));
        return new(becomes);
    }
}
