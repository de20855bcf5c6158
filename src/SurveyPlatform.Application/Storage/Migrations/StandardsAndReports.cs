using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace SurveyPlatform.Storage.Migrations;

[DbContext(typeof(SurveyDbContext))]
[Migration("20261122000002_standards_and_reports")]
internal sealed class StandardsAndReports() : SqlMigration("0002-standards-and-reports");
