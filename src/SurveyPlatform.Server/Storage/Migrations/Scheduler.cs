using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using SurveyPlatform.Server.Accounts;

namespace SurveyPlatform.Storage.Migrations;

[DbContext(typeof(AccountsDbContext))]
[Migration("20261122000002_scheduler")]
internal sealed class Scheduler() : SqlMigration("0002-scheduler");
