using SurveyPlatform.Reminders;

namespace SurveyPlatform.Tests.Reminders;

public sealed class MessageCheckTests
{
    [Theory]
    [InlineData("Trễ {days} ngày", "{items}", "")]
    [InlineData("Trễ {{ngày}}", "{items}", "")]
    [InlineData("", "{items}", "subject reminders.empty-wording")]
    [InlineData("Trễ", " ", "body reminders.empty-wording")]
    [InlineData("Trễ", "Xin nộp", "body reminders.field-needed")]
    [InlineData("Trễ", "{items} {unitt}", "body reminders.unknown-field")]
    [InlineData("Trễ", "{items} {", "body reminders.loose-brace")]
    [InlineData("Trễ {days", "{items}", "subject reminders.loose-brace")]
    [InlineData("Trễ {items}", "{items}", "subject reminders.unknown-field")]
    [InlineData("Trễ\nBcc: x", "{items}", "subject reminders.subject-of-one-line")]
    [InlineData("Trễ", "{items} {}", "body reminders.unknown-field")]
    [InlineData("{x", "}", "body reminders.field-needed, body reminders.loose-brace, subject reminders.loose-brace")]
    public void All_that_is_wrong_is_said_at_once(string subject, string body, string expected) =>
        Said(MessageCheck.Of(MessageKind.Late, "vi", new(subject, body))).ShouldBe(expected);

    [Fact]
    public void A_field_that_is_nearly_right_is_recognised() =>
        MessageCheck.Of(MessageKind.Late, "vi", new("Trễ", "{items} {unitt}")).ShouldHaveSingleItem().Arguments["fix"].ShouldBe("{unit}");

    [Fact]
    public void The_second_language_may_be_left_out_or_refer_to_the_list_above()
    {
        MessageCheck.Of(MessageKind.Late, "en", new("", "")).ShouldBeEmpty();
        MessageCheck.Of(MessageKind.Late, "en", new("Late", "See the list above.")).ShouldBeEmpty();
        Said(MessageCheck.Of(MessageKind.Frame, "en", new("", "To: {addressee}"))).ShouldBe("body reminders.field-needed");
    }

    [Fact]
    public void A_text_that_is_far_too_long_is_refused_before_anything_is_looked_for_in_it() =>
        Said(MessageCheck.Of(MessageKind.Late, "vi", new("Trễ", "{items}" + new string('{', 1_000_000)))).ShouldBe("body reminders.wording-too-long");

    private static string Said(IEnumerable<SurveyPlatform.Shared.Problem> problems) =>
        string.Join(", ", problems.Select(problem => $"{problem.Place} {problem.Code}").Order(StringComparer.Ordinal));
}
