using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Returns;

/// <summary>The questions, groups, options and checks of a form by name: what the readers look answers up in. Made once per form object.</summary>
internal sealed partial class AnswerIndex
{
    private static readonly ConditionalWeakTable<FormTemplate, AnswerIndex> Made = [];

    private readonly Dictionary<string, Question> _head = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, Question>> _columns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _softChecks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> _options = new(StringComparer.Ordinal);

    private AnswerIndex(FormTemplate template)
    {
        foreach (var list in template.OptionLists)
        {
            _options.TryAdd(list.Code, [.. list.Options.Select(option => option.Value)]);
        }

        foreach (var question in template.Questions)
        {
            Add(question, null, _head);
        }

        foreach (var group in template.LineGroups.DistinctBy(group => group.Name, StringComparer.Ordinal))
        {
            Groups.Add(group.Name, group);
            _columns.Add(group.Name, new(StringComparer.Ordinal));
            foreach (var question in group.Questions)
            {
                Add(question, group.Name, _columns[group.Name]);
            }
        }
    }

    public Dictionary<string, LineGroup> Groups { get; } = new(StringComparer.Ordinal);

    public static AnswerIndex Of(FormTemplate template) => Made.GetValue(template, form => new(form));

    public Question? Head(string name) => _head.GetValueOrDefault(name);

    public Question? Column(string group, string name) => _columns.GetValueOrDefault(group)?.GetValueOrDefault(name);

    public Question? Find(string place) => AnswerPlace.Parse(place) is not { } parsed
        ? null
        : parsed.Group is { } group ? Column(group, parsed.Name) : Head(parsed.Name);

    public IReadOnlyList<string> Options(Question question) => question.OptionList is { } code ? _options.GetValueOrDefault(code) ?? [] : [];

    /// <summary>Whether a reason may be kept under this key: the code of a soft check, with its line where the check is in lines.</summary>
    public bool TakesReason(string key) => ReasonKey().Match(key) is { Success: true } match
        && _softChecks.TryGetValue(match.Groups["check"].Value, out var group)
        && string.Equals(group ?? "", match.Groups["group"].Value, StringComparison.Ordinal);

    /// <summary>Whether this is taken over from the period before: a question of the head, or a group of lines as a whole.</summary>
    public bool TakesMark(string place) => Groups.ContainsKey(place) || (Head(place) is { } question && TakeOver.Takes(question, isInLines: false));

    /// <summary>The group and line of a reason key; null for a check of the head.</summary>
    public static (string Check, string Group, int Line)? ReasonLine(string key) => ReasonKey().Match(key) is { Success: true } match && match.Groups["group"].Success
        ? (match.Groups["check"].Value, match.Groups["group"].Value, int.Parse(match.Groups["line"].ValueSpan, CultureInfo.InvariantCulture))
        : null;

    private void Add(Question question, string? group, Dictionary<string, Question> into)
    {
        into.TryAdd(question.Name, question);
        foreach (var check in question.Checks ?? [])
        {
            if (check.Severity == Severity.Soft)
            {
                _softChecks.TryAdd(check.Code, group);
            }
        }
    }

    [GeneratedRegex(@"^(?<check>[A-Za-z][A-Za-z0-9_-]*)(@(?<group>[A-Za-z][A-Za-z0-9_]*)\[(?<line>[0-9]{1,9})\])?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ReasonKey();
}
