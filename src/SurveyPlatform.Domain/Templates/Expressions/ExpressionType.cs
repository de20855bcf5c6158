namespace SurveyPlatform.Templates.Expressions;

/// <summary>What an expression gives wherever it gives something: known before it is worked out.</summary>
public enum ExpressionType
{
    /// <summary>It cannot be told, or it is now this and now that.</summary>
    Unknown,
    Number,

    /// <summary>Choices, yes and no, and units of the registry are texts too.</summary>
    Text,
    Truth,
    Date,
}
