using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace SurveyPlatform.Storage.Migrations;

[DbContext(typeof(SurveyDbContext))]
[Migration("20261122000010_review")]
internal sealed class Review() : SqlMigration("0010-review");
