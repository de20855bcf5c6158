namespace SurveyPlatform.Collection;

/// <summary>One setting of a collection that somebody changed.</summary>
public sealed class CollectionChange
{
    public const int ValueMaxLength = 2000;

    public Guid Id { get; init; }

    public required string CollectionCode { get; init; }

    /// <summary>Name of the setting, such as <c>due-rule</c>.</summary>
    public required string Field { get; init; }

    public string? Before { get; init; }

    public string? After { get; init; }

    public required string By { get; init; }

    public DateTime AtUtc { get; init; }
}
