using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Server.Accounts;

/// <summary>Makes, lists, revokes and recognises personal access tokens.</summary>
public sealed class AccessTokens(AccountsDbContext db, IUserClaimsPrincipalFactory<Account> claims, TimeProvider clock)
{
    public async Task<Outcome<(string Secret, AccessToken Token)>> CreateAsync(
        Guid account, string? name, int days, CancellationToken cancellationToken)
    {
        var cleaned = VietnameseText.Clean(name ?? "");
        if (cleaned.Length is 0 or > AccessToken.NameMaxLength)
        {
            return cleaned.Length == 0 ? AccountProblems.TokenNameMissing.At("name") : AccountProblems.TokenNameTooLong.At("name");
        }

        if (days is < 1 or > AccessToken.MaxDays)
        {
            return AccountProblems.TokenDays.At("days");
        }

        var secret = AccessToken.NewSecret();
        var token = new AccessToken
        {
            Id = clock.NewKey(),
            AccountId = account,
            Name = cleaned,
            Hash = AccessToken.HashOf(secret),
            CreatedAtUtc = clock.UtcNow,
            ExpiresAtUtc = clock.UtcNow.AddDays(days),
        };
        db.AccessTokens.Add(token);
        await db.SaveChangesAsync(cancellationToken);
        return (secret, token);
    }

    /// <summary>Newest first; revoked ones are gone from the list, expired ones stay until they are revoked.</summary>
    public async Task<IReadOnlyList<AccessToken>> ListAsync(Guid account, CancellationToken cancellationToken) =>
        await db.AccessTokens.AsNoTracking()
            .Where(token => token.AccountId == account && token.RevokedAtUtc == null)
            .OrderByDescending(token => token.Id)
            .ToListAsync(cancellationToken);

    public async Task<Outcome<Done>> RevokeAsync(Guid account, Guid id, CancellationToken cancellationToken)
    {
        var revoked = await db.AccessTokens
            .Where(token => token.AccountId == account && token.Id == id && token.RevokedAtUtc == null)
            .ExecuteUpdateAsync(set => set.SetProperty(token => token.RevokedAtUtc, clock.UtcNow), cancellationToken);
        return revoked > 0 ? default(Done) : SharedProblems.NotFound;
    }

    /// <summary>Whom a token speaks for; null when it is unknown, revoked or expired, or its owner is disabled.</summary>
    public async Task<ClaimsPrincipal?> FindOwnerAsync(string secret, CancellationToken cancellationToken)
    {
        var hash = AccessToken.HashOf(secret);
        var found = await (
            from token in db.AccessTokens.AsNoTracking()
            join account in db.Accounts.AsNoTracking() on token.AccountId equals account.Id
            where token.Hash == hash
            select new { token, account }).SingleOrDefaultAsync(cancellationToken);
        if (found is null || !found.token.IsUsableAt(clock.UtcNow) || found.account.IsDisabled)
        {
            return null;
        }

        await NoteUseAsync(found.token, cancellationToken);
        return await claims.CreateAsync(found.account);
    }

    private async Task NoteUseAsync(AccessToken token, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        if (token.LastUsedAtUtc is not { } last || now - last >= TimeSpan.FromHours(1))
        {
            await db.AccessTokens.Where(item => item.Id == token.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(item => item.LastUsedAtUtc, now), cancellationToken);
        }
    }
}
