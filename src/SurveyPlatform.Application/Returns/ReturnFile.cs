using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Returns;

/// <summary>All that belongs to one obligation: what is asked, what was answered, what it is judged against.</summary>
/// <param name="TemplateVersionId">Of <paramref name="Template"/>: the return's own, before its first save that of the exercise.</param>
/// <param name="Return">Null: nothing has been saved yet.</param>
/// <param name="UnitCodes">Units of the registry on the cut-off day by code, for questions that ask for one; empty where none does.</param>
internal sealed record ReturnFile(
    Obligation Obligation, Guid TemplateVersionId, CompiledTemplate Template, FormReturn? Return, FormContext Context, IReadOnlyDictionary<string, UnitId> UnitCodes)
{
    /// <summary>All that were sent for this return, by the id that answers name; those of earlier revisions too.</summary>
    public IReadOnlyDictionary<string, Attachment> Files { get; init; } = new Dictionary<string, Attachment>(StringComparer.Ordinal);

    /// <summary>A reviewer has it in hand in the unit's place; null: nobody.</summary>
    public OnBehalf? OnBehalf { get; init; }

    public bool IsFilledInBy(Actor actor) => actor.May(Permission.ReviewReturns) && string.Equals(OnBehalf?.By, actor.Name, StringComparison.Ordinal);

    public AnswerSet Answers => AnswerJson.ReadStored(Template.Template, Return?.AnswersJson ?? "{}");

    public int Version => Return?.Version ?? 0;

    public bool IsLocked => !IsAskedAgain && Obligation.IsLockedOn(OnBehalf?.ReceivedOn ?? Context.Today);

    /// <summary>It was sent back, and the day until which it may be submitted again has not passed: the lock waits for it.</summary>
    private bool IsAskedAgain => Return is { State: ReturnState.SentBack, ResubmitBy: { } by } && Context.Today <= by;

    public Problem? WhyNotEditable => IsLocked
        ? ReturnsProblems.Locked(Obligation.LockOn)
        : Return is { CanBeEdited: false } ? ReturnsProblems.NotEditable(Return.State) : null;
}

internal static class ReturnFiles
{
    /// <param name="obligations">What the actor may see, or owes.</param>
    /// <returns>Null when there is none among them.</returns>
    public static async Task<ReturnFile?> OpenAsync(
        this SurveyDbContext db, IQueryable<Obligation> obligations, ObligationId id, TemplateCache templates, TimeProvider clock, CancellationToken cancellationToken)
    {
        var obligation = await obligations.Include(item => item.Exercise.Collection).FirstOrDefaultAsync(item => item.Id == id, cancellationToken);
        if (obligation is null)
        {
            return null;
        }

        var formReturn = await db.Returns.Include(item => item.Moves).Include(item => item.Revisions).AsSplitQuery()
            .FirstOrDefaultAsync(item => item.ObligationId == id, cancellationToken);
        var versionId = formReturn?.TemplateVersionId ?? obligation.Exercise.TemplateVersionId;
        var template = await templates.GetAsync(db, versionId, cancellationToken);
        var codes = await UnitCodesAsync(db, template.Template, obligation.Exercise.CutOff, cancellationToken);
        var files = await db.Attachments.AsNoTracking().Where(item => item.ObligationId == id)
            .ToDictionaryAsync(item => item.Id.ToString(), StringComparer.Ordinal, cancellationToken);
        var (previous, broken) = await db.PreviousAsync(obligation, versionId, templates, cancellationToken);
        return new(obligation, versionId, template, formReturn, new()
        {
            Today = clock.Today,
            Now = clock.GetUtcNow(),
            UnitAttributes = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["kind"] = obligation.UnitKind.ToString().ToLowerInvariant(),
                ["code"] = obligation.UnitCode,
                ["name"] = obligation.UnitName,
                ["type"] = obligation.UnitTypeName,
            },
            Previous = previous,
            BrokenSeries = broken,
            UnitExists = codes.ContainsKey,
            FileExists = files.ContainsKey,
        }, codes)
        {
            Files = files,
            OnBehalf = await db.OnBehalves.FirstOrDefaultAsync(item => item.ObligationId == id && item.EndedAtUtc == null, cancellationToken),
        };
    }

    private static async Task<IReadOnlyDictionary<string, UnitId>> UnitCodesAsync(
        SurveyDbContext db, FormTemplate template, DateOnly day, CancellationToken cancellationToken)
    {
        var asks = template.Questions.Concat(template.LineGroups.SelectMany(group => group.Questions)).Any(question => question.Type == QuestionType.Unit);
        return asks
            ? await db.UnitVersions.AsNoTracking().Where(version => version.ValidFrom <= day && (version.ValidTo == null || day < version.ValidTo))
                .Select(version => new { version.Code, Id = EF.Property<UnitId>(version, "UnitId") })
                .ToDictionaryAsync(version => version.Code, version => version.Id, StringComparer.Ordinal, cancellationToken)
            : new Dictionary<string, UnitId>(StringComparer.Ordinal);
    }
}
