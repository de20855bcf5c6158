using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Pages.Home;

namespace SurveyPlatform.Web.Shared;

/// <summary>The one place where a refusal becomes a status code: for the API as problem details, for people as a page.</summary>
public static class ProblemResults
{
    public static int StatusCode(this ProblemKind kind) => kind switch
    {
        ProblemKind.NotFound => StatusCodes.Status404NotFound,
        ProblemKind.Forbidden => StatusCodes.Status403Forbidden,
        ProblemKind.Invalid => StatusCodes.Status422UnprocessableEntity,
        ProblemKind.Conflict => StatusCodes.Status409Conflict,
        ProblemKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
    };

    public static Results<Ok<T>, ProblemHttpResult> ToHttp<T>(this Outcome<T> outcome)
        where T : notnull => outcome.Succeeded(out var value) ? TypedResults.Ok(value) : outcome.Problems.ToHttp();

    /// <summary>Problem details: the first problem is the title, all of them are under <c>problems</c>.</summary>
    public static ProblemHttpResult ToHttp(this IReadOnlyList<Problem> problems) => TypedResults.Problem(
        title: problems[0].Message,
        type: $"urn:surveyplatform:problem:{problems[0].Code}",
        statusCode: problems[0].Kind.StatusCode(),
        extensions: new Dictionary<string, object?>
        {
            ["code"] = problems[0].Code,
            ["problems"] = problems.Select(problem => new { problem.Code, problem.Place, problem.Message, problem.Text, problem.Arguments }),
        });

    /// <summary>For pages that have nothing left to show but the reason.</summary>
    public static RazorComponentResult<ProblemPage> ToPage(this IReadOnlyList<Problem> problems) =>
        new(new { Problems = problems }) { StatusCode = problems[0].Kind.StatusCode() };

    public static RazorComponentResult<ProblemPage> ToPage(this Problem problem) => ((IReadOnlyList<Problem>)[problem]).ToPage();
}
