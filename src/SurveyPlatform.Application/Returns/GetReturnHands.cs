using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Returns;

/// <summary>Who has one return of the own unit in hand, and to whom it could be given.</summary>
[UseCase]
public sealed class GetReturnHands(SurveyDbContext db, IPeople people, TimeProvider clock)
{
    /// <param name="Colleagues">Without the actor.</param>
    public sealed record Result(ReturnHands Hands, IReadOnlyList<Person> Colleagues);

    public async Task<Outcome<Result>> RunAsync(ObligationId id, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.MayFillIn)
        {
            return SharedProblems.NotPermitted;
        }

        if (await db.FillableBy(actor).AsNoTracking().FirstOrDefaultAsync(item => item.Id == id, cancellationToken) is not { } obligation)
        {
            return SharedProblems.NotFound;
        }

        var formReturn = await db.Returns.AsNoTracking().FirstOrDefaultAsync(item => item.ObligationId == id, cancellationToken);
        var hands = await db.ReadHandsAsync(people, new Dictionary<ObligationId, FormReturn?> { [id] = formReturn }, actor, clock.UtcNow, cancellationToken);
        var team = await people.AnsweringForAsync(obligation.Path, cancellationToken);
        return new Result(hands[id], [.. team.Where(person => !string.Equals(person.Name, actor.Name, StringComparison.Ordinal))]);
    }
}
