using System.Diagnostics.CodeAnalysis;

namespace SurveyPlatform.Shared;

/// <summary>What a verb gives back: a value, or every reason why not (at least one).</summary>
public sealed class Outcome<T>
    where T : notnull
{
    private readonly T? _value;

    private Outcome(T value)
    {
        _value = value;
        Problems = [];
    }

    /// <exception cref="ArgumentException">No problem was given: a refusal needs a reason.</exception>
    public Outcome(IReadOnlyList<Problem> problems) => Problems = problems.Count > 0
        ? problems
        : throw new ArgumentException("A refusal needs a reason.", nameof(problems));

    /// <summary>Empty when it succeeded.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    public bool Succeeded([NotNullWhen(true)] out T? value)
    {
        value = _value;
        return Problems.Count == 0;
    }

    /// <summary>The value of an outcome that is known to have succeeded; a bug otherwise.</summary>
    /// <exception cref="InvalidOperationException">It was refused; the message lists the problems.</exception>
    public T Require() => Problems.Count == 0
        ? _value!
        : throw new InvalidOperationException(string.Join("; ", Problems.Select(problem => $"{problem.Code} {problem.Place}: {problem.Message}")));

    public Outcome<TNext> Then<TNext>(Func<T, Outcome<TNext>> next)
        where TNext : notnull => Succeeded(out var value) ? next(value) : new(Problems);

    public static implicit operator Outcome<T>(T value) => new(value);

    public static implicit operator Outcome<T>(Problem problem) => new([problem]);
}

/// <summary>For verbs that have nothing to tell but that they did it.</summary>
public readonly record struct Done;
