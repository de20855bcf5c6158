using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Registry;

namespace SurveyPlatform.Server.Accounts;

/// <summary>Accounts keep their unit; <see cref="AccountClaims"/> finds where its rows are. This says beforehand whose scope will be another.</summary>
internal sealed class AccountsFollow(AccountsDbContext accounts, ScopesMoved moved, TimeProvider clock) : IFollowsReorganisation
{
    public async Task<IReadOnlyList<ReorganisationEffect>> PreviewAsync(ReorganisationPlan plan, CancellationToken cancellationToken)
    {
        var ended = plan.Endings.ToDictionary(ending => ending.Unit.Id);
        var units = ended.Keys.Select(unit => (UnitId?)unit).ToList();
        var found = (await accounts.Accounts.AsNoTracking().Where(account => units.Contains(account.UnitId) && !account.IsDisabled).ToListAsync(cancellationToken))
            .OrderBy(account => account.UserName, StringComparer.Ordinal).ToLookup(account => ended[account.UnitId!.Value].IsAbolished);
        return
        [
            new("accounts", found[false].Count(), [.. found[false].Select(account => $"{account.UserName} → {plan.HeirOf(ended[account.UnitId!.Value]).FullName}")]),
            new("accounts-kept-apart", found[true].Count(), [.. found[true].Select(account => account.UserName!)]),
        ];
    }

    public Task ApplyAsync(UnitHeirs heirs, CancellationToken cancellationToken)
    {
        moved.At = clock.GetUtcNow();
        return Task.CompletedTask;
    }
}
