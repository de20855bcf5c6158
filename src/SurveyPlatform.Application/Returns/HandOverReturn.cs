using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Returns;

/// <summary>Gives a return to a colleague of the same unit, or takes it oneself. To whom it belongs already, nothing is written.</summary>
[UseCase]
public sealed class HandOverReturn(SurveyDbContext db, IPeople people, TemplateCache templates, TimeProvider clock)
{
    /// <param name="to">A user name: of somebody who answers for the unit.</param>
    public async Task<Outcome<Person>> RunAsync(ObligationId id, string to, string? note, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.AnswerReturns))
        {
            return SharedProblems.NotPermitted;
        }

        if (await db.OpenAsync(db.Obligations.OwedBy(actor), id, templates, clock, cancellationToken) is not { } file)
        {
            return SharedProblems.NotFound;
        }

        if (file.WhyNotEditable is { } refusal)
        {
            return refusal;
        }

        var written = note is null ? "" : AnswerText.CleanLines(note);
        if (written.Length > HandOver.NoteMaxLength)
        {
            return ReturnsProblems.HandOverNoteTooLong;
        }

        var team = await people.AnsweringForAsync(actor.Scope!, cancellationToken);
        if (team.FirstOrDefault(person => string.Equals(person.Name, to, StringComparison.Ordinal)) is not { } receiver)
        {
            return ReturnsProblems.NotAColleague;
        }

        var last = await db.HandOvers.Where(item => item.ObligationId == id).OrderByDescending(item => item.AtUtc).FirstOrDefaultAsync(cancellationToken);
        if (!string.Equals(last?.To, to, StringComparison.Ordinal))
        {
            db.HandOvers.Add(new()
            {
                Id = clock.NewKey(),
                ObligationId = id,
                From = actor.Name,
                To = to,
                Note = written.Length > 0 ? written : null,
                AtUtc = clock.UtcNow,
            });
            await db.SaveChangesAsync(cancellationToken);
        }

        return receiver;
    }
}
