namespace SurveyPlatform.Templates.XlsForm;

/// <summary>The type of each question here. XLSForm's calculations have none: theirs is that of what works them out, and of what that reads.</summary>
internal sealed class QuestionTypes
{
    /// <summary>Calculations mostly read what stands above them; those below are known after another round.</summary>
    private const int Rounds = 8;

    private readonly Dictionary<string, QuestionType> _types = new(StringComparer.Ordinal);

    public QuestionTypes(IReadOnlyList<SurveyRow> rows, SurveyNames names, Findings findings)
    {
        List<(SurveyRow Row, string Rule)> worked = [];
        var rules = new RuleReader(names, new());
        foreach (var row in rows.Where(row => row.IsQuestion && !row.IsLeftOut))
        {
            if (Numbers.Word<QuestionType>(row["sp_type"], findings) is { } ours)
            {
                _types[row.Name] = ours;
            }
            else if (row.Type.Kind is not (XlsKind.Calculate or XlsKind.Hidden))
            {
                _types[row.Name] = Written(row);
            }
            else if (rules.Rewrite(row["calculation"])?.Text is { } rule)
            {
                worked.Add((row, rule));
            }
        }

        var changes = true;
        for (var round = 0; round < Rounds && changes; round++)
        {
            changes = false;
            foreach (var (row, rule) in worked)
            {
                changes |= Learn(row, CalculationType.Of(rule, name => _types.TryGetValue(name, out var type) ? type : null));
            }
        }
    }

    public QuestionType Of(SurveyRow row) => _types.GetValueOrDefault(row.Name, QuestionType.Decimal);

    private bool Learn(SurveyRow row, QuestionType type)
    {
        var isNew = !_types.TryGetValue(row.Name, out var known) || known != type;
        _types[row.Name] = type;
        return isNew;
    }

    private static QuestionType Written(SurveyRow row) => row.Type.Kind == XlsKind.Range
        ? RangeParameters.Read(row["parameters"].Text) is { Decimals: > 0 } ? QuestionType.Decimal : QuestionType.Integer
        : row.Type.Becomes == QuestionType.Text && row["appearance"].Text.Split(' ').Contains("multiline") ? QuestionType.LongText : row.Type.Becomes;
}
