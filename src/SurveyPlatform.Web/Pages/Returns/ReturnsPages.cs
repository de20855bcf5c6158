using Microsoft.AspNetCore.Routing;

namespace SurveyPlatform.Web.Pages.Returns;

public static class ReturnsPages
{
    public static IEndpointRouteBuilder MapReturnsPages(this IEndpointRouteBuilder routes) => routes;
}
