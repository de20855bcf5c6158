using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace SurveyPlatform.Storage.Migrations;

[DbContext(typeof(SurveyDbContext))]
[Migration("20261122000022_scores")]
internal sealed class Scores() : SqlMigration("0022-scores");
