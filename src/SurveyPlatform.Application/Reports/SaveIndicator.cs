using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Reports;

/// <summary>Keeps an indicator that is being changed, right or wrong, and publishes it as the next version once it is right.</summary>
[UseCase]
public sealed class SaveIndicator(SurveyDbContext db, TemplateCache templates, TimeProvider clock)
{
    /// <param name="Revision">What the next save must name; 0: it was published and the draft is gone.</param>
    public sealed record Result(int Revision, int? Version);

    /// <param name="Revision">The draft's that the caller has seen; 0: there was none.</param>
    /// <param name="EffectiveFrom">The first cut-off day that it is worked out for.</param>
    public sealed record Request(Indicator Indicator, DateOnly EffectiveFrom, int Position, int Revision, bool Publish);

    public async Task<Outcome<Result>> RunAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageStandards))
        {
            return SharedProblems.NotPermitted;
        }

        var (indicator, code) = (request.Indicator, request.Indicator.Code);
        if (!IndicatorCheck.IsCode(code))
        {
            return ReportsProblems.IndicatorCode(code).At("code");
        }

        var draft = await db.IndicatorDrafts.FirstOrDefaultAsync(item => item.Code == code, cancellationToken);
        if ((draft?.Revision ?? 0) != request.Revision)
        {
            return ReportsProblems.IndicatorDraftChanged(draft?.SavedBy);
        }

        var newest = await db.Indicators.Where(item => item.Code == code).OrderByDescending(item => item.Version).FirstOrDefaultAsync(cancellationToken);
        if (request.Publish && await WrongAsync(request, newest, cancellationToken) is { Count: > 0 } problems)
        {
            return new Outcome<Result>(problems);
        }

        var version = request.Publish ? Publish(request, newest, draft, actor) : (int?)null;
        draft = request.Publish ? null : Keep(request, draft, actor);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another's save came first; for the first save of all that is a second row with the same key.
            db.ChangeTracker.Clear();
            return ReportsProblems.IndicatorDraftChanged(null);
        }

        return new Result(draft?.Revision ?? 0, version);
    }

    private async Task<List<Problem>> WrongAsync(Request request, StoredIndicator? newest, CancellationToken cancellationToken)
    {
        var problems = IndicatorCheck.Of(request.Indicator, await db.IndicatorFormsAsync(templates, cancellationToken)).ToList();
        if (newest is not null && request.EffectiveFrom <= newest.EffectiveFrom)
        {
            problems.Add(ReportsProblems.IndicatorDates.At("effectiveFrom"));
        }

        return problems;
    }

    private IndicatorDraft Keep(Request request, IndicatorDraft? draft, Actor actor)
    {
        draft ??= db.IndicatorDrafts.Add(new() { Code = request.Indicator.Code, DocumentJson = "", SavedBy = "" }).Entity;
        (draft.DocumentJson, draft.EffectiveFrom, draft.Position) = (IndicatorJson.Write(request.Indicator), request.EffectiveFrom, request.Position);
        (draft.SavedBy, draft.SavedAtUtc) = (actor.Name, clock.UtcNow);
        draft.Revision++;
        return draft;
    }

    /// <summary>The version before ends on the day before.</summary>
    private int Publish(Request request, StoredIndicator? newest, IndicatorDraft? draft, Actor actor)
    {
        if (newest is not null && newest.IsInForceOn(request.EffectiveFrom))
        {
            newest.EffectiveTo = request.EffectiveFrom.AddDays(-1);
        }

        if (draft is not null)
        {
            db.IndicatorDrafts.Remove(draft);
        }

        var version = (newest?.Version ?? 0) + 1;
        db.Indicators.Add(new()
        {
            Code = request.Indicator.Code,
            Version = version,
            Position = request.Position,
            EffectiveFrom = request.EffectiveFrom,
            DocumentJson = IndicatorJson.Write(request.Indicator),
            PublishedAtUtc = clock.UtcNow,
            PublishedBy = actor.Name,
        });
        return version;
    }
}
