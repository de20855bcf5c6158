using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Returns;

/// <summary>What publishing the draft of a form would mean for whoever is filling it in, before anybody does it.</summary>
[UseCase]
public sealed class PreviewTemplateImpact(SurveyDbContext db, TemplateCache templates)
{
    /// <param name="Next">The number that the version would have.</param>
    /// <param name="Problems">What stands in the way of publishing.</param>
    /// <param name="Breaks">Elements that are asked otherwise: the series of some end.</param>
    /// <param name="Gone">What the newest version asks, and the draft does not.</param>
    /// <param name="Differences">Against the newest version; all the form is new: none.</param>
    public sealed record Result(
        FormTemplate Template, int DraftVersion, int BasedOn, int Next, string SavedBy, DateTime SavedAtUtc, IReadOnlyList<Problem> Problems,
        IReadOnlyList<TemplateDifference> Differences, IReadOnlyList<BreakProposal> Breaks, IReadOnlyList<FormElement> Gone, IReadOnlyList<Source> Sources, Guid? NewestId)
    {
        public IEnumerable<Exercise> Exercises => Sources.SelectMany(source => source.Exercises);
    }

    /// <summary>A version that open exercises still ask, and what its answers would go through.</summary>
    /// <param name="Mapping">Proposed by the elements.</param>
    public sealed record Source(
        Guid VersionId, int Number, FormTemplate Template, TemplateMapping Mapping, IReadOnlyList<Change> Changes, IReadOnlyList<Exercise> Exercises);

    public enum ChangeKind
    {
        /// <summary>Is not asked any more.</summary>
        Lost,

        /// <summary>Has another type: answers may not fit.</summary>
        Retyped,

        /// <summary>Is called otherwise; its answers go along.</summary>
        Renamed,
        New,

        /// <summary>Was optional, or not always required.</summary>
        RequiredNow,
    }

    /// <param name="Name">In the earlier form; of a new question, in the draft.</param>
    /// <param name="Drafts">Open drafts that hold an answer to it.</param>
    public sealed record Change(ChangeKind Kind, string Name, LocalizedText Label, string? NewName, int Drafts);

    /// <param name="Drafts">Begun and not submitted, those that were sent back included.</param>
    public sealed record Exercise(
        ExerciseId Id, LocalizedText Title, Period Period, DateOnly Due, int Obligations, int Drafts, int SentBack, int Submitted, int Approved)
    {
        public int NotStarted => Obligations - Drafts - Submitted - Approved;
    }

