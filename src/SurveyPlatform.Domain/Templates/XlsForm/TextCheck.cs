using System.Text.RegularExpressions;

namespace SurveyPlatform.Templates.XlsForm;

/// <summary>What texts of other programs hold that is no text here.</summary>
internal static partial class TextCheck
{
    public static void Check(Line line, Findings findings)
    {
        var text = line.Text("label")!;
        var shown = $"{text.Vi} {text.En}";
        if (RuleReferences.Reference().Match(shown) is { Success: true } reference)
        {
            findings.Warning(line["label"], XlsFormProblems.LabelReads(reference.Value));
        }

        if (Markup().Match(shown) is { Success: true } markup)
        {
            findings.Once(FindingSeverity.Info, null, line["label"], XlsFormProblems.LabelMarkup(markup.Value));
        }

        if (line.Table.HasVietnamese && line.Table.Text(line.Row, "label", FormLanguages.Vietnamese) is null)
        {
            findings.Warning(line["label"], XlsFormProblems.VietnameseMissing);
        }
    }

    [GeneratedRegex(@"</?[A-Za-z][^<>]*>|\*\*[^*]+\*\*", RegexOptions.NonBacktracking)]
    private static partial Regex Markup();
}
