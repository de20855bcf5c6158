using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Remediation;

/// <summary>Which departments are asked for their opinion on plans, and how many working days they have.</summary>
[UseCase]
public sealed class ChangeRemediationSettings(SurveyDbContext db, TimeProvider clock)
{
    public sealed record Department(string Code, string Name);

    public sealed record Result(RemediationSettings Settings, IReadOnlyList<Department> Departments);

    public async Task<Outcome<Result>> ReadAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageCollections))
        {
            return SharedProblems.NotPermitted;
        }

        var today = clock.Today;
        var departments = await (from unit in db.Units.AsNoTracking()
                                 where unit.Kind == UnitKind.Department
                                 from version in unit.History
                                 where version.ValidFrom <= today && (version.ValidTo == null || today < version.ValidTo)
                                 orderby version.SortKey
                                 select version).ToListAsync(cancellationToken);
        return new Result(await db.SettingsAsync(cancellationToken), [.. departments.Select(department => new Department(department.Code, department.FullName))]);
    }

    /// <param name="workingDays">Null: what was typed is no whole number.</param>
    public async Task<Outcome<Done>> RunAsync(IReadOnlyList<string> advisers, int? workingDays, Actor actor, CancellationToken cancellationToken)
    {
        var read = await ReadAsync(actor, cancellationToken);
        if (!read.Succeeded(out var found))
        {
            return new(read.Problems);
        }

        List<Problem> problems =
        [
            .. advisers.Count == 0 ? [RemediationProblems.NoAdvisers.At("adviser")] : Enumerable.Empty<Problem>(),
            .. advisers.Where(code => found.Departments.All(department => department.Code != code)).Select(code => RemediationProblems.UnknownUnit(code).At("adviser")),
            .. workingDays is >= 1 and <= RemediationSettings.MostWorkingDays ? Enumerable.Empty<Problem>() : [RemediationProblems.BadDays(RemediationSettings.MostWorkingDays).At("days")],
        ];
        if (problems.Count > 0)
        {
            return new(problems);
        }

        var settings = found.Settings;
        if (db.Entry(settings).State == EntityState.Detached)
        {
            db.RemediationSettings.Add(settings);
        }

        (settings.Advisers, settings.OpinionWorkingDays, settings.ChangedBy, settings.ChangedAtUtc) = ([.. advisers.Distinct(StringComparer.Ordinal)], workingDays!.Value, actor.Name, clock.UtcNow);
        await db.SaveChangesAsync(cancellationToken);
        return default(Done);
    }
}
