using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reconciliation;

/// <summary>Brings the decided figures of one unit's return in line with its decided cases; what is already as it should be is left alone.</summary>
internal static class SettleFigures
{
    /// <summary>Within the caller's transaction; saves what the context holds.</summary>
    public static async Task SettleAsync(this SurveyDbContext db, ObligationId obligation, TimeProvider clock, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        var cases = await db.ReconciliationCases.AsNoTracking().Include(item => item.Entries)
            .Where(item => item.ObligationId == obligation && item.Decision != null).ToListAsync(cancellationToken);
        var settled = await new SourceReader(db).OfUnitAsync(obligation, cancellationToken) is { } declared ? SettledFigures.Of(declared, cases) : [];
        var standing = await db.DecidedFigures.Where(figure => figure.ObligationId == obligation && figure.WithdrawnAtUtc == null).ToListAsync(cancellationToken);
        foreach (var figure in standing.Where(figure => !settled.Any(item => IsSame(item, figure))))
        {
            figure.WithdrawnAtUtc = clock.UtcNow;
        }

        // Two statements: of the figures of one answer only one may stand.
        await db.SaveChangesAsync(cancellationToken);
        db.DecidedFigures.AddRange(settled.Where(item => !standing.Exists(figure => IsSame(item, figure))).Select(item =>
        {
            var decision = cases.Single(decided => decided.Id == item.CaseId).Entries.Where(entry => entry.Action == CaseAction.Decide).MaxBy(entry => entry.AtUtc)!;
            return new DecidedFigure
            {
                Id = clock.NewKey(),
                ObligationId = obligation,
                Element = item.Element,
                Number = item.Number,
                Text = item.Text,
                Origin = item.Origin,
                CaseId = item.CaseId,
                Reason = decision.Text ?? "",
                DecidedBy = decision.By,
                DecidedAtUtc = decision.AtUtc,
            };
        }));
        await db.SaveChangesAsync(cancellationToken);
    }

    private static bool IsSame(SettledFigure item, DecidedFigure figure) =>
        (item.Element, item.Number, item.Text, item.Origin, item.CaseId) == (figure.Element, figure.Number, figure.Text, figure.Origin, figure.CaseId);
}
