namespace SurveyPlatform.Reconciliation;

public enum LineKind
{
    Internet,

    /// <summary>The dedicated data line of party and state bodies (truyền số liệu chuyên dùng).</summary>
    Tslcd,
}

/// <summary>One line as its operator reports it.</summary>
/// <param name="Operator">The operator's code in small letters, which is how the unit's form lists it.</param>
public sealed record OperatorLine(string Operator, LineKind Kind, decimal? Mbps, string? Circuit);

/// <summary>One line as the unit that uses it declares it.</summary>
public sealed record OwnLine(string? Operator, LineKind Kind, decimal? Mbps, string? Circuit);

/// <summary>What a unit says of its connections: always in sums, line by line where it chose to.</summary>
public sealed record UnitDeclaration(
    int? InternetLines,
    IReadOnlyList<string> InternetOperators,
    decimal? FastestMbps,
    bool? HasTslcd,
    decimal? TslcdMbps,
    string? TslcdOperator,
    IReadOnlyList<OwnLine> OwnLines)
{
    /// <summary>Of the fastest internet line, where the unit knows it.</summary>
    public string? FastestCircuit { get; init; }

    public string? TslcdCircuit { get; init; }
}

public static class Circuits
{
    public const int MaxLength = 60;

    /// <summary>Whether both are given and mean the same line.</summary>
    public static bool AreSame(string? left, string? right) => Key(left) is { } key && key == Key(right);

    /// <summary>As it is compared: people write the same number with blanks, dashes and small letters.</summary>
    public static string? Key(string? circuit) =>
        string.Concat((circuit ?? "").Where(char.IsLetterOrDigit)).ToUpperInvariant() is { Length: > 0 } key ? key : null;
}
