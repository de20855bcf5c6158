using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Returns;

/// <summary>Which submission has this hash: what is printed on a receipt, or worked out of a kept file.</summary>
[UseCase]
public sealed class FindRevision(SurveyDbContext db, IPeople people)
{
    /// <param name="SubmittedBy">What the person is called.</param>
    /// <param name="IsNewest">No later one has taken its place.</param>
    public sealed record Result(SubmitReturn.Receipt Receipt, string SubmittedBy, LocalizedText Title, Period Period, string UnitName, ReturnState State, bool IsNewest);

    /// <param name="hash">As printed; blanks and capitals do not matter.</param>
    public async Task<Outcome<Result>> RunAsync(string hash, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.AnswerReturns) && !actor.May(Permission.ViewReturns))
        {
            return SharedProblems.NotPermitted;
        }

        var asked = string.Concat(hash.Where(char.IsAsciiHexDigit)).ToLowerInvariant();
        var formReturn = asked.Length != 64 ? null : await db.Returns.AsNoTracking().Include(item => item.Revisions).AsSplitQuery()
            .Where(item => item.Revisions.Any(revision => revision.Hash == asked)
                && db.Obligations.VisibleTo(actor).Any(obligation => obligation.Id == item.ObligationId))
            .FirstOrDefaultAsync(cancellationToken);
        if (formReturn is null)
        {
            return ReturnsProblems.NoSuchHash;
        }

        var obligation = await db.Obligations.AsNoTracking().Include(item => item.Exercise.Collection)
            .SingleAsync(item => item.Id == formReturn.ObligationId, cancellationToken);
        var revision = formReturn.Revisions.Single(item => item.Hash == asked);
        var name = await people.NamesAsync([revision.SubmittedBy], cancellationToken);
        return new Result(
            SubmitReturn.ReceiptOf(obligation, formReturn, revision), name(revision.SubmittedBy),
            obligation.Exercise.Collection.Title, obligation.Exercise.Period, obligation.AuthorityName, formReturn.State, revision.Number == formReturn.Revision);
    }
}