    public async Task<Outcome<Result>> RunAsync(string code, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.DesignTemplates))
        {
            return SharedProblems.NotPermitted;
        }

        if (await db.TemplateDrafts.AsNoTracking().FirstOrDefaultAsync(item => item.TemplateCode == code, cancellationToken) is not { } draft)
        {
            return TemplateProblems.NoDraft;
        }

        var template = TemplateJson.Read(draft.DocumentJson).Require();
        var published = await db.VersionsAsync(code, templates, cancellationToken);
        var open = await db.Exercises.AsNoTracking().Include(exercise => exercise.Collection)
            .Where(exercise => exercise.State == ExerciseState.Open && db.TemplateVersions.Any(version => version.Id == exercise.TemplateVersionId && version.TemplateCode == code))
            .OrderBy(exercise => exercise.Due).ThenBy(exercise => exercise.CollectionCode).ToListAsync(cancellationToken);
        var sources = new List<Source>();
        foreach (var exercises in open.GroupBy(exercise => exercise.TemplateVersionId))
        {
            var (version, form) = published.Single(item => item.Version.Id == exercises.Key);
            sources.Add(await SourceAsync(version, form, template, [.. exercises], cancellationToken));
        }

        var newest = published.Count > 0 ? published[^1].Version : null;
        return new Result(
            template, draft.Version, draft.BasedOn, (newest?.Number ?? 0) + 1, draft.SavedBy, draft.SavedAtUtc,
            PublishTemplateDraft.WhyNot(draft, template, [.. published.Select(item => item.Version)]),
            newest is null ? [] : TemplateDifference.Between(published[^1].Template, template),
            BreakProposal.Of([.. published.Select(item => item.Template)], template),
            newest is null ? [] : Gone(published[^1].Template, template), sources, newest?.Id);
    }

    private static IReadOnlyList<FormElement> Gone(FormTemplate newest, FormTemplate draft)
    {
        var kept = FormElement.ByName(draft);
        return [.. FormElement.ByName(newest).Values.Where(element => !kept.ContainsKey(element.Element))];
    }

    private async Task<Source> SourceAsync(
        TemplateVersion version, FormTemplate form, FormTemplate draft, List<CollectionExercise> exercises, CancellationToken cancellationToken)
    {
        var mapping = TemplateMapping.Propose(form, draft);
        var changes = Changes(form, draft, mapping);
        var ids = exercises.ConvertAll(exercise => exercise.Id);
        var answered = await AnsweredAsync(ids, version.Id, [.. changes.Where(change => change.Kind != ChangeKind.New).Select(change => change.Name)], cancellationToken);
        var counts = (await (from obligation in db.Obligations.AsNoTracking()
                             where ids.Contains(obligation.ExerciseId)
                             join formReturn in db.Returns on obligation.Id equals formReturn.ObligationId into returns
                             from formReturn in returns.DefaultIfEmpty()
                             group obligation by new { obligation.ExerciseId, State = (ReturnState?)formReturn!.State } into state
                             select new { state.Key.ExerciseId, state.Key.State, Count = state.Count() }).ToListAsync(cancellationToken))
            .ToLookup(state => state.ExerciseId);
        return new(
            version.Id, version.Number, form, mapping,
            changes.ConvertAll(change => change.Kind == ChangeKind.New ? change : change with { Drafts = answered.GetValueOrDefault(change.Name) }),
            exercises.ConvertAll(exercise =>
            {
                var states = counts[exercise.Id].ToList();
                int Of(params ReturnState?[] wanted) => states.Where(state => wanted.Contains(state.State)).Sum(state => state.Count);
                return new Exercise(
                    exercise.Id, exercise.Collection.Title, exercise.Period, exercise.Due, states.Sum(state => state.Count),
                    Of(ReturnState.Draft, ReturnState.SentBack), Of(ReturnState.SentBack), Of(ReturnState.Submitted), Of(ReturnState.Approved));
            }));
    }

    private static List<Change> Changes(FormTemplate form, FormTemplate draft, TemplateMapping mapping)
    {
        var before = FormElement.ByName(form);
        var after = FormElement.ByName(draft);
        return
        [
            .. before.Values.Where(was => !was.Question.IsCalculated).SelectMany(was => After(was, after, mapping)),
            .. after.Values.Where(now => !before.ContainsKey(now.Element) && !now.Question.IsCalculated)
                .Select(now => new Change(ChangeKind.New, now.Question.Name, now.Question.Label, now.Question.Name, 0)),
        ];
    }

    private static IEnumerable<Change> After(FormElement was, IReadOnlyDictionary<string, FormElement> after, TemplateMapping mapping)
    {
        var (name, label) = (was.Question.Name, was.Question.Label);
        if (mapping[name] is not { } newName || !after.TryGetValue(was.Element, out var now) || now.Question.IsCalculated)
        {
            yield return new(ChangeKind.Lost, name, label, null, 0);
            yield break;
        }

        if (now.Question.Type != was.Question.Type)
        {
            yield return new(ChangeKind.Retyped, name, label, newName, 0);
        }
        else if (newName != name)
        {
            yield return new(ChangeKind.Renamed, name, label, newName, 0);
        }

        if (now.Question.Required is not null && now.Question.Required != was.Question.Required)
        {
            yield return new(ChangeKind.RequiredNow, name, label, newName, 0);
        }
    }

    /// <summary>How many open drafts hold an answer to each of the questions, read one after the other.</summary>
    private async Task<Dictionary<string, int>> AnsweredAsync(
        List<ExerciseId> exercises, Guid version, HashSet<string> names, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        if (names.Count == 0)
        {
            return counts;
        }

        var drafts = db.Returns.AsNoTracking().Where(item => exercises.Contains(item.Obligation.ExerciseId) && item.TemplateVersionId == version
            && (item.State == ReturnState.Draft || item.State == ReturnState.SentBack)).Select(item => item.AnswersJson).AsAsyncEnumerable();
        await foreach (var json in drafts.WithCancellation(cancellationToken))
        {
            using var document = JsonDocument.Parse(json);
            var head = document.RootElement.EnumerateObject().Select(property => property.Name);
            var lines = document.RootElement.EnumerateObject().Where(property => property.Value.ValueKind == JsonValueKind.Array)
                .SelectMany(property => property.Value.EnumerateArray()).Where(line => line.ValueKind == JsonValueKind.Object)
                .SelectMany(line => line.EnumerateObject().Select(property => property.Name));
            var typed = document.RootElement.TryGetProperty(AnswerJson.UnreadKey, out var unread)
                ? unread.EnumerateObject().Select(property => AnswerPlace.Parse(property.Name)?.Name).OfType<string>() : [];
            foreach (var name in head.Concat(lines).Concat(typed).Where(names.Contains).Distinct(StringComparer.Ordinal))
            {
                counts[name] = counts.GetValueOrDefault(name) + 1;
            }
        }

        return counts;
    }
}
