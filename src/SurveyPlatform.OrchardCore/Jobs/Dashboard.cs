using Hangfire;
using Hangfire.Dashboard;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using OrchardCore.Navigation;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Cms.Jobs;

/// <summary>Hangfire's own pages: what waits, what failed and why, which nodes work.</summary>
internal static class Dashboard
{
    public const string Path = "/Admin/hangfire";

    public static DashboardOptions Options => new()
    {
        Authorization = [],
        AsyncAuthorization = [new ForAdministrators()],
        AppPath = "/Admin",
        DashboardTitle = "Hangfire",
        DisplayStorageConnectionString = false,
    };

    private sealed class ForAdministrators : IDashboardAsyncAuthorizationFilter
    {
        public Task<bool> AuthorizeAsync(DashboardContext context)
        {
            var http = context.GetHttpContext();
            return http.RequestServices.GetRequiredService<IAuthorizationService>().AuthorizeAsync(http.User, SurveyPermissions.Of(Permission.Administer));
        }
    }
}

internal sealed class DashboardMenu(Texts texts) : AdminNavigationProvider
{
    protected override ValueTask BuildAsync(NavigationBuilder builder)
    {
        builder.Add(Said("site.name"), platform => platform.Add(Said("cms.hangfire"), "99", item => item
            .Url($"~{Dashboard.Path}").Permission(SurveyPermissions.Of(Permission.Administer)).LocalNav()));
        return ValueTask.CompletedTask;
    }

    private LocalizedString Said(string key) => new(key, texts[key]);
}
