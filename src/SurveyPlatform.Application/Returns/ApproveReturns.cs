using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Returns;

/// <summary>Approves many returns, each by itself: what is wrong with one keeps none of the others.</summary>
[UseCase]
public sealed class ApproveReturns(SurveyDbContext db, ReviewReturn review)
{
    public const int Most = 500;

    /// <param name="Problems">Empty: it is approved.</param>
    public sealed record Result(ObligationId Id, string UnitName, IReadOnlyList<Problem> Problems);

    /// <param name="returns">With the version that the reviewer has seen.</param>
    public async Task<Outcome<IReadOnlyList<Result>>> RunAsync(IReadOnlyList<(ObligationId Id, int Version)> returns, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ReviewReturns))
        {
            return SharedProblems.NotPermitted;
        }

        if (returns.Count > Most)
        {
            return SharedProblems.TooLarge("returns", Most);
        }

        var ids = returns.Select(item => item.Id).ToList();
        var names = (await db.Obligations.AsNoTracking().VisibleTo(actor).Where(item => ids.Contains(item.Id)).ToListAsync(cancellationToken))
            .ToDictionary(item => item.Id, item => item.UnitFullName);
        var results = new List<Result>();
        foreach (var (id, version) in returns.Where(item => names.ContainsKey(item.Id)).DistinctBy(item => item.Id))
        {
            db.ChangeTracker.Clear();
            var outcome = await review.RunAsync(id, version, new(ReturnAction.Approve, null), actor, cancellationToken);
            results.Add(new(id, names[id], outcome.Problems));
        }

        return results;
    }
}
