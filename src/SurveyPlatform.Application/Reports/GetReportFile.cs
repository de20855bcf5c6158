using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Documents;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reports;

public enum ReportFormat
{
    /// <summary>.xlsx</summary>
    Workbook,

    /// <summary>.docx</summary>
    Document,
}

/// <summary>One file of a compiled report, as it was rendered when it was compiled.</summary>
[UseCase]
public sealed class GetReportFile(SurveyDbContext db)
{
    public sealed record File(string Name, string ContentType, byte[] Content);

    public async Task<Outcome<File>> RunAsync(Guid id, ReportFormat format, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewReports))
        {
            return SharedProblems.NotPermitted;
        }

        var found = await db.Reports.AsNoTracking().Where(report => report.Id == id)
            .Select(report => new { report.Definition, report.Period, report.Vintage, Content = format == ReportFormat.Workbook ? report.Workbook : report.Document })
            .FirstOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return SharedProblems.NotFound;
        }

        var (extension, contentType) = format switch
        {
            ReportFormat.Workbook => ("xlsx", ReportWorkbook.ContentType),
            ReportFormat.Document => ("docx", LetterFile.ContentType),
        };
        var name = string.Create(CultureInfo.InvariantCulture, $"{found.Definition}-{found.Period}-{found.Vintage}.{extension}");
        return new File(name, contentType, found.Content);
    }
}
