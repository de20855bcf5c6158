using SurveyPlatform.Collection;
using SurveyPlatform.Reports;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Web.Pages.Templates;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Api;

/// <param name="InUse">The version that the next exercise opens with; null: none.</param>
/// <param name="Draft">Null: there is none, or the owner of the token designs no forms.</param>
public sealed record ApiForm(string Code, LocalizedText Title, int? InUse, IReadOnlyList<ApiFormVersion> Versions, ApiDraftState? Draft, IReadOnlyList<LocalizedText> Collections)
{
    public static ApiForm Of(ListForms.Form form) => new(
        form.Code, form.Title, form.InUse?.Number, [.. form.Versions.Select(ApiFormVersion.Of)],
        form.Draft is { } draft ? new(draft.Version, draft.BasedOn, draft.SavedBy, draft.SavedAtUtc) : null, form.Collections);
}

/// <param name="Breaks">The series of figures that end before this version.</param>
/// <param name="OpenExercises">Open periods that ask this version.</param>
public sealed record ApiFormVersion(
    Guid Id, int Number, DateTime PublishedAtUtc, string PublishedBy, DateTime? RetiredAtUtc, string? RetiredReason, IReadOnlyList<SeriesBreak> Breaks, int OpenExercises)
{
    public static ApiFormVersion Of(ListForms.Version version) => new(
        version.Id, version.Number, version.PublishedAtUtc, version.PublishedBy, version.RetiredAtUtc, version.RetiredReason, version.Breaks, version.OpenExercises);
}

/// <param name="Version">What <c>If-Match</c> must name.</param>
/// <param name="BasedOn">The published version it began from; 0: none.</param>
public sealed record ApiDraftState(int Version, int BasedOn, string SavedBy, DateTime SavedAtUtc);

/// <summary>One thing that keeps a document from being published.</summary>
/// <param name="Place"><c>section › question › field</c>.</param>
/// <param name="Position">In an expression, from 1.</param>
public sealed record ApiTemplateProblem(string Code, string? Place, int? Position, string Message)
{
    public static IReadOnlyList<ApiTemplateProblem> Of(IReadOnlyList<Problem> problems) =>
        [.. problems.Select(problem => new ApiTemplateProblem(problem.Code, problem.Place, problem.Arguments.GetValueOrDefault("position") as int?, problem.Message))];
}

public sealed record ApiTemplateCheck(bool CanPublish, IReadOnlyList<ApiTemplateProblem> Problems);

public sealed record ApiDraftSaved(int Version, DateTime SavedAtUtc, IReadOnlyList<ApiTemplateProblem> Problems);

/// <param name="Text">The difference as a sentence, in Vietnamese and in English.</param>
public sealed record ApiTemplateDifference(
    DifferenceKind Kind, FormPart Part, string Place, string Name, string? Field, string? Language, string? Before, string? After, LocalizedText Text)
{
    public static IReadOnlyList<ApiTemplateDifference> Of(IReadOnlyList<TemplateDifference> differences) =>
    [
        .. differences.Select(difference => new ApiTemplateDifference(
            difference.Kind, difference.Part, difference.Place, difference.Name, difference.Field, difference.Language, difference.Before, difference.After,
            new(DifferenceWords.Of(Texts.Vietnamese, difference), DifferenceWords.Of(English, difference)))),
    ];

    private static Texts English { get; } = new("en");
}

public sealed record ApiComparison(string Code, int Before, int After, IReadOnlyList<ApiTemplateDifference> Differences, IReadOnlyList<SeriesBreak> Breaks);

/// <summary>An element that the draft asks otherwise.</summary>
/// <param name="Reason">What changed.</param>
/// <param name="Proposed">Its series ends unless the request says otherwise.</param>
/// <param name="Certain">Its series ends whatever the request says.</param>
public sealed record ApiBreakProposal(string Element, BreakReason Reason, string? Before, string? After, bool Proposed, bool Certain)
{
    public static ApiBreakProposal Of(BreakProposal proposal) => new(
        proposal.Break.Element, proposal.Break.Reason, proposal.Break.Before, proposal.Break.After, proposal.IsProposed, proposal.IsCertain);
}

/// <param name="Readers">Standards and reports that count on what the draft does not ask any more.</param>
/// <param name="CanPublish">Nothing stands in the way.</param>
public sealed record ApiImpact(
    int DraftVersion, int Next, bool CanPublish, IReadOnlyList<ApiTemplateProblem> Problems, IReadOnlyList<ApiTemplateDifference> Differences,
    IReadOnlyList<ApiBreakProposal> Breaks, IReadOnlyList<ListElementReaders.Reader> Readers, IReadOnlyList<ApiImpactSource> Open)
{
    public static ApiImpact Of(PreviewTemplateImpact.Result impact, IReadOnlyList<ListElementReaders.Reader> readers) => new(
        impact.DraftVersion, impact.Next, impact.Problems.Count == 0, ApiTemplateProblem.Of(impact.Problems), ApiTemplateDifference.Of(impact.Differences),
        [.. impact.Breaks.Select(ApiBreakProposal.Of)], readers,
        [.. impact.Sources.Select(source => new ApiImpactSource(source.Number, source.Mapping.Names, source.Changes, [.. source.Exercises.Select(ApiImpactExercise.Of)]))]);
}

/// <summary>What is open with one version.</summary>
/// <param name="Mapping">Where answers would go, by the earlier name; null: dropped.</param>
public sealed record ApiImpactSource(
    int Version, IReadOnlyDictionary<string, string?> Mapping, IReadOnlyList<PreviewTemplateImpact.Change> Changes, IReadOnlyList<ApiImpactExercise> Exercises);

public sealed record ApiImpactExercise(Guid Id, LocalizedText Title, string Period, DateOnly Due, int Obligations, int NotStarted, int Drafts, int Submitted, int Approved)
{
    public static ApiImpactExercise Of(PreviewTemplateImpact.Exercise exercise) => new(
        exercise.Id.Value, exercise.Title, exercise.Period.ToString(), exercise.Due, exercise.Obligations, exercise.NotStarted, exercise.Drafts, exercise.Submitted, exercise.Approved);
}

public sealed record ApiPublishRequest
{
    /// <summary>True takes every open period of the form over to the new version; false leaves them with theirs.</summary>
    public required bool MoveOpenExercises { get; init; }

    /// <summary>Where it differs from what the impact proposes, by the earlier name; null: dropped. For periods that ask the newest version.</summary>
    public IReadOnlyDictionary<string, string?>? Mapping { get; init; }

    /// <summary>The series of figures that end with this version, each with why; left out: as the impact proposes.</summary>
    public IReadOnlyList<DeclaredBreak>? Breaks { get; init; }
}

/// <param name="DraftsLeft">That follow within the hour.</param>
public sealed record ApiPublished(Guid Id, int Number, IReadOnlyList<SeriesBreak> Breaks, int Exercises, int DraftsMoved, int DraftsLeft);
