namespace SurveyPlatform.Web.Shared;

/// <summary>
/// A feature of a request whose host frames the pages itself: <see cref="Layout"/> then writes no document, only what stands in one, and says
/// here what the document around it has to know. The frame is made of <see cref="SiteHead"/>, <see cref="SiteHeader"/> and <see cref="SiteFooter"/>.
/// </summary>
public sealed class PageFrame
{
    /// <summary>Null: what was written is no page (a file, a redirect, a document of its own).</summary>
    public string? Title { get; set; }

    /// <inheritdoc cref="SiteHead.IsForm"/>
    public bool IsForm { get; set; }
}
