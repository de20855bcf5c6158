using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Templates;

/// <summary>Makes the draft of a form its next version and ends the draft. What is open stays with its version; <c>PublishForm</c> also moves that.</summary>
[UseCase]
public sealed class PublishTemplateDraft(SurveyDbContext db, TemplateCache templates, TimeProvider clock)
{
    public sealed record Result(Guid VersionId, int Number, IReadOnlyList<SeriesBreak> Breaks);

    /// <param name="draftVersion">The save of the draft that was looked at; a later one is refused with <see cref="TemplateProblems.DraftChanged"/>.</param>
    /// <param name="breaks">The series that end with it; null: as proposed.</param>
    public async Task<Outcome<Result>> RunAsync(
        string code, int draftVersion, Actor actor, CancellationToken cancellationToken, IReadOnlyList<DeclaredBreak>? breaks = null)
    {
        if (!actor.May(Permission.DesignTemplates))
        {
            return SharedProblems.NotPermitted;
        }

        var seen = await db.DraftAsync(code, draftVersion, cancellationToken);
        if (!seen.Succeeded(out var draft))
        {
            return new(seen.Problems);
        }

        var template = TemplateJson.Read(draft.DocumentJson).Require();
        var published = await db.VersionsAsync(code, templates, cancellationToken);
        if (WhyNot(draft, template, [.. published.Select(version => version.Version)]) is { Count: > 0 } refusals)
        {
            return new(refusals);
        }

        var settling = BreakProposal.Settle([.. published.Select(version => version.Template)], template, breaks);
        if (!settling.Succeeded(out var settled))
        {
            return new(settling.Problems);
        }

        db.TemplateDrafts.Remove(draft);
        try
        {
            return (await db.AppendAsync(template, published, settled, actor, clock, cancellationToken)).Then<Result>(next => new Result(next.Id, next.Number, next.Breaks));
        }
        catch (DbUpdateConcurrencyException)
        {
            return TemplateProblems.DraftChanged(null);
        }
    }

    /// <summary>What stands in the way of publishing; nothing: it can be published.</summary>
    internal static IReadOnlyList<Problem> WhyNot(TemplateDraft draft, FormTemplate template, IReadOnlyList<TemplateVersion> published)
    {
        if (published.Count > 0 && published[^1] is var newest)
        {
            if (newest.Number != draft.BasedOn)
            {
                return [TemplateProblems.NewerPublished(draft.BasedOn, newest.Number, newest.PublishedBy)];
            }

            if (newest.Hash == TemplatePublishing.HashOf(TemplateJson.Write(template)))
            {
                return [TemplateProblems.NothingChanged(newest.Number)];
            }
        }

        return TemplateCheck.Check(template);
    }
}
