using Microsoft.Extensions.DependencyInjection.Extensions;
using OrchardCore.ResourceManagement.TagHelpers;
using SurveyPlatform.Cms.Jobs;

namespace SurveyPlatform.Cms;

/// <summary>Orchard Core with what this site needs of it, and the product as a module of it.</summary>
public static class CmsHost
{
    /// <param name="configure">For tests: another clock, other settings.</param>
    public static WebApplication Build(string[] arguments, Action<WebApplicationBuilder>? configure = null)
    {
        // Orchard Core finds the modules by the name of the host's assembly, also where a test started the process.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = arguments, ApplicationName = typeof(CmsHost).Assembly.GetName().Name });
        configure?.Invoke(builder);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat) = (true, "HH:mm:ss "));
#pragma warning disable RS0030 // The host is what chooses the clock.
        builder.Services.TryAddSingleton(TimeProvider.System);
#pragma warning restore RS0030
        builder.Services.AddSurveyHangfire(builder.Configuration);
        AddOrchard(builder.Services);
        var app = builder.Build();
        // Orchard Core looks there for the files of a tenant that is removed, whether there is such a folder or not.
        app.Environment.WebRootPath ??= Path.Combine(app.Environment.ContentRootPath, "wwwroot");
        app.UseStaticFiles();
        app.UseOrchardCore();
        return app;
    }

    /// <summary>As <c>AddOrchardCms</c> of the package with all modules of Orchard Core, which this host does without.</summary>
    private static void AddOrchard(IServiceCollection services) => services.AddOrchardCore()
        .AddCommands()
        .AddSecurity()
        .AddMvc()
        .AddIdGeneration()
        .AddEmailAddressValidator()
        .AddPhoneFormatValidator()
        .AddHtmlSanitizer()
        .AddSetupFeatures("OrchardCore.Setup", "OrchardCore.AutoSetup")
        .AddDataAccess()
        .AddDataStorage()
        .AddBackgroundService()
        .AddScripting()
        .AddTheming()
        .AddGlobalFeatures("OrchardCore.Liquid.Core")
        .AddCaching()
        .ConfigureServices(tenant => tenant
            .AddResourceManagement()
            .AddTagHelpers<LinkTagHelper>()
            .AddTagHelpers<MetaTagHelper>()
            .AddTagHelpers<ResourcesTagHelper>()
            .AddTagHelpers<ScriptTagHelper>()
            .AddTagHelpers<StyleTagHelper>());
}
