using SurveyPlatform.Reminders;
using SurveyPlatform.Shared;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Reminders;

/// <summary>What the clock does for reminders, by hand.</summary>
internal static class Chasing
{
    public static async Task<WriteReminders.Tally> PlanAsync(this Site site) =>
        (await site.AskAsync<WriteReminders, Outcome<WriteReminders.Tally>>(write => write.RunAsync(Actor.System, CancellationToken.None))).Require();

    public static async Task<SendMessages.Tally> SendAsync(this Site site) =>
        (await site.AskAsync<SendMessages, Outcome<SendMessages.Tally>>(send => send.RunAsync(Actor.System, CancellationToken.None))).Require();

    public static async Task<SendMessages.Tally> ChaseAsync(this Site site)
    {
        await site.PlanAsync();
        return await site.SendAsync();
    }
}
