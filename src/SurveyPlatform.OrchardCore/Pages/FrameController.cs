using Microsoft.AspNetCore.Mvc;

namespace SurveyPlatform.Cms.Pages;

/// <summary>Only <see cref="PageFramer"/> gets here with something to show.</summary>
[IgnoreAntiforgeryToken]
public sealed class FrameController : Controller
{
    public IActionResult Show() => HttpContext.Features.Get<FramedPage>() is { } page ? View(model: page.Html) : NotFound();
}
