using Microsoft.Playwright;

namespace SurveyPlatform.Browser.Ground;

/// <summary>One person's window, and all that the browser complained of in it: errors, and script or style that the policy forbids.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    public Visit(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) => Note(message);
        page.PageError += (_, error) => _complaints.Add(error);
    }

    public IPage Page { get; }

    public IReadOnlyList<string> Complaints => _complaints;

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private void Note(IConsoleMessage message)
    {
        // A refused form is an answer like any other.
        if (message.Type is "error" or "warning" && !message.Text.Contains("status of 4", StringComparison.Ordinal))
        {
            _complaints.Add(message.Text);
        }
    }
}
