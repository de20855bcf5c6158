using Microsoft.Extensions.DependencyInjection;
using SurveyPlatform.Collection;
using SurveyPlatform.Reconciliation;
using SurveyPlatform.Reports;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Standards;

namespace SurveyPlatform.Jobs;

/// <summary>What is due of the jobs that are many things, and how one of them is done.</summary>
internal static class JobsByItem
{
    private const char Space = ' ';

    public static JobWork.ByItem OpenExercises { get; } = new(
        async (services, cancellationToken) =>
            [.. (await services.GetRequiredService<OpenDueExercises>().DueAsync(cancellationToken)).Select(due => Named($"{due.Collection} {due.Period}"))],
        async (services, key, cancellationToken) =>
        {
            var (collection, period) = (key.Split(Space)[0], Period.Parse(key.Split(Space)[1]));
            return (await services.GetRequiredService<OpenExercise>().RunAsync(collection, period, Actor.System, cancellationToken))
                .Then<string>(result => result.Opened ? "opened" : "open");
        });

    public static JobWork.ByItem CloseExercises { get; } = new(
        async (services, cancellationToken) =>
            [.. (await services.GetRequiredService<CloseExercises>().DueAsync(cancellationToken)).Select(due => new DueItem($"{due.Id.Value}", $"{due.Collection} {due.Period}"))],
        async (services, key, cancellationToken) =>
            (await services.GetRequiredService<CloseExercises>().RunAsync(Actor.System, cancellationToken, new(Guid.Parse(key)))).Then<string>(_ => "closed"));

    public static JobWork.ByItem MoveDrafts { get; } = new(
        async (services, cancellationToken) =>
            [.. (await services.GetRequiredService<MoveDrafts>().DueAsync(cancellationToken)).Select(due => new DueItem($"{due.MoveId}", $"{due.Collection} {due.Period}"))],
        async (services, key, cancellationToken) =>
            (await services.GetRequiredService<MoveDrafts>().RunAsync(Actor.System, cancellationToken, moveId: Guid.Parse(key)))
            .Then<string>(result => result.Stuck > 0 ? ReturnsProblems.DraftsStuck(result.Stuck, result.Why ?? "") : "moved"));

    public static JobWork.ByItem JudgeReturns { get; } = new(
        async (services, cancellationToken) =>
            [.. (await services.GetRequiredService<JudgeReturns>().DueAsync(cancellationToken)).Select(due => new DueItem($"{due.Id.Value}", $"{due.Collection} {due.Period}"))],
        async (services, key, cancellationToken) =>
            (await services.GetRequiredService<EvaluateStandards>().RunAsync(new(Guid.Parse(key)), Actor.System, cancellationToken))
            .Then<string>(tally => tally.Judged > 0 ? "judged" : "unchanged"));

    public static JobWork.ByItem CompileReport { get; } = new(
        async (services, cancellationToken) => await services.GetRequiredService<CompileReport>().NewestDueAsync(cancellationToken) is { } period ? [Named($"{period}")] : [],
        async (services, key, cancellationToken) =>
            (await services.GetRequiredService<CompileReport>().RunAsync(Period.Parse(key), Actor.System, cancellationToken))
            .Then<string>(report => report.Created ? "new" : "unchanged"));

    public static JobWork.ByItem MatchSources { get; } = new(
        async (services, cancellationToken) => [.. (await services.GetRequiredService<MatchSources>().DueAsync(cancellationToken)).Select(period => Named($"{period}"))],
        async (services, key, cancellationToken) =>
            (await services.GetRequiredService<MatchSources>().RunAsync(Period.Parse(key), Actor.System, cancellationToken)).Then<string>(_ => "compared"));

    private static DueItem Named(string key) => new(key, key);
}
