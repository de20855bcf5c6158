namespace SurveyPlatform.Templates.XlsForm;

/// <summary>Calculations that cannot be worked out here, and those that read them, and so on.</summary>
internal static class LeftOutRows
{
    public static void Mark(IReadOnlyList<SurveyRow> rows, SurveyNames names)
    {
        // What there is to say about a rule is said when it is read in earnest.
        var rules = new RuleReader(names, new());
        var worked = rows.Where(row => row.Type.Kind is XlsKind.Calculate or XlsKind.Hidden).Select(row => (Row: row, Rule: rules.Rewrite(rules.Calculation(row["calculation"])))).ToList();
        var readers = worked.Where(item => item.Rule is not null)
            .SelectMany(item => RuleReferences.In(item.Rule!.Text).Distinct(StringComparer.Ordinal).Select(name => (name, item.Row)))
            .ToLookup(pair => pair.name, pair => pair.Row, StringComparer.Ordinal);
        var left = new Queue<SurveyRow>(worked.Where(item => item.Rule is null).Select(item => item.Row));
        while (left.TryDequeue(out var row))
        {
            row.IsLeftOut = true;
            foreach (var reader in readers[row.Name].Where(reader => !reader.IsLeftOut))
            {
                reader.IsLeftOut = true;
                left.Enqueue(reader);
            }
        }
    }
}
