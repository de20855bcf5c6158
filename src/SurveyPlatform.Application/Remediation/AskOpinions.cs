using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Reminders;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Remediation;

/// <summary>Puts a plan before the departments whose opinion it needs and tells them so.</summary>
[UseCase]
public sealed class AskOpinions(SurveyDbContext db, NoticeWriter notices, TimeProvider clock)
{
    /// <param name="departments">Of those that are to be asked; empty: all of the settings.</param>
    public async Task<Outcome<DateOnly>> RunAsync(Guid id, int version, IReadOnlyList<UnitId> departments, Actor actor, CancellationToken cancellationToken)
    {
        if (await db.FindPlanAsync(id, actor, cancellationToken) is not { } plan)
        {
            return SharedProblems.NotFound;
        }

        if (!plan.MayBeWrittenBy(actor) || plan.Version != version)
        {
            return plan.MayBeWrittenBy(actor) ? RemediationProblems.ChangedMeanwhile : SharedProblems.NotPermitted;
        }

        var settings = await db.SettingsAsync(cancellationToken);
        var asked = (await db.AdvisersAsync(plan.CollectionCode, settings, clock.Today, cancellationToken))
            .Where(department => departments.Count == 0 || departments.Contains(department.Id)).ToList();
        var calendar = await db.ReadCalendarAsync(cancellationToken);
        var due = calendar.AddWorkingDays(clock.Today, settings.OpinionWorkingDays);
        var moved = plan.AskOpinions(asked, due, actor.Name, clock.UtcNow, clock.NewKey);
        if (!moved.Succeeded(out _))
        {
            return new(moved.Problems);
        }

        var saved = await db.SavePlanAsync(cancellationToken);
        if (saved.Succeeded(out _))
        {
            await notices.WriteAsync([.. plan.LastOpinions.Where(opinion => !opinion.IsGiven && opinion.DueOn == due).Select(opinion => PlanNotices.OpinionAsked(plan, opinion))], cancellationToken);
        }

        return saved.Then<DateOnly>(_ => due);
    }
}

internal static class AdviserReader
{
    /// <summary>The departments of the settings that exist on the day, with the one first that asks for the returns.</summary>
    public static async Task<List<AskedDepartment>> AdvisersAsync(
        this SurveyDbContext db, string collection, RemediationSettings settings, DateOnly today, CancellationToken cancellationToken)
    {
        var asker = await db.Collections.Where(item => item.Code == collection).Select(item => item.AskedBy).FirstOrDefaultAsync(cancellationToken);
        var codes = settings.Advisers;
        var versions = await db.UnitVersions.AsNoTracking()
            .Where(version => codes.Contains(version.Code) && version.ValidFrom <= today && (version.ValidTo == null || today < version.ValidTo))
            .Select(version => new { Id = EF.Property<UnitId>(version, "UnitId"), Version = version }).ToListAsync(cancellationToken);
        return
        [
            .. versions.OrderBy(item => codes.IndexOf(item.Version.Code))
                .Select(item => new AskedDepartment(item.Id, item.Version.FullName, item.Version.Path, item.Version.Code == asker)),
        ];
    }
}
