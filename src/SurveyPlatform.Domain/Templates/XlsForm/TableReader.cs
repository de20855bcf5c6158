namespace SurveyPlatform.Templates.XlsForm;

/// <summary>A group that <c>sp_kind</c> says is a table: notes for its columns, then a group for each row with the row's cells.</summary>
internal sealed class TableReader(SurveyNames names, QuestionReader questions, Places places, Findings findings)
{
    public const string Kind = "table";
    public const string ColumnKind = "column";
    public const string RowKind = "row";

    public Table Read(SurveyRow group, Relevances relevances, string section)
    {
        var code = names.CodeOf(group);
        var place = Places.Of(section, code);
        places.AddRow(place, group, relevances.Cell ?? group["relevant"]);
        List<TableColumn> columns = [];
        List<TableRow> rows = [];
        foreach (var child in group.Children)
        {
            switch (child["sp_kind"].Text)
            {
                case ColumnKind when child.Type.Kind == XlsKind.Note:
                    columns.Add(new(questions.LabelOf(child), child.Line.Text("sp_unit")));
                    break;
                case RowKind when child.IsGroup:
                    rows.Add(ReadRow(child, place));
                    break;
                default:
                    findings.Warning(child["type"], XlsFormProblems.TableStray(child["type"].Text));
                    break;
            }
        }

        return new(code, questions.LabelOf(group), columns, rows, relevances.Rule);
    }

    private TableRow ReadRow(SurveyRow row, string place)
    {
        foreach (var stray in row.Children.Where(child => !child.IsQuestion))
        {
            findings.Warning(stray["type"], XlsFormProblems.TableStray(stray["type"].Text));
        }

        var number = row["sp_number"];
        var label = questions.LabelOf(row);
        places.Add(Places.Of(place, number.IsEmpty ? label.Vi : number.Text), row["name"]);
        return new(number.IsEmpty ? null : number.Text, label,
            [.. row.Children.Where(child => child.IsQuestion && !child.IsLeftOut).SelectMany(cell => questions.Read(cell, Relevances.None, place))]);
    }
}
