using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SurveyPlatform.Jobs;
using SurveyPlatform.Mail;
using SurveyPlatform.Recipes;
using SurveyPlatform.Registry;
using SurveyPlatform.Reminders;
using SurveyPlatform.Returns;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Shared;

/// <summary>Marks a verb: a class with one public <c>RunAsync</c> that a page, an endpoint, a job or a recipe calls.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UseCaseAttribute : Attribute;

/// <summary>What every host does to have the product.</summary>
public static class SurveyPlatformServices
{
    /// <summary>The host adds a <see cref="TimeProvider"/> and calls <see cref="SurveyStore.MigrateAsync"/> before it serves.</summary>
    public static IServiceCollection AddSurveyPlatform(this IServiceCollection services, string connectionString, MailSettings mail, FileSettings files)
    {
        services.AddDbContext<SurveyDbContext>(options => options.UseSurveyStore(connectionString));
        services.AddSingleton(mail);
        services.AddSingleton<MailSender>();
        services.TryAddSingleton(new WebhookSettings([]));
        services.AddSingleton<WebhookSender>();
        services.AddScoped<ComposeMessage>();
        services.AddScoped<NoticeWriter>();
        services.AddScoped<DeliverMessage>();
        services.AddSingleton<TemplateCache>();
        services.AddSingleton(files);
        services.AddSingleton<FileStore>();
        services.AddSingleton<VirusScan>();
        services.AddSingleton<WorkbookSeal>();
        services.TryAddSingleton(new ThisNode(Guid.CreateVersion7(), "", RunsJobs: false));
        services.TryAddSingleton(new JobSchedules(new Dictionary<string, string>()));
        foreach (var type in typeof(SurveyPlatformServices).Assembly.GetTypes())
        {
            if (type.GetCustomAttribute<UseCaseAttribute>() is not null)
            {
                services.AddScoped(type);
            }
            else if (type is { IsAbstract: false } && type.IsAssignableTo(typeof(IRecipeStep)))
            {
                services.AddScoped(typeof(IRecipeStep), type);
            }
            else if (type is { IsAbstract: false } && type.IsAssignableTo(typeof(IFollowsReorganisation)))
            {
                services.AddScoped(typeof(IFollowsReorganisation), type);
            }
        }

        return services;
    }
}
