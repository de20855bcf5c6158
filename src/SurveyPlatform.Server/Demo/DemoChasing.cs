using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Registry;
using SurveyPlatform.Reminders;
using SurveyPlatform.Returns;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Server.Demo;

/// <summary>What a coordinator meets beside what went well: an address that the mail server refuses, and a unit that is left alone for a reason.</summary>
internal static class DemoChasing
{
    public const string PauseReason = "Trụ sở bị ngập, mất điện do mưa lũ; đã thống nhất qua điện thoại với Chủ tịch UBND xã.";

    /// <summary>Of a unit that has handed in since: nobody's record of being told is the poorer for it.</summary>
    public static async Task<int> BounceOneAsync(SurveyDbContext db, CancellationToken cancellationToken)
    {
        var message = await db.Reminders.Where(item => item.Channel == ReminderChannel.Email && item.State == ReminderState.Sent)
            .Where(item => item.Items.All(told => db.Returns.Any(formReturn => formReturn.ObligationId == told.ObligationId && formReturn.FirstSubmittedAtUtc != null)))
            .OrderBy(item => item.PlannedOn).ThenBy(item => item.Recipient).FirstAsync(cancellationToken);
        message.MarkBounced($"550 5.1.1 <{message.Recipient}>: Recipient address rejected: User unknown");
        return await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>One of those that never answered.</summary>
    public static Task<UnitId> UnitToPauseAsync(SurveyDbContext db, CancellationToken cancellationToken) => db.Obligations
        .Where(owed => owed.UnitKind == UnitKind.Commune && !db.Returns.Any(item => item.ObligationId == owed.Id && item.State != ReturnState.Draft))
        .OrderByDescending(owed => owed.UnitSortKey).Select(owed => owed.UnitId).FirstAsync(cancellationToken);
}
