using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Returns;

/// <summary>All that happened to one return: what was submitted, how it was judged, who had it in hand.</summary>
[UseCase]
public sealed class GetReturnHistory(SurveyDbContext db, IPeople people, TemplateCache templates, TimeProvider clock)
{
    /// <summary>A move of the return (<paramref name="Action"/>) or a handing over (<paramref name="To"/>).</summary>
    public sealed record Event(DateTime AtUtc, ReturnAction? Action, string By, string? To, string? Note, ReviewStanding? Standing = null);

    /// <param name="Revisions">The newest first.</param>
    /// <param name="Events">In the order in which they happened.</param>
    /// <param name="NameOf">What a user name is called.</param>
    public sealed record Result(Obligation Obligation, IReadOnlyList<SubmittedRevision> Revisions, IReadOnlyList<Event> Events, Func<string, string> NameOf)
    {
        /// <summary>What reviewers did in the unit's place, by its key.</summary>
        public IReadOnlyDictionary<Guid, OnBehalf> OnBehalf { get; init; } = new Dictionary<Guid, OnBehalf>();
    }


    public async Task<Outcome<Result>> RunAsync(ObligationId id, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.AnswerReturns) && !actor.May(Permission.ViewReturns))
        {
            return SharedProblems.NotPermitted;
        }

        if (await db.OpenAsync(db.Obligations.VisibleTo(actor), id, templates, clock, cancellationToken) is not { } file)
        {
            return SharedProblems.NotFound;
        }

        var handed = await db.HandOvers.AsNoTracking().Where(item => item.ObligationId == id).ToListAsync(cancellationToken);
        var moves = file.Return?.Moves ?? [];
        var name = await people.NamesAsync(handed.SelectMany(item => new[] { item.From, item.To }).Concat(moves.Select(move => move.By)), cancellationToken);
        var events = moves.Select(move => new Event(move.AtUtc, move.Action, name(move.By), null, move.Note, move.Standing))
            .Concat(handed.Select(item => new Event(item.AtUtc, null, name(item.From), name(item.To), item.Note)));
        return new Result(file.Obligation, file.Return is null ? [] : SubmittedRevision.Of(file.Return), [.. events.OrderBy(item => item.AtUtc)], name)
        {
            OnBehalf = await db.OnBehalves.AsNoTracking().Where(item => item.ObligationId == id).ToDictionaryAsync(item => item.Id, cancellationToken),
        };
    }
}
