using Microsoft.Extensions.Localization;
using OrchardCore.Navigation;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Cms;

/// <summary>The rooms of the product in Orchard Core's administration, for whoever has a key.</summary>
internal sealed class AdminMenu(Texts texts) : AdminNavigationProvider
{
    protected override ValueTask BuildAsync(NavigationBuilder builder)
    {
        builder.Add(Said("site.name"), "5", platform =>
        {
            platform.AddClass("surveyplatform").Id("surveyplatform");
            foreach (var (room, at) in Navigation.All.Select((room, at) => (room, at)))
            {
                platform.Add(Said(room.TextKey), $"{at}", item => item.Url($"~{room.Path}").Permissions(room.Keys.Select(SurveyPermissions.Of)).LocalNav());
            }
        });
        return ValueTask.CompletedTask;
    }

    private LocalizedString Said(string key) => new(key, texts[key]);
}
