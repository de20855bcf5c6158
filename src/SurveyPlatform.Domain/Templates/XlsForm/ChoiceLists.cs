using SurveyPlatform.Shared;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Templates.XlsForm;

/// <summary>The sheet <c>choices</c>, list by list.</summary>
internal sealed class ChoiceLists
{
    private readonly Dictionary<string, (Field First, List<Option> Options)> _lists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _codes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly HashSet<(string List, string Value)> _values = [];
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly HashSet<string> _standIns = new(StringComparer.Ordinal);
    private readonly Findings _findings;

    public ChoiceLists(SheetTable choices, bool allowsDuplicates, Findings findings)
    {
        _findings = findings;
        foreach (var line in choices.Lines)
        {
            Add(line, choices, allowsDuplicates);
        }

        _taken.UnionWith(_lists.Keys);
    }

    /// <summary>In the order of the sheet, then those that were made for questions.</summary>
    public IReadOnlyList<OptionList> All => [.. _lists.Where(list => !_standIns.Contains(list.Key) || _used.Contains(list.Key)).Select(list => new OptionList(CodeOf(list.Key), list.Value.Options))];

    /// <summary>The list's code here; null, and an error, where there is no such list.</summary>
    public string? Use(Field type, string list)
    {
        if (list.Length == 0)
        {
            _findings.Error(type, XlsFormProblems.NoListNamed);
            return null;
        }

        if (!_lists.ContainsKey(list))
        {
            _findings.Error(type, XlsFormProblems.NoList(list, Near.Of(list, _lists.Keys)));
            return null;
        }

        _used.Add(list);
        return CodeOf(list);
    }

    /// <summary>The list of a question that the platform needs no list for; it is there for other programs.</summary>
    public void UseAsStandIn(string list) => _standIns.Add(list);

    /// <summary>The same list with <c>other</c> in it.</summary>
    public string? UseWithOther(Field type, string list)
    {
        if (Use(type, list) is not { } code || _values.Contains((list, "other")))
        {
            return _lists.ContainsKey(list) ? CodeOf(list) : null;
        }

        return Make($"{code}_or_other", [.. _lists[list].Options, new("other", new("Khác", "Other"))]);
    }

    /// <summary>The same code makes the same list.</summary>
    public string Make(string code, List<Option> options)
    {
        _lists.TryAdd(code, (default, options));
        return CodeOf(code);
    }

    private void Add(Line line, SheetTable choices, bool allowsDuplicates)
    {
        var (list, name) = (line["list_name"], line["name"]);
        if (list.IsEmpty || name.IsEmpty)
        {
            _findings.Warning(list.IsEmpty ? list : name, list.IsEmpty ? XlsFormProblems.ChoiceWithoutList : XlsFormProblems.ChoiceWithoutName);
            return;
        }

        if (!_lists.TryGetValue(list.Text, out var found))
        {
            _lists[list.Text] = found = (list, []);
        }

        var value = Value(name);
        if (!_values.Add((list.Text, value)))
        {
            if (allowsDuplicates)
            {
                _findings.Warning(name, XlsFormProblems.ChoiceTwiceLeftOut(name.Text, list.Text));
            }
            else
            {
                _findings.Error(name, XlsFormProblems.ChoiceTwice(name.Text, list.Text));
            }

            return;
        }

        found.Options.Add(new(value, Label(line, value), Columns(line, choices)));
    }

    private string Value(Field name)
    {
        var value = string.Join('_', name.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        value = value.Length <= TemplateCheck.NameMaxLength ? value : value[..TemplateCheck.NameMaxLength];
        if (value != name.Text)
        {
            _findings.Warning(name, XlsFormProblems.NameChanged(name.Text, value));
        }

        return value;
    }

    private LocalizedText Label(Line line, string value)
    {
        if (line.Text("label") is { } label)
        {
            return label;
        }

        _findings.Warning(line["label"], XlsFormProblems.NoLabel(value));
        return new(value);
    }

    private static Dictionary<string, string>? Columns(Line line, SheetTable choices)
    {
        var columns = choices.Others.Select(column => (column, choices.Other(line.Row, column).Text)).Where(cell => cell.Text.Length > 0)
            .ToDictionary(cell => cell.column, cell => cell.Text, StringComparer.Ordinal);
        return columns.Count == 0 ? null : columns;
    }

    /// <summary>Names of lists are free in XLSForm; codes here are not.</summary>
    private string CodeOf(string list)
    {
        if (_codes.TryGetValue(list, out var known))
        {
            return known;
        }

        var code = TemplateCheck.Code(list, "").Any() ? SurveyNames.Unique(SurveyNames.Fitting(list, "list"), _taken) : list;
        if (code != list)
        {
            _findings.Warning(_lists[list].First, XlsFormProblems.NameChanged(list, code));
        }

        return _codes[list] = code;
    }
}
