using SurveyPlatform.Collection;

namespace SurveyPlatform.Returns;

/// <summary>
/// A person of the unit gives a return to a colleague, or takes it (back). The newest of an obligation says who has it in hand; before the
/// first it is everybody's. It binds nobody: whoever answers for the unit may still fill it in.
/// </summary>
public sealed class HandOver
{
    public const int NoteMaxLength = 500;

    public Guid Id { get; init; }

    public ObligationId ObligationId { get; init; }

    /// <summary>The user name of who did it.</summary>
    public required string From { get; init; }

    /// <summary>The user name of who has it now.</summary>
    public required string To { get; init; }

    public string? Note { get; init; }

    public DateTime AtUtc { get; init; }
}
