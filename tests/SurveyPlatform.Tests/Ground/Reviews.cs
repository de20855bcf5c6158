using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SurveyPlatform.Collection;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Tests.Ground;

/// <summary>What reviewers do, in one line each.</summary>
public static class Reviews
{
    public static Task<Outcome<Done>> WriteAsync(this Site site, Obligation obligation, SaveReview.Draft draft, Actor actor) =>
        site.AskAsync<SaveReview, Outcome<Done>>(save => save.RunAsync(obligation.Id, draft, actor, CancellationToken.None));

    public static Task<Outcome<Done>> RemarkAsync(this Site site, Obligation obligation, string place, string text, Actor actor, bool followUp = false) =>
        site.WriteAsync(obligation, new(new Dictionary<string, SaveReview.Written> { [place] = new(text, followUp) }, new Dictionary<string, bool?>(), []), actor);

    public static Task<Outcome<Done>> JudgeAsync(this Site site, Obligation obligation, string reason, bool? isAccepted, Actor actor) =>
        site.WriteAsync(obligation, new(new Dictionary<string, SaveReview.Written>(), new Dictionary<string, bool?> { [reason] = isAccepted }, []), actor);

    public static async Task<GetReview.Result> ReadReviewAsync(this Site site, Obligation obligation, Actor actor) =>
        (await site.AskAsync<GetReview, Outcome<GetReview.Result>>(get => get.RunAsync(obligation.Id, actor, CancellationToken.None))).Require();

    public static Task<Outcome<Done>> AnswerAsync(this Site site, Obligation obligation, Guid remark, string text, Actor actor) =>
        site.AskAsync<AnswerRemarks, Outcome<Done>>(answer => answer.RunAsync(obligation.Id, new Dictionary<Guid, string> { [remark] = text }, actor, CancellationToken.None));

    public static Task<Outcome<OnBehalf>> TakeInHandAsync(this Site site, Obligation obligation, int version, string reason, DateOnly? receivedOn, Actor actor) =>
        site.AskAsync<TakeInHand, Outcome<OnBehalf>>(take => take.RunAsync(obligation.Id, version, reason, receivedOn, actor, CancellationToken.None));

    public static Task<Outcome<Done>> LetGoAsync(this Site site, Obligation obligation, Actor actor) =>
        site.AskAsync<LetGo, Outcome<Done>>(letGo => letGo.RunAsync(obligation.Id, actor, CancellationToken.None));

    public static async Task<ListReview.Result> WaitingAsync(this Site site, Actor actor, ListReview.Query? query = null) =>
        (await site.AskAsync<ListReview, Outcome<ListReview.Result>>(list => list.RunAsync(query ?? new(), actor, CancellationToken.None))).Require();

    /// <summary>How many statements the store is asked, whoever asks them in this process and this moment of the test.</summary>
    public static async Task<int> StatementsAsync(this Site site, Func<Task> action)
    {
        var count = 0;
        using var seen = DiagnosticListener.AllListeners.Subscribe(new Each<DiagnosticListener>(listener =>
        {
            if (listener.Name == DbLoggerCategory.Name)
            {
                listener.Subscribe(new Each<KeyValuePair<string, object?>>(happened =>
                {
                    if (happened is { Key: "Microsoft.EntityFrameworkCore.Database.Command.CommandExecuting", Value: CommandEventData data } && IsOf(data.Command, site))
                    {
                        Interlocked.Increment(ref count);
                    }
                }));
            }
        }));
        await action();
        return count;
    }

    private static bool IsOf(DbCommand command, Site site) => site.ConnectionString.Contains(command.Connection!.Database, StringComparison.Ordinal)
        || site.ConnectionString.Contains(command.Connection.DataSource, StringComparison.Ordinal);

    private sealed class Each<T>(Action<T> next) : IObserver<T>
    {
        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void OnNext(T value) => next(value);
    }
}
