using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace SurveyPlatform.Storage.Migrations;

[DbContext(typeof(SurveyDbContext))]
[Migration("20261122000004_form_versions")]
internal sealed class FormVersions() : SqlMigration("0004-form-versions");
