namespace SurveyPlatform.Templates;

/// <summary>One comparison of two documents of a form (<see cref="TemplateDifference.Between"/>).</summary>
internal sealed partial class TemplateComparison
{
    private readonly FormTemplate _before;
    private readonly FormTemplate _after;
    private readonly IReadOnlyDictionary<string, FormElement> _elements;
    private readonly IReadOnlyDictionary<string, FormElement> _elementsNow;
    private readonly FormPairs<Section> _sections;
    private readonly FormPairs<Table> _tables;
    private readonly FormPairs<LineGroup> _groups;
    private readonly FormPairs<TableRow> _rows;
    private readonly FormPairs<TableColumn> _columns;
    private readonly List<TemplateDifference> _found = [];

    public TemplateComparison(FormTemplate before, FormTemplate after)
    {
        (_before, _after) = (before, after);
        (_elements, _elementsNow) = (FormElement.ByName(before), FormElement.ByName(after));
        _sections = new(before.Sections, after.Sections, section => section.Code, section => section.Questions.Select(question => question.ElementName));
        _tables = new([.. Tables(before)], [.. Tables(after)], table => table.Code, table => Cells(table).Select(cell => cell.ElementName));
        _groups = new([.. before.LineGroups], [.. after.LineGroups], group => group.Name, group => group.Questions.Select(question => question.ElementName));
        _rows = new([.. Tables(before).SelectMany(table => table.Rows)], [.. Tables(after).SelectMany(table => table.Rows)], null, row => row.Cells.Select(cell => cell.ElementName));
        _columns = new([.. Tables(before).SelectMany(table => table.Columns)], [.. Tables(after).SelectMany(table => table.Columns)], null, ColumnElements(before, after));
    }

    public IReadOnlyList<TemplateDifference> Run()
    {
        _found.AddRange(FieldDifferences.OfForm(_before, _after));
        var order = Moved(_sections.After, _sections.Before, _sections.Earlier);
        foreach (var section in _after.Sections)
        {
            Compare(section, order.Contains(section));
        }

        foreach (var gone in _sections.Gone)
        {
            Add(new(DifferenceKind.Removed, FormPart.Section, gone.Code, gone.Code, gone.Title, Questions: CountGone(section => ReferenceEquals(section.Section, gone))));
        }

        Gone();
        _found.AddRange(OptionDifferences.Between(_before, _after));
        return _found;
    }

    private void Compare(Section section, bool moved)
    {
        var earlier = _sections.Earlier(section);
        if (earlier is null)
        {
            Add(new(DifferenceKind.Added, FormPart.Section, section.Code, section.Code, section.Title, Questions: CountNew(element => ReferenceEquals(element.Section, section))));
        }
        else
        {
            _found.AddRange(FieldDifferences.Of(earlier, section));
            if (moved)
            {
                Add(new(DifferenceKind.Moved, FormPart.Section, section.Code, section.Code, section.Title));
            }

            _found.AddRange(NoteDifferences.Between(earlier, section));
        }

        var order = Moved(section.Items, earlier?.Items ?? [], EarlierItem);
        foreach (var item in section.Items)
        {
            Compare(item, section, isNew: earlier is null, order.Contains(item));
        }
    }

    private void Compare(Item item, Section section, bool isNew, bool moved)
    {
        switch (item)
        {
            case Question question:
                Compare(new FormElement(question, section), isNew, moved);
                break;
            case Table table:
                Compare(table, section, isNew, moved);
                break;
            case LineGroup group:
                Compare(group, section, isNew, moved);
                break;
        }
    }

    private void Compare(FormElement now, bool isNew, bool moved)
    {
        if (!ReferenceEquals(_elementsNow[now.Element].Question, now.Question))
        {
            return;
        }

        var question = now.Question;
        if (!_elements.TryGetValue(now.Element, out var was))
        {
            if (!isNew)
            {
                Add(new(DifferenceKind.Added, FormPart.Question, now.Place, question.Name, question.Label));
            }

            return;
        }

        if (!SameHolder(was, now))
        {
            Add(new(DifferenceKind.Moved, FormPart.Question, now.Place, question.Name, question.Label, Before: HolderOf(was), After: HolderOf(now)));
        }
        else if (moved || (now.Row is not null && !(_rows.AreSame(was.Row, now.Row) && _columns.AreSame(was.Column, now.Column))))
        {
            Add(new(DifferenceKind.Moved, FormPart.Question, now.Place, question.Name, question.Label));
        }

        _found.AddRange(QuestionDifferences.Between(was.Question, question, now.Place));
    }

