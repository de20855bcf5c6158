using SurveyPlatform.Returns;

namespace SurveyPlatform.Tests.Returns;

public class AnswerReaderTests
{
    [Theory]
    [InlineData("staff", "1.500", "1500")]
    [InlineData("staff", " 1 500 ", "1500")]
    [InlineData("staff", "12,5", "12.5")]
    [InlineData("share", "99", null)]
    [InlineData("price", "25.000.000", "25000000")]
    [InlineData("area", "1,50", "1.5")]
    [InlineData("since", "4/9/2023", "2023-09-04")]
    [InlineData("since", "2023-09-04", "2023-09-04")]
    [InlineData("lan", "yes", "yes")]
    [InlineData("payer", "other", "other")]
    [InlineData("name", "  Bi\u0300nh \n\t Định\u0000\u200b ", "Bình Định")]
    [InlineData("remarks", "\r\nmột  hai\r\n\r\nba \r\n", "một hai\n\nba")]
    [InlineData("seat", "21550", "21550")]
    [InlineData("staff", "", null)]
    [InlineData("staff", " \u00a0 ", null)]
    public void What_is_typed_is_read_the_Vietnamese_way(string name, string typed, string? expected)
    {
        var reading = Read((name, typed));
        reading.Problems.ShouldBeEmpty();
        reading.Answers.Values.ToDictionary(pair => pair.Key, pair => pair.Value.ToString())
            .ShouldBe(expected is null ? [] : new Dictionary<string, string> { [name] = expected });
    }

    [Theory]
    [InlineData("staff", "mười hai", "shared.not-a-number")]
    [InlineData("staff", "1.5", "shared.ambiguous-number")]
    [InlineData("area", "0,12345678901234567890123456789", "returns.too-precise")]
    [InlineData("since", "31/02/2023", "returns.not-a-date")]
    [InlineData("since", "hôm qua", "returns.not-a-date")]
    [InlineData("name", "123456789012345678901", "returns.too-long")]
    [InlineData("name", "Phan ThÞ Ph­¬ng", "returns.legacy-text")]
    [InlineData("remarks", "Phan Thò Phöông,\nvaên thö", "returns.legacy-text")]
    public void What_cannot_be_read_is_kept_as_typed_and_told(string name, string typed, string code)
    {
        var reading = Read((name, typed));
        var problem = reading.Problems.ShouldHaveSingleItem();
        (problem.Code, problem.Place).ShouldBe((code, name));
        reading.Answers.Unread.ShouldBe(new Dictionary<string, string> { [name] = typed });
        reading.Answers.Values.ShouldBeEmpty();
    }

    [Fact]
    public void A_percentage_may_carry_its_sign()
    {
        var form = SmallForm.Of(new SurveyPlatform.Templates.Question("share", SurveyPlatform.Templates.QuestionType.Percent, SmallForm.Label));
        AnswerReader.ReadForm(form, [new("share", "98,8 %")], null).Answers.Values["share"].AsNumber.ShouldBe(98.8m);
    }

    [Fact]
    public void Choices_come_in_the_order_of_the_list_once_and_none_chosen_is_said_by_an_empty_field()
    {
        Read(("payers", ""), ("payers", "other"), ("payers", "unknown"), ("payers", "district"), ("payers", "other")).Answers.Values["payers"].AsText
            .ShouldBe("district other unknown");
        Read(SmallForm.Answers(("payers", "other")), ("payers", "")).Answers.Values.ShouldBeEmpty();
    }

    [Fact]
    public void A_question_that_is_not_posted_keeps_its_answer()
    {
        var before = SmallForm.Answers(("staff", 5), ("area", 2)).WithLine(("down", 1));
        before.Unread["price"] = "ba";
        before.Unread["since"] = "?";
        before.Reasons["half"] = "earlier";
        before.Reasons["slow@lines[0]"] = "earlier";
        var after = Read(before, ("staff", "6"), ("since", "")).Answers;
        AnswerJson.Write(SmallForm.Form, after).ShouldBe(
            """{"staff":6,"area":2,"lines":[{"down":1}],"$unread":{"price":"ba"},"$reasons":{"half":"earlier","slow@lines[0]":"earlier"}}""");
        before.Values["staff"].AsNumber.ShouldBe(5);
    }

