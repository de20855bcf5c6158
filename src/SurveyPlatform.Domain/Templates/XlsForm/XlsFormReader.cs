using System.Collections.Frozen;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Templates.XlsForm;

/// <summary>What a file holds, and all there is to say about it.</summary>
/// <param name="Template">Null when there are errors.</param>
public sealed record ReadForm(FormTemplate? Template, IReadOnlyList<Finding> Findings)
{
    public static ReadForm Refused(Problem problem) => new(null, [new(FindingSeverity.Error, problem)]);
}

/// <summary>An XLSForm (sheets <c>survey</c>, <c>choices</c>, <c>settings</c>) as a form of ours. docs/xlsform.md has what becomes of what.</summary>
public sealed class XlsFormReader
{
    private const string SurveySheet = "survey";
    private const string ChoicesSheet = "choices";
    private const string SettingsSheet = "settings";

    /// <summary>Rules that other programs work out all the same. A draft may hold them; publishing asks for better ones.</summary>
    private static readonly FrozenSet<string> InDraft = FrozenSet.ToFrozenSet(
        [
            "templates.expression-operands", "templates.expression-operand", "templates.expression-not-a-condition", "templates.expression-no-such-choice", "templates.expression-needs-choices",
            "templates.calculation-type", "templates.unknown-column",
        ],
        StringComparer.Ordinal);

    private readonly Findings _findings;
    private readonly Places _places = new();
    private readonly SheetTable _survey;
    private readonly SheetTable _choices;
    private readonly FormSettings _settings;
    private readonly SheetTable _checks;

    private XlsFormReader(IReadOnlyList<FormSheet> sheets, string fileName, Findings findings)
    {
        _findings = findings;
        _survey = Table(sheets, SurveySheet, XlsColumns.Survey);
        _choices = Table(sheets, ChoicesSheet, XlsColumns.Choices);
        _checks = Table(sheets, CheckSheet.Name, XlsColumns.Checks);
        _settings = new(Table(sheets, SettingsSheet, XlsColumns.Settings), fileName, findings);
    }

    /// <summary>The sheets of a workbook that are looked at.</summary>
    public static bool Reads(string sheet) => Canonical(sheet) is SurveySheet or ChoicesSheet or SettingsSheet or CheckSheet.Name;

    /// <param name="fileName">Names the form where its settings do not.</param>
    /// <param name="findings">May hold what the file format had to say.</param>
    public static ReadForm Read(IReadOnlyList<FormSheet> sheets, string fileName, Findings findings)
    {
        if (sheets.All(sheet => Canonical(sheet.Name) != SurveySheet))
        {
            findings.Add(FindingSeverity.Error, XlsFormProblems.NoSurveySheet(string.Join(", ", sheets.Select(sheet => sheet.Name))));
            return new(null, findings.List);
        }

        var template = new XlsFormReader(sheets, fileName, findings).Read();
        return new(findings.HasErrors ? null : template, findings.List);
    }

    private FormTemplate? Read()
    {
        string[] missing = [.. new[] { "type", "name" }.Where(column => !_survey.Has(column))];
        foreach (var column in missing)
        {
            _findings.Error(_survey.Head(column), XlsFormProblems.MissingColumn(column));
        }

        if (missing.Length > 0)
        {
            return null;
        }

        ChooseLanguage();
        var roots = SurveyTree.Read(_survey, _findings);
        var rows = roots.SelectMany(row => row.WithAllBelow()).ToList();
        var names = new SurveyNames(rows, _findings);
        LeftOutRows.Mark(rows, names);
        var lists = new ChoiceLists(_choices, _settings.AllowsDuplicateChoices, _findings);
        var rules = new RuleReader(names, _findings);
        var checks = new CheckSheet(_checks, _findings);
        var questions = new QuestionReader(names, lists, rules, checks, new(rows, names, _findings), _places, _findings);
        var sections = new SectionReader(names, questions, new(names, questions, _places, _findings), rules, _places, _findings).Read(roots);
        checks.ReportStray(names);
        ReportWithoutEffect(rows);
        var template = _settings.Form(lists.All, sections);
        CheckTemplate(template);
        return template;
    }

    /// <summary>What the checks of every form find, at the cells it came from.</summary>
    private void CheckTemplate(FormTemplate template)
    {
        if (_findings.HasErrors && !template.Questions.Any() && !template.LineGroups.Any())
        {
            return;
        }

        foreach (var problem in TemplateCheck.Check(template))
        {
            _findings.Add(InDraft.Contains(problem.Code) ? FindingSeverity.Warning : FindingSeverity.Error, _places.At(problem, _survey.Head("type")));
        }
    }

    private void ChooseLanguage()
    {
        foreach (var sheet in new[] { _survey, _choices })
        {
            sheet.PreferLanguage(_settings.DefaultLanguage);
        }

        var hasVietnamese = _survey.HasVietnamese || FormLanguages.Of(_settings.DefaultLanguage) == FormLanguages.Vietnamese
            || _survey.Lines.Any(line => line.Text("label") is { } label && FormLanguages.LooksVietnamese(label.Vi));
        if (!hasVietnamese)
        {
            _findings.Warning(_survey.Head("label"), XlsFormProblems.NoVietnamese);
        }
    }

    private void ReportWithoutEffect(IReadOnlyList<SurveyRow> rows)
    {
        var held = rows.Select(row => row["appearance"]).Where(field => !field.IsEmpty && field.Text != "multiline").ToList();
        if (held.Count > 0)
        {
            _findings.Info(held[0], XlsFormProblems.WithoutEffect("appearance", held.Select(field => field.Text), held.Count));
        }

        var parameters = rows.Where(row => row.Type.Kind != XlsKind.Range).Select(row => row["parameters"]).Where(field => !field.IsEmpty).ToList();
        if (parameters.Count > 0)
        {
            _findings.Info(parameters[0], XlsFormProblems.WithoutEffect("parameters", parameters.Select(field => field.Text), parameters.Count));
        }
    }

    private SheetTable Table(IReadOnlyList<FormSheet> sheets, string name, XlsColumns columns)
    {
        var found = sheets.Where(sheet => Canonical(sheet.Name) == name).ToList();
        foreach (var again in found.Skip(1))
        {
            _findings.Add(FindingSeverity.Warning, XlsFormProblems.SheetTwice(name).At($"{again.Name}!"));
        }

        return found.Count > 0 ? SheetTable.Read(found[0], columns, _findings) : SheetTable.Empty(name);
    }

    private static string Canonical(string sheet) => sheet.Trim().ToLowerInvariant();
}
