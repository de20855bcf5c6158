namespace SurveyPlatform.Registry;

/// <summary>One unit as it stood on a day.</summary>
public sealed record StandingUnit(UnitId Id, UnitKind Kind, UnitVersion Version);
