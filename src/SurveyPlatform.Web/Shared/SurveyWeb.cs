using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.WebEncoders;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Api;
using SurveyPlatform.Web.Pages;
using SurveyPlatform.Web.Pages.Home;
using SurveyPlatform.Web.Pages.Reminders;
using SurveyPlatform.Web.Pages.Returns;

namespace SurveyPlatform.Web.Shared;

/// <summary>What a host calls to have the pages: <c>AddSurveyWeb</c>, <c>UseSurveyWeb</c> (before authentication), <c>MapSurveyPages</c>.</summary>
public static class SurveyWeb
{
    public static IServiceCollection AddSurveyWeb(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddHttpContextAccessor();
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "form";
            // Lax: a link in a reminder opens a page without replacing the token that an open form in another tab holds.
            antiforgery.Cookie.SameSite = SameSiteMode.Lax;
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
        services.AddOptions<SiteOptions>().BindConfiguration("Site");
        services.AddSingleton<WorkbookCarrier>();
        services.AddScoped<ReviewPageMaker>();
        services.AddScoped(provider => Texts.For(provider.GetRequiredService<IHttpContextAccessor>().HttpContext));
        services.Configure<FormOptions>(form =>
        {
            (form.ValueCountLimit, form.ValueLengthLimit) = (PostedForms.MaxFields, PostedForms.MaxValueLength);
            form.BufferBodyLengthLimit = PostedForms.MaxBytes;
        });

        // Vietnamese goes out as it is written, not as numeric entities: a third of the bytes, and readable in the source.
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new(UnicodeRanges.All));
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));

        services.AddResponseCompression(compression => compression.EnableForHttps = true);
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Optimal);
        return services;
    }

    /// <param name="frame">Of a host that frames the pages itself (<see cref="PageFrame"/>): around everything that writes one, refusals too.</param>
    public static IApplicationBuilder UseSurveyWeb(this IApplicationBuilder app, Func<IApplicationBuilder, IApplicationBuilder>? frame = null) => (frame ?? (unframed => unframed))(app
        .UseSecurityHeaders()
        .UseResponseCompression()
        .UsePagePieces())
        .UseExceptionHandler(failed => failed.Run(context => ExplainAsync(context, StatusCodes.Status500InternalServerError)))
        .UseStatusCodePages(status => ExplainAsync(status.HttpContext, status.HttpContext.Response.StatusCode));

    public static IEndpointRouteBuilder MapSurveyPages(this IEndpointRouteBuilder routes)
    {
        routes.MapWebAssets();
        return routes.MapHomePages().MapReturnsPages().MapMyReturnsPages().MapInboxPages().MapStaffPages();
    }

    /// <summary>An empty refusal of the framework (no such route, not permitted) said in the words and the frame of the site.</summary>
    private static Task ExplainAsync(HttpContext context, int statusCode)
    {
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            return ApiProblems.Of(statusCode).ToHttp(statusCode).ExecuteAsync(context);
        }

        var problem = statusCode switch
        {
            StatusCodes.Status401Unauthorized => WebProblems.SignInNeeded,
            StatusCodes.Status403Forbidden => SharedProblems.NotPermitted,
            StatusCodes.Status413PayloadTooLarge => WebProblems.FormTooLarge,
            StatusCodes.Status400BadRequest => WebProblems.FormExpired,
            >= StatusCodes.Status500InternalServerError => WebProblems.Failed,
            _ => SharedProblems.NotFound,
        };
        var page = problem.ToPage();
        page.StatusCode = statusCode;
        return page.ExecuteAsync(context);
    }
}