    /// <summary>What stood in a part that is still there and is gone itself.</summary>
    private void Gone()
    {
        foreach (var (section, item) in _before.Sections.Where(section => !_sections.IsGone(section)).SelectMany(section => section.Items, (section, item) => (section, item)))
        {
            if (item is Table table && _tables.IsGone(table))
            {
                Add(new(DifferenceKind.Removed, FormPart.Table, $"{section.Code} › {table.Code}", table.Code, table.Label, Questions: CountGone(element => ReferenceEquals(element.Holder, table))));
            }
            else if (item is LineGroup group && _groups.IsGone(group))
            {
                Add(new(DifferenceKind.Removed, FormPart.Lines, $"{section.Code} › {group.Name}", group.Name, group.Label, Questions: CountGone(element => ReferenceEquals(element.Holder, group))));
            }
        }

        foreach (var element in _elements.Values.Where(element => !_elementsNow.ContainsKey(element.Element) && !IsGoneWithHolder(element)))
        {
            Add(new(DifferenceKind.Removed, FormPart.Question, element.Place, element.Question.Name, element.Question.Label));
        }
    }

    private bool IsGoneWithHolder(FormElement element) =>
        _sections.IsGone(element.Section)
        || (element.Holder is Table table && _tables.IsGone(table)) || (element.Group is { } group && _groups.IsGone(group))
        || (element.Row is { } row && _rows.IsGone(row)) || (element.Column is { } column && _columns.IsGone(column));

    private bool SameHolder(FormElement was, FormElement now) => (was.Holder, now.Holder) switch
    {
        (null, null) => _sections.AreSame(was.Section, now.Section),
        (Table before, Table after) => _tables.AreSame(before, after),
        (LineGroup before, LineGroup after) => _groups.AreSame(before, after),
        _ => false,
    };

    private static string HolderOf(FormElement element) => element.Holder switch
    {
        Table table => $"{element.Section.Code} › {table.Code}",
        LineGroup group => $"{element.Section.Code} › {group.Name}",
        _ => element.Section.Code,
    };

    private Item? EarlierItem(Item item) => item switch
    {
        Question question => _elements.GetValueOrDefault(question.ElementName)?.Question,
        Table table => _tables.Earlier(table),
        LineGroup group => _groups.Earlier(group),
        _ => null,
    };

    /// <summary>Those of <paramref name="now"/> that stood in <paramref name="was"/> in another order.</summary>
    private static HashSet<T> Moved<T>(IReadOnlyList<T> now, IReadOnlyList<T> was, Func<T, T?> earlier)
        where T : class
    {
        var places = new Dictionary<T, int>(ReferenceEqualityComparer.Instance);
        for (var at = 0; at < was.Count; at++)
        {
            places.TryAdd(was[at], at);
        }

        var stayed = now.Select(item => (Item: item, Was: earlier(item) is { } before && places.TryGetValue(before, out var at) ? at : -1)).Where(pair => pair.Was >= 0).ToList();
        return new(FormOrder.Moved([.. stayed.Select(pair => pair.Was)]).Select(at => stayed[at].Item), ReferenceEqualityComparer.Instance);
    }

    private int CountNew(Func<FormElement, bool> isIn) => _elementsNow.Values.Count(element => isIn(element) && !_elements.ContainsKey(element.Element));

    private int CountGone(Func<FormElement, bool> isIn) => _elements.Values.Count(element => isIn(element) && !_elementsNow.ContainsKey(element.Element));

    private void Add(TemplateDifference difference) => _found.Add(difference);

    private static IEnumerable<Table> Tables(FormTemplate template) => template.Sections.SelectMany(section => section.Items).OfType<Table>();

    private static IEnumerable<Question> Cells(Table table) => table.Rows.SelectMany(row => row.Cells);

    private static Func<TableColumn, IEnumerable<string>> ColumnElements(params FormTemplate[] templates)
    {
        var cells = templates.SelectMany(FormElement.Of).Where(element => element.Column is not null)
            .GroupBy(element => element.Column!, ReferenceEqualityComparer.Instance)
            .ToDictionary(column => column.Key!, column => column.Select(cell => cell.Element).ToList(), ReferenceEqualityComparer.Instance);
        return column => cells.TryGetValue(column, out var elements) ? elements : [];
    }
}
