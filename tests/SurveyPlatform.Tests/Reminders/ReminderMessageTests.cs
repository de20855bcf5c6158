using SurveyPlatform.Reminders;

namespace SurveyPlatform.Tests.Reminders;

public sealed class ReminderMessageTests
{
    private static readonly DateTime Now = new(2023, 9, 21, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Pauses_grow_with_each_attempt_and_after_the_last_it_is_given_up()
    {
        var (message, now, pauses) = (Message(), Now, new List<double>());
        while (message.State is ReminderState.Planned or ReminderState.Failed)
        {
            Claim(message);
            message.MarkFailed("421 not now", now);
            pauses.Add((message.NextAttemptAtUtc - now).TotalMinutes);
            now = message.NextAttemptAtUtc;
        }

        pauses[..^1].ShouldBe([1, 5, 15, 60, 240, 720]);
        message.State.ShouldBe(ReminderState.GivenUp);
        message.Attempts.ShouldBe(ReminderMessage.MaxAttempts);
        message.Error.ShouldBe("421 not now");
    }

    [Fact]
    public void What_was_given_up_or_bounced_can_be_tried_again_and_what_was_sent_cannot()
    {
        var message = Message();
        message.MarkBounced("550 nobody");
        message.TryAgain(Now).ShouldBeTrue();
        message.ShouldSatisfyAllConditions(() => message.State.ShouldBe(ReminderState.Planned), () => message.Attempts.ShouldBe(0));
        message.MarkSent(Now);
        message.TryAgain(Now).ShouldBeFalse();
        message.Withdraw().ShouldBeFalse();
        message.State.ShouldBe(ReminderState.Sent);
    }

    [Fact]
    public void What_was_taken_up_and_not_handed_over_waits_as_before()
    {
        var message = Message();
        Claim(message);
        message.Release();
        message.ShouldSatisfyAllConditions(() => message.State.ShouldBe(ReminderState.Planned), () => message.Attempts.ShouldBe(0));
    }

    [Fact]
    public void The_same_items_in_another_order_are_the_same_message() => Message(true).Id.ShouldBe(Message().Id);

    [Fact]
    public void Webhooks_of_one_gateway_go_one_way()
    {
        var items = Items();
        ReminderMessage.Create(new(ReminderChannel.Webhook, "sms/xa@x", "", new(1)), default, items, Now).Lane.ShouldBe("sms");
        Message().Lane.ShouldBe("Email");
    }

    private static ReminderMessage Message(bool isReversed = false) => ReminderMessage.Create(
        new(ReminderChannel.Email, "xa@x", "", new(1)), new(2023, 9, 21), isReversed ? Items().AsEnumerable().Reverse() : Items(), Now);

    private static List<ReminderItem> Items() =>
    [
        .. from rule in new[] { "late-1", "late-1-superior" }
           let key = new ReminderKey(new(new Guid(7, 0, 0, new byte[8])), rule, "2023-09-20", ReminderChannel.Email, "xa@x")
           select new ReminderItem { Id = key.ToId(), Rule = rule, Occasion = key.Occasion, Recipient = key.Recipient, ObligationId = key.Obligation },
    ];

    /// <summary>As the batch does in the database.</summary>
    private static void Claim(ReminderMessage message) =>
        typeof(ReminderMessage).GetProperty(nameof(ReminderMessage.Attempts))!.SetValue(message, message.Attempts + 1);
}