    [Fact]
    public void Posted_lines_replace_the_earlier_ones_and_empty_lines_close_up()
    {
        var before = SmallForm.Answers().WithLine(("down", 1)).WithLine(("down", 2)).WithLine(("down", 3));
        before.Unread["lines[2].unit"] = "?";
        before.Reasons["slow@lines[2]"] = "earlier";
        var reading = Read(before,
            ("lines", ""), ("lines[900].down", "x"), ("lines[900].unit", "21"), ("lines[2].down", "7"), ("lines[3].down", " "), ("lines[3].unit", ""),
            ("reason:slow@lines[900]", "moved up"), ("reason:slow@lines[3]", "goes with its line"));
        AnswerJson.Write(SmallForm.Form, reading.Answers).ShouldBe(
            """{"lines":[{"$line":2,"down":7},{"$line":3,"unit":"21"}],"$unread":{"lines[1].down":"x"},"$reasons":{"slow@lines[1]":"moved up"}}""");
        reading.Problems.ShouldHaveSingleItem().Place.ShouldBe("lines[1].down");
    }

    [Fact]
    public void A_group_posted_without_lines_has_none_left() =>
        Read(SmallForm.Answers().WithLine(("down", 1)), ("lines", "")).Answers.Lines.ShouldBeEmpty();

    [Fact]
    public void Reasons_are_kept_by_check_and_taken_back_by_an_empty_field()
    {
        Read(("reason:half", " Đang chờ\r\ncấp phát ")).Answers.Reasons["half"].ShouldBe("Đang chờ\ncấp phát");
        var before = SmallForm.Answers();
        before.Reasons["half"] = "earlier";
        Read(before, ("reason:half", "")).Answers.Reasons.ShouldBeEmpty();
        Read(("reason:half", new string('x', 1001))).Problems.ShouldHaveSingleItem().Code.ShouldBe("returns.too-long");
    }

    [Theory]
    [InlineData("staf", "returns.unknown-question")]
    [InlineData("down", "returns.unknown-question")]
    [InlineData("lines[0].staff", "returns.unknown-question")]
    [InlineData("lines[-1].down", "returns.unknown-question")]
    [InlineData("lines[99999999999999].down", "returns.unknown-question")]
    [InlineData("lines[0]", "returns.unknown-question")]
    [InlineData("", "returns.unknown-question")]
    [InlineData("$unread", "returns.unknown-question")]
    [InlineData("reason:even", "returns.unknown-check")]
    [InlineData("reason:half@lines[0]", "returns.unknown-check")]
    [InlineData("reason:", "returns.unknown-check")]
    public void A_field_that_the_form_does_not_have_is_told(string field, string code)
    {
        var reading = Read((field, "1"), ("staff", "2"));
        reading.Problems.ShouldHaveSingleItem().Code.ShouldBe(code);
        reading.Answers.Values.Keys.ShouldBe(["staff"]);
    }

    [Fact]
    public void Half_a_character_is_dropped()
    {
        Read(("name", "half \ud800 letter")).Answers.Values["name"].AsText.ShouldBe("half letter");
        Read(("\ud800", "1")).Problems.ShouldHaveSingleItem().Code.ShouldBe("returns.unknown-question");
    }

    [Fact]
    public void The_page_s_own_fields_are_passed_over() => Read(("__RequestVerificationToken", "x"), ("_version", "3")).Problems.ShouldBeEmpty();

    [Fact]
    public void Five_thousand_fields_are_read_in_time()
    {
        var fields = Enumerable.Range(0, 5000).Select(number => ($"lines[{number}].down", number % 2 == 0 ? "1.000" : "x")).ToArray();
        var reading = Read(fields);
        reading.Answers.Lines["lines"].Count.ShouldBe(5000);
        reading.Problems.Count.ShouldBe(2500);
    }

    private static AnswerReading Read(params (string Name, string Typed)[] fields) => Read(null, fields);

    private static AnswerReading Read(AnswerSet? before, params (string Name, string Typed)[] fields) =>
        AnswerReader.ReadForm(SmallForm.Form, fields.Select(field => KeyValuePair.Create(field.Name, field.Typed)), before);
}
