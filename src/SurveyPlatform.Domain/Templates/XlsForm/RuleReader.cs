using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Templates.XlsForm;

/// <summary>
/// Rules of the sheet <c>survey</c> as rules of ours: what ODK writes differently is converted, what reads something that is left out is dropped
/// and said so, what is wrong is an error with its character in the cell.
/// </summary>
internal sealed partial class RuleReader(SurveyNames names, Findings findings)
{
    /// <summary>Functions of ODK and of what was built on it. One that is here as well is used.</summary>
    private static readonly FrozenSet<string> Elsewhere = FrozenSet.ToFrozenSet(
    [
        "pulldata", "uuid", "random", "randomize", "digest", "area", "distance", "geofence", "enclosed-area", "base64-decode", "extract-signed", "instance", "current", "property", "version",
        "jr:choice-name", "jr:itext", "search", "once", "position", "indexed-repeat", "selected-at", "regex", "translate", "now", "decimal-date-time", "decimal-time", "date-time",
        "format-date-time", "checklist", "weighted-checklist", "boolean-from-string", "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "exp", "exp10", "log", "log10", "pi", "pow", "sqrt",
        "substring-before", "substring-after", "id", "local-name", "last", "name", "namespace-uri", "floor", "ceiling", "label", "choice", "choice-label", "lookup", "item-at", "rank-index",
        "rank-index-if", "sum-if", "min-if", "max-if", "count-if", "join-if", "index", "de-duplicate", "hash", "format-number", "username", "deviceid", "phonenumber", "simserial",
        "subscriberid", "duration", "parse-timestamp-to-date", "difference-in-days", "difference-in-weeks", "difference-in-years", "difference-in-months", "add-date", "z-score", "to-bikram-sambat", "intersects",
    ],
        StringComparer.Ordinal);

    /// <returns>Null: there is no rule, or it is dropped; a finding says why.</returns>
    public string? Read(Field field)
    {
        if (field.Text.ToLowerInvariant() is "yes" or "true" or "no" or "false")
        {
            return field.Text.ToLowerInvariant() is "yes" or "true" ? "true()" : "false()";
        }

        if (Rewrite(field) is not { } rule)
        {
            return null;
        }

        return Parsed(rule, Expression.Parse(rule.Text), field);
    }

    /// <summary>A choice filter reads the columns of an option by their bare names.</summary>
    public string? ReadChoiceFilter(Field field) => Rewrite(field) is { } rule ? Parsed(rule, Expression.ParseFilter(rule.Text), field) : null;

    private string? Parsed(RuleText rule, Outcome<Expression> parsed, Field field)
    {
        foreach (var problem in parsed.Problems)
        {
            var position = problem.Arguments.GetValueOrDefault("position") is int at ? rule.OriginalPosition(at) : 1;
            findings.Error(field, problem.With("position", position));
        }

        return parsed.Problems.Count == 0 ? rule.Text : null;
    }

    public string? ReadCalculation(Field field) => Read(Calculation(field));

    /// <summary>A calculation that gives the answer itself keeps what another program put there; nobody puts anything there here.</summary>
    public Field Calculation(Field field)
    {
        if (field.Text != ".")
        {
            return field;
        }

        findings.Once(FindingSeverity.Info, null, field, XlsFormProblems.WithoutEffect("calculation", [field.Text], 1));
        return field with { Text = "" };
    }

    public string? ReadRequired(Field field) => field.Text.ToLowerInvariant() is "no" or "false" ? null : Read(field);

    /// <summary>In our words, but perhaps still wrong; null where there is no rule or it is dropped.</summary>
    public RuleText? Rewrite(Field field)
    {
        if (field.IsEmpty)
        {
            return null;
        }

        if (field.Text.Length > Expression.MaxLength)
        {
            findings.Error(field, TemplateProblems.ExpressionTooLong(Expression.MaxLength));
            return null;
        }

        var rule = new RuleText(field.Text.Normalize(NormalizationForm.FormC));
        if (rule.StraightenQuotes())
        {
            findings.Warning(field, XlsFormProblems.SmartQuotes);
        }

        Convert(rule, field);
        if (!FollowPaths(rule, field) || HasFunctionFromElsewhere(rule, field) || ReadsWhatIsLeftOut(rule, field))
        {
            return null;
        }

        QuoteChoices(rule, field);
        rule.Replace(RuleReferences.Reference(), match => $"${{{names.Find(match.Groups["name"].Value)?.Name ?? match.Groups["name"].Value}}}");
        return rule;
    }

