namespace SurveyPlatform.Web.Shared;

/// <summary>What the colour of a state says beside its word.</summary>
public enum Tone
{
    /// <summary>Not begun, not applicable: grey.</summary>
    Quiet,

    /// <summary>Under way: the accent.</summary>
    Active,

    /// <summary>Done, met: green.</summary>
    Good,

    /// <summary>Needs somebody: amber.</summary>
    Warning,

    /// <summary>Late, not met, failed: red.</summary>
    Bad,
}
