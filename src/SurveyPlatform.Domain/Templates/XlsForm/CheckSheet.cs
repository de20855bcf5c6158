namespace SurveyPlatform.Templates.XlsForm;

/// <summary>The additional sheet <c>sp_checks</c>: the checks of questions, hard and soft.</summary>
internal sealed class CheckSheet
{
    public const string Name = "sp_checks";

    private readonly ILookup<string, Line> _byQuestion;
    private readonly Findings _findings;

    public CheckSheet(SheetTable sheet, Findings findings)
    {
        _byQuestion = sheet.Lines.ToLookup(line => line["question"].Text, StringComparer.Ordinal);
        _findings = findings;
    }

    public IReadOnlyList<Check>? Of(string question, string place, Places places, RuleReader rules)
    {
        List<Check> checks = [];
        foreach (var line in _byQuestion[question])
        {
            places.Add(Places.Of(place, "checks", line["code"].Text), line["expression"]);
            if (Numbers.Word<Severity>(line["severity"], _findings) is { } severity && rules.Read(line["expression"]) is { } expression)
            {
                checks.Add(new(line["code"].Text, severity, expression, line.Text("message") ?? new("")));
            }
        }

        return checks.Count == 0 ? null : checks;
    }

    public void ReportStray(SurveyNames names)
    {
        foreach (var question in _byQuestion.Where(question => names.Find(question.Key) is not { IsQuestion: true }))
        {
            _findings.Warning(question.First()["question"], XlsFormProblems.CheckOfNothing(question.Key));
        }
    }
}
