using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Collection;

/// <summary>Every form with its versions, its draft, and what it is asked for.</summary>
[UseCase]
public sealed class ListForms(SurveyDbContext db, TemplateCache templates)
{
    /// <param name="Versions">Newest first; empty: only a draft so far.</param>
    /// <param name="Draft">Null: nobody is working on it, or the actor designs no forms.</param>
    /// <param name="Collections">Titles of the collections that ask it.</param>
    public sealed record Form(string Code, LocalizedText Title, IReadOnlyList<Version> Versions, Draft? Draft, IReadOnlyList<LocalizedText> Collections)
    {
        public Version? Newest => Versions.Count > 0 ? Versions[0] : null;

        /// <summary>The version that the next exercise opens with.</summary>
        public Version? InUse => Versions.FirstOrDefault(version => version.RetiredAtUtc is null);
    }

    /// <param name="OpenExercises">That ask it now.</param>
    public sealed record Version(
        Guid Id, int Number, int Questions, DateTime PublishedAtUtc, string PublishedBy, DateTime? RetiredAtUtc, string? RetiredBy, string? RetiredReason,
        IReadOnlyList<SeriesBreak> Breaks, int OpenExercises);

    public sealed record Draft(int Version, int BasedOn, string SavedBy, DateTime SavedAtUtc);

    public sealed record Result(IReadOnlyList<Form> Forms);

    public async Task<Outcome<Result>> RunAsync(Actor actor, CancellationToken cancellationToken) => await ReadAsync(null, actor, cancellationToken);

    public async Task<Outcome<Form>> GetAsync(string code, Actor actor, CancellationToken cancellationToken) =>
        (await ReadAsync(code, actor, cancellationToken)).Then<Form>(found => found.Forms.Count > 0 ? found.Forms[0] : SharedProblems.NotFound);

    private async Task<Outcome<Result>> ReadAsync(string? code, Actor actor, CancellationToken cancellationToken)
    {
        var designs = actor.May(Permission.DesignTemplates);
        if (!designs && !actor.May(Permission.ViewReturns))
        {
            return SharedProblems.NotPermitted;
        }

        var versions = (await db.TemplateVersions.AsNoTracking().Where(version => code == null || version.TemplateCode == code)
            .OrderByDescending(version => version.Number)
            .Select(version => new
            {
                version.TemplateCode,
                version.Id,
                version.Number,
                version.PublishedAtUtc,
                version.PublishedBy,
                version.RetiredAtUtc,
                version.RetiredBy,
                version.RetiredReason,
                version.Breaks,
                Open = db.Exercises.Count(exercise => exercise.TemplateVersionId == version.Id && exercise.State == ExerciseState.Open),
            }).ToListAsync(cancellationToken)).ToLookup(version => version.TemplateCode, StringComparer.Ordinal);
        var drafts = await db.TemplateDrafts.AsNoTracking().Where(draft => designs && (code == null || draft.TemplateCode == code)).ToDictionaryAsync(draft => draft.TemplateCode, StringComparer.Ordinal, cancellationToken);
        var collections = (await db.Collections.AsNoTracking().OrderBy(collection => collection.Code).ToListAsync(cancellationToken))
            .ToLookup(collection => collection.TemplateCode, collection => collection.Title, StringComparer.Ordinal);
        var forms = new List<Form>();
        foreach (var name in versions.Select(version => version.Key).Concat(drafts.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var read = new List<Version>();
            foreach (var version in versions[name])
            {
                var form = (await templates.GetAsync(db, version.Id, cancellationToken)).Template;
                read.Add(new(
                    version.Id, version.Number, FormElement.Of(form).Count(), version.PublishedAtUtc, version.PublishedBy, version.RetiredAtUtc, version.RetiredBy,
                    version.RetiredReason, version.Breaks, version.Open));
            }

            var draft = drafts.GetValueOrDefault(name);
            var title = read.Count > 0 ? (await templates.GetAsync(db, read[0].Id, cancellationToken)).Template.Title : TemplateJson.Read(draft!.DocumentJson).Require().Title;
            forms.Add(new(name, title, read, draft is null ? null : new(draft.Version, draft.BasedOn, draft.SavedBy, draft.SavedAtUtc), [.. collections[name]]));
        }

        return new Result(forms);
    }
}
