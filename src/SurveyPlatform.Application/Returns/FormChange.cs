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
    /// <param name="Place">In the earlier form.</param>
    /// <param name="Text">As it was stored or typed.</param>
    /// <param name="Line">From 1, in repeating lines.</param>
    /// <param name="Type">Null: a reason that was given for a figure.</param>
    /// <param name="Choices">The labels of what was chosen.</param>
    public sealed record Answer(string Place, LocalizedText Label, string Text, int? Line, QuestionType? Type, IReadOnlyList<LocalizedText> Choices);
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
        return new(
            migrated.AtUtc,
            DroppedAnswers.Told(before, migrated.Dropped),
            AnswerJson.ReadStored(now, draft.AnswersJson).Unread.Count);
    }
}
