using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SurveyPlatform.Mail;
using SurveyPlatform.Server.Accounts;
using SurveyPlatform.Server.Http;
using SurveyPlatform.Server.Jobs;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Web.Api;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Server;

/// <summary>The embedded host: what is in it and in which order a request passes through.</summary>
public static class ServerHost
{
    private const string DefaultAddress = "http://127.0.0.1:5080";

    /// <param name="arguments">Settings as <c>--Name=value</c>.</param>
    /// <param name="configure">For a command that needs another clock, store or settings.</param>
    public static WebApplication Build(string[] arguments, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(arguments);
        AddShippedSettings(builder);
        configure?.Invoke(builder);
        AddServices(builder);
        var app = builder.Build();
        UsePipeline(app);
        return app;
    }

    /// <summary>Brings the database up to date; the product's tables and the host's own.</summary>
    public static async Task MigrateAsync(this WebApplication app, CancellationToken cancellationToken = default)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SurveyDbContext>().MigrateAsync(cancellationToken);
        await scope.ServiceProvider.GetRequiredService<AccountsDbContext>().MigrateAsync(cancellationToken);
    }

    /// <summary>Started from any folder, the settings that travel with the program hold where nothing else says otherwise.</summary>
    private static void AddShippedSettings(WebApplicationBuilder builder)
    {
        var shipped = new JsonConfigurationSource { Path = Path.Combine(AppContext.BaseDirectory, "appsettings.json"), Optional = true };
        shipped.ResolveFileProvider();
        ((IConfigurationBuilder)builder.Configuration).Sources.Insert(0, shipped);
    }

    private static void AddServices(WebApplicationBuilder builder)
    {
        var (services, settings) = (builder.Services, builder.Configuration);
        if (settings["urls"] is null && settings["http_ports"] is null && settings["https_ports"] is null)
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }

        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat) = (true, "HH:mm:ss "));
        var connectionString = ConnectionString(builder);
#pragma warning disable RS0030 // The host is what chooses the clock.
        services.TryAddSingleton(TimeProvider.System);
#pragma warning restore RS0030
        services.AddSingleton(new WebhookSettings(settings.GetSection("Webhooks").Get<List<Webhook>>() ?? []));
        services.AddSurveyPlatform(connectionString, settings.GetSection("Mail").Get<MailSettings>() ?? new(), Files(builder, connectionString));
        services.AddSurveyWeb();
        services.AddSurveyApi();
        services.AddApiDocument();
        services.AddAccounts(connectionString);
        services.AddScheduledJobs(settings, connectionString);
        services.AddSignInLimit();
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = false);
        services.Configure<ForwardedHeadersOptions>(forwarded => Forwarded(forwarded, settings));
    }

    private static void UsePipeline(WebApplication app)
    {
        app.UseForwardedHeaders();
        if (app.Configuration.GetValue<bool>("Site:Https"))
        {
            app.UseHsts().UseHttpsRedirection();
        }

        app.UseSurveyWeb();
        app.UseBodyLimit();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.MapHealth();
        app.MapAccountPages();
        app.MapSurveyPages();
        app.MapSurveyApi();
        app.MapApiDocument();
    }

    /// <summary>Without a setting: one file beside the program.</summary>
    private static string ConnectionString(WebApplicationBuilder builder) =>
        builder.Configuration.GetConnectionString("Survey") is { Length: > 0 } given
            ? given
            : $"Data Source={Path.Combine(builder.Environment.ContentRootPath, "data", "survey.db")}";

    private static FileSettings Files(WebApplicationBuilder builder, string connectionString) => new(
        builder.Configuration["Storage:Files"] is { Length: > 0 } given
            ? given
            : FileSettings.FolderBeside(connectionString, Path.Combine(builder.Environment.ContentRootPath, "data", "files")),
        builder.Configuration["Scan:ClamAv"]);

    /// <summary>Only proxies that are named are believed about who is calling.</summary>
    private static void Forwarded(ForwardedHeadersOptions forwarded, ConfigurationManager settings)
    {
        forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        forwarded.KnownProxies.Clear();
        foreach (var proxy in settings.GetSection("Site:Proxies").Get<string[]>() ?? [])
        {
            forwarded.KnownProxies.Add(System.Net.IPAddress.Parse(proxy));
        }
    }
}
