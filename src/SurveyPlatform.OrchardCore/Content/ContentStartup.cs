using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Display.ContentDisplay;
using OrchardCore.Modules;

namespace SurveyPlatform.Cms.Content;

/// <summary>What the product gives to the site's own pages; the content types themselves are a recipe.</summary>
public sealed class ContentStartup : StartupBase
{
    public override void ConfigureServices(IServiceCollection services) =>
        services.AddContentPart<ExerciseDatesPart>().UseDisplayDriver<ExerciseDatesDriver>();
}
