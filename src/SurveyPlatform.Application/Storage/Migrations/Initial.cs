using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace SurveyPlatform.Storage.Migrations;

[DbContext(typeof(SurveyDbContext))]
[Migration("20261122000001_initial")]
internal sealed class Initial() : SqlMigration("0001-initial");
