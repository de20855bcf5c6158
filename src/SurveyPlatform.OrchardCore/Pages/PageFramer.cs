using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Cms.Pages;

/// <summary>
/// Puts the pages of the product into the theme of the site: what a page wrote is taken back and written once more by Orchard Core, within its
/// layout, with the widgets of its zones. Files go through as they are written.
/// </summary>
internal sealed class PageFramer(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, IActionDescriptorCollectionProvider actions, IActionInvokerFactory invokers)
    {
        var frame = new PageFrame();
        context.Features.Set(frame);
        var body = context.Response.Body;
        await using var held = new HeldPage(context.Response, body);
        context.Response.Body = held;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
        }

        if (frame.Title is null || !held.IsHolding)
        {
            await held.LetGoAsync(context.RequestAborted);
            return;
        }

        context.Features.Set(new FramedPage(held.Html));
        var action = actions.ActionDescriptors.Items.OfType<ControllerActionDescriptor>().Single(item => item.ControllerTypeInfo == typeof(FrameController));
        await invokers.CreateInvoker(new(context, new RouteData(new RouteValueDictionary(action.RouteValues)), action))!.InvokeAsync();
    }
}

/// <summary>What stands in the frame.</summary>
internal sealed record FramedPage(string Html);
