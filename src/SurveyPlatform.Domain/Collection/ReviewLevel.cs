using SurveyPlatform.Registry;

namespace SurveyPlatform.Collection;

/// <summary>Who judges the returns of a kind of unit.</summary>
public enum ReviewedBy
{
    /// <summary>The unit right above: the district for its communes.</summary>
    Superior,

    /// <summary>The department that asks for the return.</summary>
    Asker,
}

public sealed record ReviewLevel(UnitKind Kind, ReviewedBy By)
{
    /// <summary>A district for its communes; a kind that no level names is the asker's.</summary>
    public static List<ReviewLevel> Default => [new(UnitKind.Commune, ReviewedBy.Superior)];
}
