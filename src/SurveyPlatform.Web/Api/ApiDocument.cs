using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace SurveyPlatform.Web.Api;

/// <summary>The API described for programs and their authors: <c>/openapi/v1.json</c>.</summary>
public static class ApiDocument
{
    private const string Token = "token";

    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", document =>
    {
        document.ShouldInclude = description => description.RelativePath?.StartsWith(SurveyApi.Prefix.TrimStart('/'), StringComparison.Ordinal) == true;
        document.AddDocumentTransformer((api, _, _) =>
        {
            Describe(api);
            return Task.CompletedTask;
        });
        document.AddOperationTransformer((operation, context, _) =>
        {
            var refusals = context.Description.ActionDescriptor.EndpointMetadata.OfType<Refusal>().ToList();
            DescribeRefusals(operation, refusals);
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<ApiScopes.Needed>().FirstOrDefault() is { } needed)
            {
                operation.Description = $"{operation.Description} Scope: `{needed.Scope}`.".TrimStart();
            }

            if (refusals.Exists(refusal => refusal.StatusCode == StatusCodes.Status428PreconditionRequired))
            {
                DescribeIfMatch(operation);
            }

            return Task.CompletedTask;
        });
    });

    public static void MapApiDocument(this IEndpointRouteBuilder routes) => routes.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();

    private static void Describe(OpenApiDocument api)
    {
        api.Info = new()
        {
            Title = "SurveyPlatform",
            Version = "v1",
            Description = "Obligations, forms, answers and reports for programs. A refusal is problem details (RFC 9457) with a stable `code`; "
                + "`problems` lists every reason, each with its `code`, `place` and `message`. Dates are days in Vietnam, instants are UTC.",
        };
        // Wherever it is served from, it is that server's.
        api.Servers = [];
        api.Components ??= new();
        api.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [Token] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                BearerFormat = "sp_…",
                Description = "A personal access token, made on the account page or with the command `token create`; or, where the site is an OpenID Connect provider, "
                    + "an access token of it with the scope that the operation names.",
            },
        };
        api.Security = [new() { [new OpenApiSecuritySchemeReference(Token, api)] = [] }];
    }

    /// <summary>Read from the request by hand, so that a missing one is a refusal of ours.</summary>
    private static void DescribeIfMatch(OpenApiOperation operation)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = "If-Match",
            In = ParameterLocation.Header,
            // Where taking is asked for by a parameter, the rest of the time there is nothing to write.
            Required = operation.Parameters.All(parameter => parameter.Name != "take"),
            Description = "The ETag of the answers that the caller has seen; `\"0\"` when there were none yet.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^\"[0-9]+\"$" },
        });
    }

    private static void DescribeRefusals(OpenApiOperation operation, IEnumerable<Refusal> own)
    {
        var everywhere = new Refusal[]
        {
            new(StatusCodes.Status401Unauthorized, ["web.sign-in-needed"]),
            new(StatusCodes.Status403Forbidden, ["shared.not-permitted", "api.token-needed", "api.scope-needed"]),
        };
        operation.Responses ??= [];
        foreach (var refusal in own.Concat(everywhere))
        {
            var status = refusal.StatusCode.ToString(CultureInfo.InvariantCulture);
            operation.Responses.TryAdd(status, new OpenApiResponse());
            operation.Responses[status].Description = $"Problem details; `code` is {string.Join(" or ", refusal.Codes.Select(code => $"`{code}`"))}.";
        }
    }
}
