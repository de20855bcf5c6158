using SurveyPlatform.Collection;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Returns;

/// <summary>What every page about one return says at its head.</summary>
/// <param name="State">Null before the first save.</param>
/// <param name="WorkingDaysLeft">To the due date; null once it was submitted.</param>
public sealed record ReturnCard(
    ObligationId Id,
    LocalizedText Form,
    Period Period,
    string Unit,
    ExerciseDates Dates,
    DateOnly DueOn,
    int? WorkingDaysLeft,
    ReturnState? State)
{
    /// <summary>It was asked of a unit that has ended; another one has taken it over.</summary>
    public bool IsOfEnded { get; init; }

    /// <summary>Why it is asked outside the schedule.</summary>
    public string? Reason { get; init; }

    public string Path => $"/returns/{Id}";

    /// <summary>Who reports, as official documents have it at their head.</summary>
    public string Letterhead => Unit.Replace("UBND", "Ủy ban nhân dân", StringComparison.Ordinal).ToUpperInvariant();

    /// <summary>The reviewer's reason, where it was sent back.</summary>
    public string? SentBackNote { get; init; }

    /// <summary>The last day to submit again, where it was sent back.</summary>
    public DateOnly? ResubmitBy { get; init; }

    /// <summary>A reviewer has it in hand in the unit's place; null: nobody.</summary>
    public OnBehalf? OnBehalf { get; init; }

    public string? LastSavedBy { get; init; }

    public DateTime? LastSavedAtUtc { get; init; }

    /// <summary>Somebody else who saved a moment ago.</summary>
    public string? AtWork { get; init; }

    /// <summary>Its draft from before the form changed is kept.</summary>
    public bool HasEarlierDraft { get; init; }

    /// <summary>How many times it was submitted.</summary>
    public int Revisions { get; init; }

    /// <param name="hands">Null: nobody is going to type.</param>
    public static ReturnCard Of(OpenReturn.Result opened, ReturnHands? hands = null)
    {
        var (obligation, exercise, saved) = (opened.Obligation, opened.Obligation.Exercise, opened.Return);
        return new(
            obligation.Id, opened.Template.Template.Title, exercise.Period, obligation.AuthorityName,
            new(exercise.WindowStart, exercise.WindowEnd, exercise.CutOff, exercise.Due, exercise.Lock), obligation.DueOn,
            saved?.FirstSubmittedAtUtc is null ? opened.WorkingDaysToDue : null, saved?.State)
        {
            SentBackNote = saved?.State == ReturnState.SentBack ? saved.Moves.Where(move => move.To == ReturnState.SentBack).MaxBy(move => move.AtUtc)?.Note : null,
            ResubmitBy = saved?.ResubmitBy,
            OnBehalf = opened.OnBehalf,
            LastSavedBy = hands?.SavedBy ?? saved?.LastSavedBy,
            LastSavedAtUtc = saved?.LastSavedAtUtc,
            AtWork = hands?.AtWork,
            Revisions = saved?.Revision ?? 0,
            Reason = exercise.Reason,
            IsOfEnded = obligation.HeirId is not null,
            HasEarlierDraft = opened.HasEarlierDraft,
        };
    }
}

/// <summary>The words and colours of a return's state, the same on every page.</summary>
public static class ReturnStates
{
    /// <summary>Lateness is said instead of "not started" and "in progress": it is what matters then.</summary>
    /// <param name="workingDaysLeft">To the due date, negative when past; null where it no longer matters.</param>
    public static (Tone Tone, string Text) Of(Texts texts, ReturnState? state, int? workingDaysLeft) => workingDaysLeft switch
    {
        -1 when state is null or ReturnState.Draft => (Tone.Bad, texts["state.one-late"]),
        < 0 when state is null or ReturnState.Draft => (Tone.Bad, texts["state.late", ("days", -workingDaysLeft)]),
        _ when state is { } known => (ToneOf(known), texts[$"state.{known}"]),
        _ => (Tone.Quiet, texts["state.NotStarted"]),
    };

    private static Tone ToneOf(ReturnState state) => state switch
    {
        ReturnState.Draft => Tone.Active,
        ReturnState.Submitted => Tone.Good,
        ReturnState.SentBack => Tone.Warning,
        ReturnState.Approved => Tone.Good,
    };
}
