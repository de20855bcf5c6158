using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Standards;

/// <summary>Puts the draft in force as the next version; the version before ends the day before, and what it judged since is judged anew.</summary>
[UseCase]
public sealed partial class PublishStandard(
    SurveyDbContext db, TemplateCache templates, JudgeReturns judge, TimeProvider clock, ILogger<PublishStandard> log)
{
    /// <param name="Judged">Units with a new verdict.</param>
    public sealed record Result(int Version, int Judged);

    /// <param name="seen">The save of the draft that was looked at; a later one is refused.</param>
    public async Task<Outcome<Result>> RunAsync(string code, int seen, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageStandards))
        {
            return SharedProblems.NotPermitted;
        }

        var draft = await db.StandardDrafts.FirstOrDefaultAsync(item => item.Code == code, cancellationToken);
        if (draft is null)
        {
            return SharedProblems.NotFound;
        }

        if (draft.Version != seen)
        {
            return StandardsProblems.DraftChanged(draft.SavedBy);
        }

        var standard = StandardJson.Read(draft.DocumentJson);
        var newest = await db.Standards.Where(item => item.Code == code).OrderByDescending(item => item.Version).FirstOrDefaultAsync(cancellationToken);
        var forms = await db.VersionsAsync(standard.Template, templates, cancellationToken);
        var problems = StandardCheck.Of(standard, [.. forms.Select(form => form.Template)]).Concat(WhyNotAfter(newest, standard)).ToList();
        if (problems.Count > 0)
        {
            return new(problems);
        }

        var next = standard with { Version = (newest?.Version ?? 0) + 1 };
        db.Standards.Add(StoredStandard.Of(next, actor.Name, clock.UtcNow));
        db.StandardDrafts.Remove(draft);
        if (newest is not null && (newest.EffectiveTo is not { } end || end >= next.EffectiveFrom))
        {
            newest.EffectiveTo = next.EffectiveFrom.AddDays(-1);
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            return StandardsProblems.DraftChanged(null);
        }

        LogPublished(code, next.Version, actor.Name);
        var judged = await judge.RunAsync(next.EffectiveFrom, cancellationToken);
        return new Result(next.Version, judged);
    }

    private static IEnumerable<Problem> WhyNotAfter(StoredStandard? newest, MinimumStandard standard) =>
        newest is null ? []
        : standard.EffectiveFrom <= newest.EffectiveFrom ? [StandardsProblems.NotAfter(newest.EffectiveFrom).At("effectiveFrom")]
        : newest.IsSame(standard with { Version = newest.Version, EffectiveFrom = newest.EffectiveFrom }) ? [StandardsProblems.NothingChanged(newest.Version)]
        : [];

    [LoggerMessage(EventId = 6002, Level = LogLevel.Information, Message = "Standard {Code} version {Version} was put in force by {By}")]
    private partial void LogPublished(string code, int version, string by);
}
