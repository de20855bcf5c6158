using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using SurveyPlatform.Returns;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Web.Pages.Returns;

/// <param name="Number">From 1.</param>
/// <param name="Of">How many pages there are.</param>
/// <param name="First">Position of the first line on it.</param>
/// <param name="Count">Saved lines on it.</param>
public readonly record struct LinePage(int Number, int Of, int First, int Count)
{
    public bool IsLast => Number == Of;
}

/// <summary>
/// Which page is shown of each group that has more lines than fit on one: <c>?lines=GROUP:PAGE</c>, pages counted from 1. A page that there is
/// not is the last one.
/// </summary>
public sealed partial class LinePages
{
    public const int Size = 50;

    private const string Field = "lines";

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>As the address asks.</summary>
    public static LinePages Asked(IQueryCollection query)
    {
        var pages = new LinePages();
        foreach (var match in query[Field].Select(asked => Written().Match(asked ?? "")).Where(match => match.Success))
        {
            pages.Turn(match.Groups["group"].Value, int.Parse(match.Groups["page"].ValueSpan, CultureInfo.InvariantCulture));
        }

        return pages;
    }

    /// <summary>Those that were sent.</summary>
    public static LinePages Posted(FormTemplate template, IFormCollection form)
    {
        var pages = new LinePages();
        foreach (var (group, shown) in Shown(template, form))
        {
            pages.Turn(group, PageAt(shown.First));
        }

        return pages;
    }

    /// <summary>The lines that the page showed which was sent, of the groups that were not on it as a whole.</summary>
    public static Dictionary<string, LinesOnPage> Shown(FormTemplate template, IFormCollection form) => template.LineGroups
        .Select(group => (group.Name, Shown: LinesOnPage.Parse(form[group.Name].ToString()))).Where(group => group.Shown is not null)
        .ToDictionary(group => group.Name, group => group.Shown!, StringComparer.Ordinal);

    public static int PageAt(int position) => (position / Size) + 1;

    public LinePages Turn(string group, int page)
    {
        _numbers[group] = page;
        return this;
    }

    /// <param name="lines">How many the group has.</param>
    public LinePage Of(string group, int lines)
    {
        var pages = Math.Max(1, (lines + Size - 1) / Size);
        var number = Math.Clamp(_numbers.GetValueOrDefault(group, 1), 1, pages);
        var first = (number - 1) * Size;
        return new(number, pages, first, Math.Min(Size, lines - first));
    }

    /// <summary>The lines on these pages, of the groups that have more than one.</summary>
    public Dictionary<string, LinesOnPage> On(AnswerSet answers) => answers.Lines.Where(group => group.Value.Count > Size).ToDictionary(
        group => group.Key, group => On(group.Value, Of(group.Key, group.Value.Count)), StringComparer.Ordinal);

    private static LinesOnPage On(List<AnswerLine> lines, LinePage page) => LinesOnPage.Of(lines, page.First, page.Count);

    /// <summary>As the address asks for it; empty where every group is on its first page.</summary>
    public string Query(string? and = null)
    {
        var asked = _numbers.Where(group => group.Value > 1).Select(group => string.Create(CultureInfo.InvariantCulture, $"{Field}={group.Key}:{group.Value}")).ToList();
        if (and is not null)
        {
            asked.Add(and);
        }

        return asked.Count == 0 ? "" : "?" + string.Join('&', asked);
    }

    /// <summary>The pages with the one among them that the line of a place is on; null where a place is in no line.</summary>
    /// <param name="place"><c>group[103].name</c>, or what explains it: <c>reason:check@group[103]</c>.</param>
    public LinePages? With(string place)
    {
        if (Line().Match(place) is not { Success: true } line)
        {
            return null;
        }

        var pages = new LinePages();
        foreach (var (group, number) in _numbers)
        {
            pages.Turn(group, number);
        }

        return pages.Turn(line.Groups["group"].Value, PageAt(int.Parse(line.Groups["line"].ValueSpan, CultureInfo.InvariantCulture)));
    }

    [GeneratedRegex(@"^(?<group>[A-Za-z][A-Za-z0-9_]*):(?<page>[0-9]{1,6})\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Written();

    [GeneratedRegex(@"(^|@)(?<group>[A-Za-z][A-Za-z0-9_]*)\[(?<line>[0-9]{1,9})\]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Line();
}
