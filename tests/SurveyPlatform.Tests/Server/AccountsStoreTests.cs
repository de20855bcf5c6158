using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Recipes;
using SurveyPlatform.Server.Accounts;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Server;

public sealed partial class AccountsStoreTests
{
    [EachStore]
    public async Task Applying_accounts_twice_keeps_the_password_and_takes_the_new_roles(string store)
    {
        await using var site = await ServerSite.OpenAsync(store);
        await RunAsync(site, """{"userName": "ward21550", "displayName": "Tên mới", "email": null, "roles": ["reviewer"], "unitCode": "540", "password": "một mật khẩu khác"}""");
        var account = await site.AskAsync<AccountsDbContext, Account>(db => db.Accounts.SingleAsync(item => item.UserName == "ward21550"));
        (account.DisplayName, account.Roles.ShouldHaveSingleItem()).ShouldBe(("Tên mới", Role.Reviewer));
        using var visitor = await site.SignInAsync("ward21550");
    }

    [Theory]
    [InlineData("""{"userName": "x", "displayName": "X", "email": null, "roles": ["king"], "unitCode": null, "password": null}""", "accounts › 1 › accounts[0].roles[0]", "recipes.bad-field")]
    [InlineData("""{"userName": "x", "displayName": "X", "email": null, "roles": ["leader"], "unitCode": "99999", "password": null}""", "accounts › 1 › accounts[0].unitCode", "recipes.unknown-reference")]
    [InlineData("""{"userName": "x", "displayName": "X", "email": null, "roles": ["respondent"], "unitCode": null, "password": null}""", "accounts › 1 › accounts[0].unitCode", "accounts.unit-required")]
    [InlineData("""{"userName": "x", "displayName": "X", "email": null, "roles": ["leader"], "unitCode": null, "password": "short"}""", "accounts › 1 › accounts[0].password", "accounts.password-too-short")]
    [InlineData("""{"userName": "bà x", "displayName": "X", "email": null, "roles": ["leader"], "unitCode": null, "password": null}""", "accounts › 1 › accounts[0].userName", "accounts.user-name-invalid")]
    [InlineData("""{"userName": "x", "displayName": " ", "email": null, "roles": ["leader"], "unitCode": null, "password": null}""", "accounts › 1 › accounts[0].displayName", "accounts.field-missing")]
    public async Task A_bad_account_is_named_and_nobody_is_added(string account, string place, string code)
    {
        await using var site = await ServerSite.OpenAsync();
        var outcome = await RunAsync(site, account, """{"userName": "fine", "displayName": "Fine", "email": null, "roles": ["leader"], "unitCode": null, "password": null}""");
        var problem = outcome.Problems.ShouldHaveSingleItem();
        (problem.Code, problem.Place).ShouldBe((code, place));
        (await site.AskAsync<UserManager<Account>, Account?>(users => users.FindByNameAsync("fine"))).ShouldBeNull();
    }

    [EachStore]
    public async Task The_migrated_tables_are_the_ones_that_the_model_asks_for(string store)
    {
        var connectionString = await Databases.CreateAsync(store);
        var options = new DbContextOptionsBuilder<AccountsDbContext>();
        options.UseSurveyStore(connectionString, AccountsDbContext.HistoryTable);
        await using var db = new AccountsDbContext(options.Options);
        var script = $"0001-accounts.{(store == Stores.Sqlite ? "sqlite" : "postgres")}.sql";
        var written = Repository.Files("src/SurveyPlatform.Server/Storage/Migrations", script).Single().Text;
        Blanks().Replace(written, " ").Trim().ShouldBe(Blanks().Replace(db.Database.GenerateCreateScript(), " ").Trim());
        await db.MigrateAsync(CancellationToken.None);
        (await db.Accounts.CountAsync()).ShouldBe(0);
        await Databases.DropAsync(connectionString);
    }

    private static Task<Outcome<int>> RunAsync(ServerSite site, params string[] accounts) => site.AskAsync<RunRecipe, Outcome<int>>(run => run.RunAsync(
        [("accounts", $$"""{"steps": [{"name": "accounts", "accounts": [{{string.Join(", ", accounts)}}]}]}""")], CancellationToken.None));

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
