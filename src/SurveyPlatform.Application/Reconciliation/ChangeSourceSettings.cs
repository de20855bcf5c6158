using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reconciliation;

/// <summary>How far apart two figures may lie, and how long the sides have to answer.</summary>
[UseCase]
public sealed class ChangeSourceSettings(SurveyDbContext db, TimeProvider clock)
{
    public sealed record Input(decimal SpeedPercent, decimal SpeedMbps, int Lines, int AnswerWorkingDays, int PairHours, int Version);

    public async Task<Outcome<SourceSettings>> GetAsync(Actor actor, CancellationToken cancellationToken) => actor.May(Permission.SettleSources)
        ? await db.SourceSettings.AsNoTracking().SingleOrDefaultAsync(cancellationToken) ?? new()
        : SharedProblems.NotPermitted;

    public async Task<Outcome<Done>> RunAsync(Input input, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.SettleSources))
        {
            return SharedProblems.NotPermitted;
        }

        var settings = await db.SourceSettings.SingleOrDefaultAsync(cancellationToken);
        if (settings is null)
        {
            settings = new();
            db.SourceSettings.Add(settings);
        }

        if (settings.Version != input.Version)
        {
            return ReconciliationProblems.ChangedMeanwhile;
        }

        var outcome = settings.Change(input.SpeedPercent, input.SpeedMbps, input.Lines, input.AnswerWorkingDays, input.PairHours, actor.Name, clock.UtcNow);
        if (!outcome.Succeeded(out _))
        {
            return outcome;
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Also the first row, written by two at once.
            return ReconciliationProblems.ChangedMeanwhile;
        }

        return default(Done);
    }
}
