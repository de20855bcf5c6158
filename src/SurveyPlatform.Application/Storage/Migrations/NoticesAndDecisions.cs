using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace SurveyPlatform.Storage.Migrations;

[DbContext(typeof(SurveyDbContext))]
[Migration("20261122000016_notices_and_decisions")]
internal sealed class NoticesAndDecisions() : SqlMigration("0016-notices-and-decisions");
