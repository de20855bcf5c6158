using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Returns;

/// <summary>Returns hang on obligations and go where these go; this says beforehand which are still at work.</summary>
internal sealed class ReturnsFollow(SurveyDbContext db, TimeProvider clock) : IFollowsReorganisation
{
    public async Task<IReadOnlyList<ReorganisationEffect>> PreviewAsync(ReorganisationPlan plan, CancellationToken cancellationToken)
    {
        var ended = plan.Endings.ToDictionary(ending => ending.Unit.Id);
        var (ids, today) = (ended.Keys.ToList(), clock.Today);
        var rows = await (from owed in db.Obligations.AsNoTracking()
                          where ids.Contains(owed.UnitId)
                          join item in db.Returns on owed.Id equals item.ObligationId into returns
                          from item in returns.DefaultIfEmpty()
                          where (item == null && owed.LockOn >= today) || (item != null && item.State != ReturnState.Approved)
                          orderby owed.UnitSortKey, owed.UnitCode
                          select new { owed.UnitId, owed.Exercise.Period, State = (ReturnState?)item!.State }).ToListAsync(cancellationToken);
        var named = rows.ConvertAll(row => (row.State, Text: $"{ended[row.UnitId].Unit.Version.FullName} → {plan.HeirOf(ended[row.UnitId]).FullName}, {row.Period}"));
        return
        [
            Effect("returns-not-started", null),
            Effect("returns-draft", ReturnState.Draft),
            Effect("returns-sent-back", ReturnState.SentBack),
            Effect("returns-to-review", ReturnState.Submitted),
        ];

        ReorganisationEffect Effect(string kind, ReturnState? state)
        {
            var found = named.FindAll(row => row.State == state);
            return new(kind, found.Count, found.ConvertAll(row => row.Text));
        }
    }

    public Task ApplyAsync(UnitHeirs heirs, CancellationToken cancellationToken) => Task.CompletedTask;
}
