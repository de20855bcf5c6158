namespace SurveyPlatform.Templates.XlsForm;

/// <summary>Calculations that cannot be worked out here, and those that read them, and so on.</summary>
internal static class LeftOutRows
{
    public static void Mark(IReadOnlyList<SurveyRow> rows, SurveyNames names)
    {
        var worked = rows.Where(row => row.Type.Kind is XlsKind.Calculate or XlsKind.Hidden).ToList();
        var readers = worked.SelectMany(row => RuleReferences.In(row["calculation"].Text).Distinct(StringComparer.Ordinal).Select(name => (name, row)))
            .ToLookup(pair => pair.name, pair => pair.row, StringComparer.Ordinal);
        var left = new Queue<SurveyRow>(rows.Where(row => row.IsLeftOut && row.Type.Kind is not XlsKind.Metadata || (row.Type is { Kind: XlsKind.Metadata, Word: not "today" })));
        foreach (var row in worked.Where(row => row["calculation"].IsEmpty || RuleReader.ReadsElsewhere(row["calculation"].Text)))
        {
            left.Enqueue(row);
        }

        while (left.TryDequeue(out var row))
        {
            row.IsLeftOut = true;
            foreach (var reader in readers[row.Written].Where(reader => !reader.IsLeftOut && names.Find(row.Written) == row))
            {
                reader.IsLeftOut = true;
                left.Enqueue(reader);
            }
        }
    }
}
