using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reports;

/// <summary>The model of a compiled report, for pages and programs.</summary>
[UseCase]
public sealed class GetReport(SurveyDbContext db)
{
    public sealed record Result(ListReports.Row Row, ConsolidatedReport Report);

    public async Task<Outcome<Result>> RunAsync(Guid id, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewReports))
        {
            return SharedProblems.NotPermitted;
        }

        var found = await db.Reports.AsNoTracking().Where(report => report.Id == id)
            .Select(report => new
            {
                Row = new ListReports.Row(
                    report.Id, report.Definition, report.Period, report.Vintage, report.CompiledAtUtc, report.CompiledBy, report.ContentHash),
                report.ModelJson,
            }).FirstOrDefaultAsync(cancellationToken);
        return found is null ? SharedProblems.NotFound : new Result(found.Row, ReportJson.Read(found.ModelJson));
    }
}
