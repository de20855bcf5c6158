using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using SurveyPlatform.Server.Accounts;

namespace SurveyPlatform.Storage.Migrations;

[DbContext(typeof(AccountsDbContext))]
[Migration("20261122000001_accounts")]
internal sealed class Accounts() : SqlMigration("0001-accounts");
