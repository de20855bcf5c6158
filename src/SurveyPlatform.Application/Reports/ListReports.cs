using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reports;

/// <summary>The compiled reports, newest first. They speak of the whole territory: a permission, not a scope, decides who sees them.</summary>
[UseCase]
public sealed class ListReports(SurveyDbContext db)
{
    public sealed record Row(Guid Id, string Definition, Period Period, int Vintage, DateTime CompiledAtUtc, string CompiledBy, string ContentHash);

    public sealed record Result(IReadOnlyList<Row> Reports);

    public async Task<Outcome<Result>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewReports))
        {
            return SharedProblems.NotPermitted;
        }

        return new Result(await db.Reports.AsNoTracking()
            .OrderByDescending(report => report.Period).ThenByDescending(report => report.Vintage)
            .Select(report => new Row(report.Id, report.Definition, report.Period, report.Vintage, report.CompiledAtUtc, report.CompiledBy, report.ContentHash))
            .ToListAsync(cancellationToken));
    }
}
