using SurveyPlatform.Collection;
using SurveyPlatform.Reminders;
using SurveyPlatform.Tests.Ground;
using static SurveyPlatform.Tests.Reminders.SampleItems;

namespace SurveyPlatform.Tests.Reminders;

public sealed class MessageTextsTests
{
    [Theory]
    [InlineData("before", "rung", -2)]
    [InlineData("due-day", "rung", 0)]
    [InlineData("late", "rung", 3)]
    [InlineData("sent-back", EventRules.SentBack, 1)]
    [InlineData("extension-granted", EventRules.ExtensionGranted, -4)]
    [InlineData("ad-hoc", EventRules.AdHoc, -5)]
    public void A_message_to_a_unit_reads_like_this(string name, string rule, int late)
    {
        var note = rule.StartsWith("event:", StringComparison.Ordinal) ? "Số máy tính tại câu 1.2 thấp hơn kỳ trước." : null;
        Match(Compose([Item(late, rule, note: note)]), name);
    }

    [Fact]
    public void A_superior_reads_who_is_late_since_when_whom_to_ring_and_what_was_last_done()
    {
        var opened = new DateTime(2023, 9, 20, 1, 12, 0, DateTimeKind.Utc);
        Match(MessageTexts.Default.Compose(
            [
                Item(5, audience: ReminderAudience.Superior) with { Contacts = [Contact("Nguyễn Văn An")], LastActivityAtUtc = opened },
                Item(5, audience: ReminderAudience.Superior, name: "Ghềnh Ráng", unit: 6) with { Contacts = [Contact("Lê Thị Bình", phone: null)] },
                Item(5, audience: ReminderAudience.Superior, name: "Đống Đa", unit: 7),
            ], new(null, "UBND thành phố Quy Nhơn"), Address), "superior");
    }

    [Fact]
    public void What_concerns_one_person_is_one_letter_with_the_gravest_first()
    {
        var text = Compose([Item(-2, unit: 6), Item(3), Item(0, EventRules.SentBack, unit: 7)]);
        text.Subject.ShouldBe("Quá hạn 3 ngày làm việc: Hạ tầng CNTT cơ bản Quý III năm 2023 (và 2 nội dung khác)");
        text.Body.Split("Kính gửi").Length.ShouldBe(2, "one salutation");
        PlaceOf("QUÁ HẠN 3 NGÀY").ShouldBeLessThan(PlaceOf("TRẢ LẠI ĐỂ BỔ SUNG"));
        PlaceOf("TRẢ LẠI ĐỂ BỔ SUNG").ShouldBeLessThan(PlaceOf("CÒN 2 NGÀY"));

        int PlaceOf(string words) => text.Body.IndexOf(words, StringComparison.Ordinal) is >= 0 and var place ? place : throw new ShouldAssertException(words);
    }

    [Fact]
    public void What_somebody_typed_fills_in_no_field_and_makes_no_line_of_its_own()
    {
        var text = Compose([Item(3, EventRules.SentBack, name: "{site}\r\nBcc: x@y", note: "a {addressee}\nKính gửi: b")]);
        text.Subject.ShouldNotContain('\n');
        text.Body.ShouldContain("Phường {site} Bcc: x@y");
        text.Body.ShouldContain("Nội dung: a {addressee} Kính gửi: b");
    }

    [Fact]
    public void A_wording_of_the_installation_takes_the_place_of_the_default_and_braces_can_be_written()
    {
        var texts = new MessageTexts(new Dictionary<(MessageKind, string), MessageWording>
        {
            [(MessageKind.Late, "vi")] = new("Trễ: {unit}", "{{chú ý}} {items}"),
            [(MessageKind.Late, "en")] = new("", ""),
        });
        var text = texts.Compose([Item(1)], Clerk, Address);
        text.Subject.ShouldBe("Trễ: Phường Nhơn Bình");
        text.Body.ShouldContain("{chú ý} Hạ tầng CNTT cơ bản");
        text.Body.ShouldNotContain("To: ", customMessage: "the English letter is left out");
    }

    [Fact]
    public void A_thousand_late_units_are_a_mail_that_can_still_be_read()
    {
        var items = Enumerable.Range(1, 1000).Select(unit => Item(5, audience: ReminderAudience.Superior, name: $"Xã {unit}", unit: unit)).ToList();
        var text = Compose(items);
        text.Subject.ShouldStartWith("1.000 đơn vị");
        text.Body.ShouldContain("… và 800 đơn vị khác");
        text.Body.Length.ShouldBeLessThan(30_000);
    }

    [Fact]
    public void Every_default_passes_the_check_that_a_new_wording_must_pass() =>
        (from kind in Enum.GetValues<MessageKind>()
         from language in new[] { "vi", "en" }
         from problem in MessageCheck.Of(kind, language, MessageDefaults.Of(kind, language))
         select $"{kind} {language}: {problem.Message}").ShouldBeEmpty();

    private static MessageText Compose(IReadOnlyList<MessageItem> items) => MessageTexts.Default.Compose(items, Clerk, Address);

    private static void Match(MessageText text, string name) => Golden.Match($"{text.Subject}\n{new string('=', 60)}\n{text.Body}", name);
}
