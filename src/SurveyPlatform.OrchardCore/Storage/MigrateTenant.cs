using OrchardCore.Modules;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Cms.Storage;

/// <summary>Creates the tables of a tenant, or brings them up to date, before its first request is answered.</summary>
internal sealed class MigrateTenant(TenantStore store, SurveyDbContext db) : ModularTenantEvents
{
    public override Task ActivatingAsync() => store.MigrateAsync(db, CancellationToken.None);
}
