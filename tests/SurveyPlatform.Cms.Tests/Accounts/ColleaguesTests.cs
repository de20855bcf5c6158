using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Security;
using OrchardCore.Users;
using OrchardCore.Users.Models;
using SurveyPlatform.Accounts;
using SurveyPlatform.Cms.Tests.Ground;
using SurveyPlatform.Jobs;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Tests.Ground;
using OrchardRole = OrchardCore.Security.Role;

namespace SurveyPlatform.Cms.Tests.Accounts;

/// <summary>To whom a return can be given: whoever may answer, by whatever role.</summary>
public sealed class ColleaguesTests
{
    private const string Commune = "21601";

    [Fact]
    public async Task Who_may_answer_by_a_role_of_the_administrators_own_is_a_colleague_and_neither_a_stranger_nor_who_may_not_is()
    {
        await using var site = await CmsSite.StartAsync(new SettableClock());
        await site.RunRecipesAsync("demo-accounts");
        var fillIn = "";
        await site.InTenantAsync(async services =>
        {
            await AddRoleAsync(services, "Văn thư", Permission.AnswerReturns);
            await AddRoleAsync(services, "Người xem", Permission.ViewReturns);
        });
        await site.InTenantAsync(async services =>
        {
            await AddAsync(services, "vanthu", "Văn thư", Commune);
            await AddAsync(services, "nguoixem", "Người xem", Commune);
            await AddAsync(services, "khach", "Văn thư", "21604");
            await AddAsync(services, "dunghi", "Văn thư", Commune, isEnabled: false);
            await AddAsync(services, "quantrixa", SurveyPermissions.NameOf(Shared.Role.Administrator), Commune);
            (await services.GetRequiredService<RunJob>().RunAsync(JobTable.OpenExercises, Actor.System, default)).Require();
            var owed = await services.GetRequiredService<SurveyDbContext>().Obligations.FirstAsync(item => item.UnitCode == Commune);
            fillIn = $"/returns/{owed.Id}";
            (await services.GetRequiredService<IPeople>().AnsweringForAsync(owed.Path, default)).Select(person => person.Name)
                .ShouldBe(["hoa.21601", "vanthu", "xa.21601"], ignoreOrder: true);
        });

        using var clerk = await site.SignInAsync("xa.21601");
        foreach (var name in new[] { "khach", "nguoixem", "dunghi", "quantrixa" })
        {
            using var refused = await clerk.PostFormAsync("/returns", $"{fillIn}/hand-over", ("to", name));
            refused.StatusCode.ShouldNotBe(HttpStatusCode.Redirect, name);
        }

        using var handed = await clerk.PostFormAsync("/returns", $"{fillIn}/hand-over", ("to", "vanthu"));
        handed.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var colleague = await site.SignInAsync("vanthu");
        (await colleague.GetAsync(fillIn)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var stranger = await site.SignInAsync("khach");
        (await stranger.GetAsync(fillIn)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task AddRoleAsync(IServiceProvider services, string name, Permission permission) =>
        (await services.GetRequiredService<RoleManager<IRole>>().CreateAsync(new OrchardRole { RoleName = name, RoleClaims = [RoleClaim.Create($"Survey{permission}")] }))
            .Succeeded.ShouldBeTrue();

    private static async Task AddAsync(IServiceProvider services, string name, string role, string unitCode, bool isEnabled = true)
    {
        var unit = await services.GetRequiredService<SurveyDbContext>().UnitWithCodeAsync(unitCode, default);
        var user = new User
        {
            UserName = name,
            Email = $"{name}@binhdinh.example",
            EmailConfirmed = true,
            IsEnabled = isEnabled,
            UserClaims = [new() { ClaimType = "survey_unit", ClaimValue = $"{unit}" }],
        };
        var users = services.GetRequiredService<UserManager<IUser>>();
        (await users.CreateAsync(user, CmsSite.AdminPassword)).Succeeded.ShouldBeTrue();
        (await users.AddToRoleAsync(user, role)).Succeeded.ShouldBeTrue();
    }
}
