using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Registry;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Accounts;

/// <summary>From the unit of an account to what its owner sees, and back. Looked up each time: units move.</summary>
public static class UnitScope
{
    extension(SurveyDbContext db)
    {
        /// <summary>
        /// The scope (<see cref="Shared.Actor.Scope"/>) of who belongs to a unit. Who worked at a unit that has ended works where its rows are; at one
        /// that was abolished, where they are kept and nothing else is. A unit that ended without anybody in its place opens nothing.
        /// </summary>
        /// <param name="unit">Null: every unit.</param>
        public async Task<string?> ScopeOfAsync(UnitId? unit, DateOnly today, CancellationToken cancellationToken) => unit is null
            ? "/"
            : await db.UnitVersions.AsNoTracking()
                .Where(version => EF.Property<UnitId>(version, "UnitId") == unit && version.ValidFrom <= today)
                .Where(version => version.ValidTo == null || today < version.ValidTo)
                .Select(version => version.Path)
                .SingleOrDefaultAsync(cancellationToken)
                ?? await db.UnitVersions.AsNoTracking()
                    .Where(version => EF.Property<UnitId>(version, "UnitId") == unit && version.ValidTo <= today && version.SuccessorPath != null)
                    .Select(version => version.SuccessorPath)
                    .SingleOrDefaultAsync(cancellationToken);

        /// <summary>The unit of a scope, and those that have ended in its favour: their people came along.</summary>
        public async Task<IReadOnlyList<UnitId>> UnitsOfScopeAsync(string scope, DateOnly today, CancellationToken cancellationToken) =>
            await db.UnitVersions.AsNoTracking()
                .Where(version => (version.Path == scope && version.ValidFrom <= today && (version.ValidTo == null || today < version.ValidTo)) || version.SuccessorPath == scope)
                .Select(version => EF.Property<UnitId>(version, "UnitId"))
                .ToListAsync(cancellationToken);

        /// <summary>The unit that bears the code now, or bore it last.</summary>
        public async Task<UnitId?> UnitWithCodeAsync(string code, CancellationToken cancellationToken) =>
            await db.UnitVersions.AsNoTracking()
                .Where(version => version.Code == code)
                .OrderByDescending(version => version.ValidFrom)
                .Select(version => (UnitId?)EF.Property<UnitId>(version, "UnitId"))
                .FirstOrDefaultAsync(cancellationToken);
    }
}
