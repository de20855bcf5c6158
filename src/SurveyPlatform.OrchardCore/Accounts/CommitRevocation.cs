using OpenIddict.Server;
using YesSql;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SurveyPlatform.Cms.Accounts;

/// <summary>Orchard Core writes to its database after it has answered: whoever was told that a token is taken back must not be overtaken by it.</summary>
internal sealed class CommitRevocation(ISession session) : IOpenIddictServerHandler<HandleRevocationRequestContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor
        .CreateBuilder<HandleRevocationRequestContext>()
        .UseScopedHandler<CommitRevocation>()
        .SetOrder(OpenIddictServerHandlers.Revocation.RevokeToken.Descriptor.Order + 1)
        .Build();

    public async ValueTask HandleAsync(HandleRevocationRequestContext context) => await session.SaveChangesAsync(context.CancellationToken);
}
