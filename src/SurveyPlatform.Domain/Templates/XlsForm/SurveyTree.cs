namespace SurveyPlatform.Templates.XlsForm;

/// <summary>Reads the types of the rows and pairs begin with end; every pair that does not match is told with the row that opened it.</summary>
internal sealed class SurveyTree(Findings findings)
{
    public const int MaxDepth = 32;

    private readonly List<SurveyRow> _roots = [];
    private readonly Stack<SurveyRow> _open = new();

    public static IReadOnlyList<SurveyRow> Read(SheetTable survey, Findings findings)
    {
        var tree = new SurveyTree(findings);
        foreach (var line in survey.Lines)
        {
            tree.Add(line);
        }

        foreach (var row in tree._open.Reverse())
        {
            findings.Error(row["type"], XlsFormProblems.NotClosed(row.Written, row.Type.Word));
        }

        return tree._roots;
    }

    private void Add(Line line)
    {
        if (line["disabled"].Text.ToLowerInvariant() is "yes" or "true")
        {
            findings.Info(line["disabled"], XlsFormProblems.RowDisabled);
            return;
        }

        var written = line["type"];
        if (written.IsEmpty)
        {
            // A row with neither name nor label is a remark of the author's.
            if (!line["name"].IsEmpty || line.Text("label") is not null)
            {
                findings.Error(written, XlsFormProblems.NoType);
            }

            return;
        }

        var row = new SurveyRow(line, XlsType.Read(written.Text));
        switch (row.Type.Kind)
        {
            case XlsKind.EndGroup or XlsKind.EndRepeat:
                Close(row);
                break;
            case XlsKind.BeginGroup or XlsKind.BeginRepeat:
                Open(row);
                break;
            case XlsKind.Unknown:
                findings.Error(written, XlsFormProblems.UnknownType(written.Text, XlsType.Nearest(written.Text)));
                row.IsLeftOut = true;
                Put(row);
                break;
            default:
                Put(row);
                break;
        }
    }

    private void Open(SurveyRow row)
    {
        if (_open.Count == MaxDepth)
        {
            findings.Once(FindingSeverity.Error, null, row["type"], XlsFormProblems.TooDeep(MaxDepth));
        }

        if (_open.Count < MaxDepth)
        {
            Put(row);
        }

        _open.Push(row);
    }

    private void Close(SurveyRow end)
    {
        if (!_open.TryPop(out var opened))
        {
            findings.Error(end["type"], XlsFormProblems.NotOpened(end.Type.Word));
        }
        else if (opened.Type.Kind == XlsKind.BeginGroup != (end.Type.Kind == XlsKind.EndGroup))
        {
            findings.Error(end["type"], XlsFormProblems.ClosesOther(end.Type.Word, $"{opened.Type.Word} {opened.Written}".Trim(), opened["type"].Cell));
        }
    }

    private void Put(SurveyRow row)
    {
        if (_open.TryPeek(out var group))
        {
            group.Add(row);
        }
        else
        {
            _roots.Add(row);
        }
    }
}
