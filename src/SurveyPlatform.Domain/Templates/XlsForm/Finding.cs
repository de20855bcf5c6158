using SurveyPlatform.Shared;

namespace SurveyPlatform.Templates.XlsForm;

public enum FindingSeverity
{
    /// <summary>The form cannot be taken over.</summary>
    Error,

    /// <summary>Something is left out or becomes something else.</summary>
    Warning,

    /// <summary>Good to know; nothing is lost.</summary>
    Info,
}

/// <summary>One thing to say about a form that is read from a file. <see cref="Problem.Place"/> is <c>sheet!cell</c>, or the place in a JSON document.</summary>
/// <param name="Problem">Cause under <c>problem.{code}</c>, what to do about it under <c>fix.{code}</c>.</param>
public sealed record Finding(FindingSeverity Severity, Problem Problem)
{
    /// <summary>Null: the whole file, or a document without sheets.</summary>
    public string? Sheet => Split is >= 0 and var at ? Problem.Place![..at] : null;

    /// <summary>Null: the whole sheet.</summary>
    public string? Cell => Split is >= 0 and var at && at + 1 < Problem.Place!.Length ? Problem.Place[(at + 1)..] : null;

    private int Split => Problem.Place?.LastIndexOf('!') ?? -1;
}

/// <summary>Collects what there is to say, up to a limit: a file that is wrong in every cell stays readable.</summary>
public sealed class Findings
{
    public const int Limit = 1000;

    private readonly List<Finding> _list = [];
    private readonly HashSet<(string, string?)> _once = [];
    private int _more;

    public bool HasErrors { get; private set; }

    /// <summary>As told, the worst first within a place being of no matter: the order of the file.</summary>
    public IReadOnlyList<Finding> List => _more == 0 ? _list : [.. _list, new(HasErrors ? FindingSeverity.Error : FindingSeverity.Warning, XlsFormProblems.More(_more))];

    public void Error(Field at, Problem problem) => Add(FindingSeverity.Error, problem.At(at.Place));

    public void Warning(Field at, Problem problem) => Add(FindingSeverity.Warning, problem.At(at.Place));

    public void Info(Field at, Problem problem) => Add(FindingSeverity.Info, problem.At(at.Place));

    /// <summary>Said once for each <paramref name="key"/>, however often it is met.</summary>
    public void Once(FindingSeverity severity, string? key, Field at, Problem problem)
    {
        if (_once.Add((problem.Code, key)))
        {
            Add(severity, problem.At(at.Place));
        }
    }

    public void Add(FindingSeverity severity, Problem problem)
    {
        HasErrors |= severity == FindingSeverity.Error;
        if (_list.Count < Limit)
        {
            _list.Add(new(severity, problem));
        }
        else
        {
            _more++;
        }
    }
}

/// <summary>A cell that was looked at, empty or not.</summary>
public readonly record struct Field(string Sheet, string Cell, string Text)
{
    public string Place => $"{Sheet}!{Cell}";

    public bool IsEmpty => Text.Length == 0;

    /// <summary>The two stand in one row of one sheet.</summary>
    public bool IsBeside(Field other) => Sheet == other.Sheet && Cell.TrimStart(Letters) == other.Cell.TrimStart(Letters);

    private static char[] Letters { get; } = [.. "ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
}
