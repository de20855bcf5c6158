using SurveyPlatform.Shared;

namespace SurveyPlatform.Templates.XlsForm;

/// <summary>
/// The rows of a survey as sections. A group is a section, a group within it a heading over its questions, a repeat a group of lines; what
/// stands outside any group goes into a section made for it.
/// </summary>
internal sealed class SectionReader(SurveyNames names, QuestionReader questions, TableReader tables, RuleReader rules, Places places, Findings findings)
{
    /// <summary><c>sp_kind</c> of a note that belongs to the section or the lines as a whole.</summary>
    public const string AboutKind = "about";

    public IReadOnlyList<Section> Read(IReadOnlyList<SurveyRow> roots)
    {
        List<Section> sections = [];
        List<SurveyRow> loose = [];
        foreach (var row in roots)
        {
            if (row.IsGroup && !row.IsTable)
            {
                AddLoose(loose, sections);
                AddGroup(row, sections);
            }
            else
            {
                loose.Add(row);
            }
        }

        AddLoose(loose, sections);
        return sections;
    }

    private void AddGroup(SurveyRow group, List<Section> sections)
    {
        var code = names.CodeOf(group);
        places.AddRow(code, group, group["relevant"]);
        places.Add(Places.Of(code, "title"), group["label"]);
        var relevant = rules.Read(group["relevant"]);
        var (items, note) = ItemsOf(group, code);
        if (items.Count > 0 || group.Children.All(IsAbout))
        {
            sections.Add(new(code, questions.LabelOf(group), items, note, relevant));
        }
    }

    /// <summary>Nothing is made for rows that ask nothing here.</summary>
    private void AddLoose(List<SurveyRow> loose, List<Section> sections)
    {
        var code = names.FreeCode("general");
        List<Item> items = [.. loose.SelectMany(row => ItemsOf(row, Relevances.None, code))];
        if (items.Count > 0)
        {
            findings.Info(loose[0]["type"], XlsFormProblems.SectionMade(code));
            sections.Add(new(code, new("Thông tin chung", "General"), items));
        }
        else
        {
            names.GiveBack(code);
        }

        loose.Clear();
    }

    private (List<Item> Items, LocalizedText? About) ItemsOf(SurveyRow group, string section) =>
        ([.. group.Children.Where(child => !IsAbout(child)).SelectMany(child => ItemsOf(child, Relevances.None, section))], About(group));

    private IEnumerable<Item> ItemsOf(SurveyRow row, Relevances outer, string section)
    {
        if (row.Type.Kind == XlsKind.BeginRepeat)
        {
            return Lines(row, And(outer, row), section) is { } group ? [group] : [];
        }

        if (row.IsTable)
        {
            return [tables.Read(row, And(outer, row), section)];
        }

        if (row.IsGroup)
        {
            var within = And(outer, row);
            findings.Info(row["type"], XlsFormProblems.GroupFlattened(row.Written));
            Note[] heading = row.Line.Text("label") is { } label ? [new(label, within.Rule)] : [];
            return heading.Concat(row.Children.SelectMany(child => ItemsOf(child, within, section)));
        }

        if (row.Type.Kind == XlsKind.Note)
        {
            return NoteOf(row, And(outer, row), section);
        }

        return IsAsked(row) ? questions.Read(row, outer, section) : [];
    }

    private IEnumerable<Item> NoteOf(SurveyRow row, Relevances relevances, string section)
    {
        if (row.Line.Text("label") is not { } text)
        {
            findings.Info(row["label"], XlsFormProblems.TextLeftOut("note"));
            return [];
        }

        TextCheck.Check(row.Line, findings);
        places.Add(Places.Of(section, "note", "relevant"), row["relevant"]);
        return [new Note(text, relevances.Rule)];
    }

    private LineGroup? Lines(SurveyRow repeat, Relevances relevances, string section)
    {
        var place = Places.Of(section, repeat.Name);
        places.AddRow(place, repeat, relevances.Cell ?? repeat["relevant"]);
        List<Question> columns = [.. repeat.Children.SelectMany(child => ColumnsOf(child, Relevances.None, repeat, place))];
        if (columns.Count == 0 && !repeat.Children.All(IsAbout))
        {
            findings.Warning(repeat["type"], XlsFormProblems.EmptyRepeat(repeat.Written));
            return null;
        }

        var group = new LineGroup(repeat.Name, questions.LabelOf(repeat), columns, About(repeat), Relevant: relevances.Rule);
        var (least, most) = (Numbers.Whole(repeat["sp_min_lines"], findings), Numbers.Whole(repeat["sp_max_lines"], findings));
        var counted = RepeatCount(repeat["repeat_count"]);
        return group with { MinLines = least ?? counted ?? group.MinLines, MaxLines = most ?? counted ?? group.MaxLines };
    }

    private IEnumerable<Question> ColumnsOf(SurveyRow row, Relevances outer, SurveyRow repeat, string place)
    {
        if (row.Type.Kind == XlsKind.BeginRepeat)
        {
            findings.Error(row["type"], XlsFormProblems.NestedRepeat(row.Written, repeat.Written));
            return [];
        }

        if (row.IsGroup)
        {
            findings.Info(row["type"], XlsFormProblems.GroupFlattened(row.Written));
            var within = And(outer, row);
            return row.Children.SelectMany(child => ColumnsOf(child, within, repeat, place));
        }

        if (row.Type.Kind == XlsKind.Note && !IsAbout(row))
        {
            findings.Warning(row["label"], XlsFormProblems.TextLeftOut("note"));
        }

        return IsAsked(row) ? questions.Read(row, outer, place) : [];
    }

    /// <summary>A fixed number of lines is taken; a number that is worked out is not.</summary>
    private int? RepeatCount(Field field)
    {
        if (field.IsEmpty)
        {
            return null;
        }

        if (int.TryParse(field.Text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var count) && count is > 0 and <= TemplateCheck.MaxLines)
        {
            return count;
        }

        findings.Warning(field, XlsFormProblems.RepeatCount(field.Text));
        return null;
    }

    private bool IsAsked(SurveyRow row)
    {
        switch (row.Type.Kind)
        {
            case XlsKind.Metadata:
                findings.Info(row["type"], XlsFormProblems.MetadataLeftOut(row.Type.Word));
                break;
            case XlsKind.LeftOut:
                findings.Warning(row["type"], XlsFormProblems.TypeLeftOut(row.Type.Word, row.Written));
                break;
            case XlsKind.Calculate or XlsKind.Hidden when row.IsLeftOut:
                _ = rules.Read(row["calculation"]);
                findings.Warning(row["name"], row["calculation"].IsEmpty ? XlsFormProblems.HiddenLeftOut : XlsFormProblems.CalculationLeftOut(row.Written));
                break;
        }

        return row.IsQuestion && !row.IsLeftOut;
    }

    private Relevances And(Relevances outer, SurveyRow row) => outer.And(rules.Read(row["relevant"]), row["relevant"]);

    private static LocalizedText? About(SurveyRow group) => group.Children.FirstOrDefault(IsAbout)?.Line.Text("label");

    private static bool IsAbout(SurveyRow row) => row.Type.Kind == XlsKind.Note && row["sp_kind"].Text == AboutKind;
}
