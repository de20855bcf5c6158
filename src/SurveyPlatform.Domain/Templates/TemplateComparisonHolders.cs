using SurveyPlatform.Shared;

namespace SurveyPlatform.Templates;

/// <summary>The part of a comparison that looks at tables and repeating lines.</summary>
internal sealed partial class TemplateComparison
{
    private void Compare(Table table, Section section, bool isNew, bool moved)
    {
        var place = $"{section.Code} › {table.Code}";
        var earlier = _tables.Earlier(table);
        Holder(FormPart.Table, place, table.Code, table.Label, isNew, earlier, moved, section, table);
        if (earlier is null)
        {
            isNew = true;
        }
        else
        {
            _found.AddRange(FieldDifferences.Of(earlier, table, place));
            Compare(table.Columns, earlier.Columns, _columns, FormPart.Column, place, column => column.Label, (was, now) => FieldDifferences.Of(was, now, place),
                (element, column) => ReferenceEquals(element.Column, column));
            Compare(table.Rows, earlier.Rows, _rows, FormPart.Row, place, row => row.Label, (was, now) => FieldDifferences.Of(was, now, place),
                (element, row) => ReferenceEquals(element.Row, row));
        }

        foreach (var element in table.Rows.SelectMany(row => row.Cells.Select((cell, at) => new FormElement(cell, section, table, row, table.Columns.ElementAtOrDefault(at)))))
        {
            Compare(element, isNew || _rows.Earlier(element.Row!) is null || (element.Column is { } column && _columns.Earlier(column) is null), moved: false);
        }
    }

    private void Compare<T>(
        IReadOnlyList<T> now, IReadOnlyList<T> was, FormPairs<T> pairs, FormPart part, string place, Func<T, LocalizedText> label,
        Func<T, T, IEnumerable<TemplateDifference>> fields, Func<FormElement, T, bool> holds)
        where T : class
    {
        var order = Moved(now, was, pairs.Earlier);
        foreach (var item in now)
        {
            if (pairs.Earlier(item) is not { } earlier)
            {
                Add(new(DifferenceKind.Added, part, place, "", label(item), Questions: CountNew(element => holds(element, item))));
                continue;
            }

            _found.AddRange(fields(earlier, item));
            if (order.Contains(item))
            {
                Add(new(DifferenceKind.Moved, part, place, "", label(item)));
            }
        }

        foreach (var gone in was.Where(pairs.IsGone))
        {
            Add(new(DifferenceKind.Removed, part, place, "", label(gone), Questions: CountGone(element => holds(element, gone))));
        }
    }

    private void Compare(LineGroup group, Section section, bool isNew, bool moved)
    {
        var place = $"{section.Code} › {group.Name}";
        var earlier = _groups.Earlier(group);
        Holder(FormPart.Lines, place, group.Name, group.Label, isNew, earlier, moved, section, group);
        if (earlier is not null)
        {
            _found.AddRange(FieldDifferences.Of(earlier, group, place));
        }

        var order = Moved(group.Questions, earlier?.Questions ?? [], question => _elements.GetValueOrDefault(question.ElementName)?.Question);
        foreach (var question in group.Questions)
        {
            Compare(new FormElement(question, section, group), isNew || earlier is null, order.Contains(question));
        }
    }

    private void Holder(FormPart part, string place, string code, LocalizedText label, bool isNew, Item? earlier, bool moved, Section section, Item holder)
    {
        if (earlier is null && !isNew)
        {
            Add(new(DifferenceKind.Added, part, place, code, label, Questions: CountNew(element => ReferenceEquals(element.Holder, holder))));
        }
        else if (earlier is not null && _before.Sections.First(candidate => candidate.Items.Any(item => ReferenceEquals(item, earlier))) is var was && !_sections.AreSame(was, section))
        {
            Add(new(DifferenceKind.Moved, part, place, code, label, Before: was.Code, After: section.Code));
        }
        else if (moved)
        {
            Add(new(DifferenceKind.Moved, part, place, code, label));
        }
    }
}
