using SurveyPlatform.Shared;

namespace SurveyPlatform.Web.Shared;

/// <summary>The rooms of the house and who has a key to each; also where everybody lands.</summary>
public static class Navigation
{
    /// <param name="Keys">Any of them opens it.</param>
    /// <param name="Also">Other addresses that belong to the room.</param>
    public sealed record Entry(string Path, string TextKey, Permission[] Keys, params string[] Also);

    /// <summary>In the order shown.</summary>
    public static readonly IReadOnlyList<Entry> All =
    [
        new("/returns", "nav.my-returns", [Permission.AnswerReturns]),
        new("/exercises", "nav.exercises", [Permission.ViewReturns]),
        new("/review", "nav.review", [Permission.ReviewReturns]),
        new("/messages", "nav.messages", [Permission.ManageCollections]),
        new("/collections", "nav.collections", [Permission.ManageCollections], "/calendar", "/extensions"),
        new("/reports", "nav.reports", [Permission.ViewReports], "/series", "/indicators"),
        new("/verdicts", "nav.verdicts", [Permission.ViewReturns], "/standards"),
        new("/plans", "nav.plans", [Permission.ViewReturns, Permission.GiveOpinions]),
        new("/sources", "nav.sources", [Permission.ViewReturns], "/incidents"),
        new("/scores", "nav.scores", [Permission.ViewScores]),
        new("/templates", "nav.templates", [Permission.DesignTemplates]),
        new("/units", "nav.units", [Permission.ManageRegistry]),
        new("/jobs", "nav.jobs", [Permission.Administer]),
    ];

    public static IEnumerable<Entry> For(Actor actor) => All.Where(entry => entry.Keys.Any(actor.May));

    /// <summary>The page a person works on. A reviewer works through the list, a leader looks at reports first; everyone else at their first room.</summary>
    public static string? HomeOf(Actor actor) =>
        actor.May(Permission.Administer) ? "/jobs"
        : actor.May(Permission.ReviewReturns) && !actor.May(Permission.ManageCollections) ? "/review"
        : actor.May(Permission.ViewReports) && !actor.May(Permission.ManageCollections) ? "/reports"
        : For(actor).FirstOrDefault()?.Path;
}