    private void Convert(RuleText rule, Field field)
    {
        rule.Replace(ChoiceName(), match => Converted(match.Value, $"label({match.Groups["answer"].Value})", field));
        rule.Replace(ItemOfList(), match => Converted(match.Value, match.Groups["column"].Value == "label"
            ? $"choice('{match.Groups["list"].Value}', {match.Groups["answer"].Value})"
            : $"lookup('{match.Groups["list"].Value}', {match.Groups["answer"].Value}, '{match.Groups["column"].Value}')", field));
        rule.Replace(RuleReferences.Reference(), match =>
            names.Find(match.Groups["name"].Value) is { Type: { Kind: XlsKind.Metadata, Word: "today" } } ? Converted(match.Value, "today()", field) : null);
    }

    private string Converted(string from, string to, Field field)
    {
        findings.Info(field, XlsFormProblems.RuleConverted(from, to));
        return to;
    }

    /// <summary><c>/data/group/name</c> and <c>../name</c> as <c>${name}</c>. False: one cannot be followed.</summary>
    private bool FollowPaths(RuleText rule, Field field)
    {
        List<(int, int, string)> edits = [];
        var quoted = rule.Quoted();
        foreach (var path in Path().Matches(rule.Text).Where(match => !quoted[match.Index]))
        {
            // After a value a stroke divides.
            if (path.Index > 0 && rule.Text[..path.Index].TrimEnd() is [.., '}' or ')' or '\'' or '"' or (>= '0' and <= '9')])
            {
                continue;
            }

            var name = path.Groups["name"].Value;
            if (names.Find(name) is not { } read || names.IsAmbiguous(name) || read["name"].IsBeside(field) || rule.Text.AsSpan(path.Index + path.Length) is ['[', ..])
            {
                findings.Warning(field, XlsFormProblems.PathLeftOut(path.Value, rule.OriginalPosition(path.Index + 1)));
                return false;
            }

            findings.Info(field, XlsFormProblems.RuleConverted(path.Value, $"${{{name}}}"));
            edits.Add((path.Index, path.Length, $"${{{name}}}"));
        }

        rule.Apply(edits);
        return true;
    }

    private bool HasFunctionFromElsewhere(RuleText rule, Field field)
    {
        var quoted = rule.Quoted();
        var call = Call().Matches(rule.Text).FirstOrDefault(match => !quoted[match.Index] && IsElsewhere(match.Groups["name"].Value));
        if (call is not null)
        {
            findings.Warning(field, XlsFormProblems.FunctionLeftOut(call.Groups["name"].Value, rule.OriginalPosition(call.Index + 1)));
        }

        return call is not null;
    }

    /// <summary>A name with a colon belongs to one program or another.</summary>
    private static bool IsElsewhere(string function) =>
        (Elsewhere.Contains(function) || function.Contains(':', StringComparison.Ordinal)) && Function.Find(function) is null;

    private bool ReadsWhatIsLeftOut(RuleText rule, Field field)
    {
        var name = RuleReferences.In(rule.Text).FirstOrDefault(name => names.Find(name) is { IsLeftOut: true });
        if (name is not null)
        {
            findings.Warning(field, XlsFormProblems.ReadsLeftOut(name));
        }

        return name is not null;
    }

    /// <summary>ODK compares what is chosen with a number, too: <c>${kind} = 1</c>. Here the values of choices are texts, and figures are not.</summary>
    private void QuoteChoices(RuleText rule, Field field)
    {
        List<(int, int, string)> edits = [];
        foreach (Match match in ChoiceWithNumber().Matches(rule.Text))
        {
            var (isChoice, number) = (names.Find(match.Groups["name"].Value)?.Type.Kind == XlsKind.Select, match.Groups["number"]);
            if (isChoice)
            {
                findings.Info(field, XlsFormProblems.RuleConverted(number.Value, $"'{number.Value}'"));
                edits.Add((number.Index, number.Length, $"'{number.Value}'"));
            }
        }

        rule.Apply(edits);
    }

    [GeneratedRegex("""jr:choice-name\(\s*(?<answer>\$\{[^}]+\})\s*,\s*['"][^'"]*['"]\s*\)""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ChoiceName();

    [GeneratedRegex(
        """instance\(\s*['"](?<list>[\w.-]+)['"]\s*\)\s*/\s*root\s*/\s*item\s*\[\s*name\s*=\s*(?<answer>\$\{[^}]+\})\s*\]\s*/\s*(?<column>[\w.-]+)""",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ItemOfList();

    [GeneratedRegex(@"(current\(\)/)?(\.\.?/)+([A-Za-z_][\w.-]*/)*(?<name>[A-Za-z_][\w.-]*)|(/[A-Za-z_][\w.-]*)*/(?<name>[A-Za-z_][\w.-]*)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Path();

    [GeneratedRegex(@"(?<name>[A-Za-z][\w:-]*)\s*\(", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Call();

    [GeneratedRegex(@"\$\{\s*(?<name>[^}\s]+)\s*\}\s*(=|!=)\s*(?<number>-?[0-9]+(\.[0-9]+)?)|selected\(\s*\$\{\s*(?<name>[^}\s]+)\s*\}\s*,\s*(?<number>-?[0-9]+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ChoiceWithNumber();
}
