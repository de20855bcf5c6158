using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Returns;

/// <summary>What became of a draft when its form went over to another version, for the unit to check.</summary>
/// <param name="Dropped">Answers that the newer form does not ask for, by the words of the earlier one.</param>
/// <param name="Unread">How many answers do not fit their new type and wait as they were typed.</param>
public sealed record FormChange(DateTime AtUtc, IReadOnlyList<FormChange.Answer> Dropped, int Unread)
{
    public sealed record Answer(LocalizedText Label, string Text);
}

internal static class FormChanges
{
    /// <summary>Null once the unit has saved again: it has seen the newer form.</summary>
    public static async Task<FormChange?> FormChangeAsync(
        this SurveyDbContext db, FormReturn draft, TemplateCache templates, CancellationToken cancellationToken)
    {
        var migrated = await db.MigratedDrafts.AsNoTracking().Where(item => item.ReturnId == draft.Id && item.ReturnVersion == draft.Version)
            .FirstOrDefaultAsync(cancellationToken);
        if (migrated is null)
        {
            return null;
        }

        var before = (await templates.GetAsync(db, migrated.TemplateVersionId, cancellationToken)).Template;
        var now = (await templates.GetAsync(db, draft.TemplateVersionId, cancellationToken)).Template;
        var labels = FormElement.Of(before).DistinctBy(element => element.Question.Name, StringComparer.Ordinal)
            .ToDictionary(element => element.Question.Name, element => LabelOf(element), StringComparer.Ordinal);
        return new(
            migrated.AtUtc,
            [.. migrated.Dropped.Select(answer => new FormChange.Answer(Label(answer, labels), answer.Text))],
            AnswerJson.ReadStored(now, draft.AnswersJson).Unread.Count);
    }

    private static LocalizedText Label(DroppedAnswer answer, Dictionary<string, LocalizedText> labels) =>
        AnswerPlace.Parse(answer.Place) is { } place && labels.TryGetValue(place.Name, out var label) ? label : new(answer.Place);

    /// <summary>A cell is called by its row and its column.</summary>
    private static LocalizedText LabelOf(FormElement element) => element is { Row: { } row, Column: { } column }
        ? new($"{row.Label.Vi} – {column.Label.Vi}", $"{row.Label.In("en")} – {column.Label.In("en")}")
        : element.Question.Label;
}
