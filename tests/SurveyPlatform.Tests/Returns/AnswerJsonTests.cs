using System.Text.Json;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Tests.Returns;

public class AnswerJsonTests
{
    private const string Canonical =
        """{"staff":12,"area":1.5,"lan":"yes","payers":"district other","remarks":"a\nb","since":"2023-09-14","lines":[{"unit":"21550","down":100},{"down":0.1}],"$reasons":{"half":"Máy đang chờ cấp phát."}}""";

    [Fact]
    public void What_is_written_is_read_and_written_the_same()
    {
        AnswerJson.Write(SmallForm.Form, Read(Canonical).Require()).ShouldBe(Canonical);
        AnswerJson.Write(SmallForm.Form, AnswerJson.ReadStored(SmallForm.Form, Canonical)).ShouldBe(Canonical);
    }

    [Fact]
    public void Equal_answers_are_equal_texts_in_whatever_way_they_came()
    {
        const string Other =
            """{"$reasons":{"half":" Máy đang chờ cấp phát. "},"lines":[{"down":1e2,"unit":" 21550"},{"down":0.100,"kind":null}],"since":"2023-09-14","remarks":"a\r\nb\r\n","payers":["other","district","other"],"lan":"yes","area":1.50,"staff":12.0,"share":77,"price":null}""";
        AnswerJson.Write(SmallForm.Form, Read(Other).Require()).ShouldBe(Canonical);
    }

    [Theory]
    [InlineData("""{"staf":1}""", "returns.unknown-question", "staf")]
    [InlineData("""{"staff":"12"}""", "returns.wrong-type", "staff")]
    [InlineData("""{"staff":true}""", "returns.wrong-type", "staff")]
    [InlineData("""{"staff":[1]}""", "returns.wrong-type", "staff")]
    [InlineData("""{"lan":true}""", "returns.wrong-type", "lan")]
    [InlineData("""{"name":5}""", "returns.wrong-type", "name")]
    [InlineData("""{"since":"14/09/2023"}""", "returns.wrong-type", "since")]
    [InlineData("""{"since":20230914}""", "returns.wrong-type", "since")]
    [InlineData("""{"payers":["district",1]}""", "returns.wrong-type", "payers")]
    [InlineData("""{"area":0.12345678901234567890123456789}""", "returns.too-precise", "area")]
    [InlineData("""{"area":12345678901234567890123456789}""", "returns.too-precise", "area")]
    [InlineData("""{"area":1e400}""", "returns.too-precise", "area")]
    [InlineData("""{"area":1e28}""", "returns.too-precise", "area")]
    [InlineData("""{"area":1.5e-28}""", "returns.too-precise", "area")]
    [InlineData("""{"area":1e-29}""", "returns.too-precise", "area")]
    [InlineData("""{"area":1e99999999999}""", "returns.too-precise", "area")]
    [InlineData("""{"name":"123456789012345678901"}""", "returns.too-long", "name")]
    [InlineData("""{"name":"\ud800"}""", "returns.wrong-type", "name")]
    [InlineData("""{"\ud800":1}""", "returns.not-text", "")]
    [InlineData("""{"staff":1,"staff":1}""", "returns.duplicate-question", "staff")]
    [InlineData("""{"lines":{}}""", "returns.not-lines", "lines")]
    [InlineData("""{"lines":[1]}""", "returns.not-lines", "lines[0]")]
    [InlineData("""{"lines":[{},{},{},{},{}]}""", "returns.too-many-lines", "lines")]
    [InlineData("""{"lines":[{},{"staff":1}]}""", "returns.unknown-question", "lines[1].staff")]
    [InlineData("""{"lines":[{"down":"x"}]}""", "returns.wrong-type", "lines[0].down")]
    [InlineData("""{"lines":[{"down":1,"down":2}]}""", "returns.duplicate-question", "lines[0].down")]
    [InlineData("""{"down":1}""", "returns.unknown-question", "down")]
    [InlineData("""{"$unread":{}}""", "returns.unknown-question", "$unread")]
    [InlineData("""{"$reasons":[]}""", "returns.not-an-object", "$reasons")]
    [InlineData("""{"$reasons":{"half":1}}""", "returns.not-text", "$reasons.half")]
    [InlineData("""{"$reasons":{"even":"a hard check takes none"}}""", "returns.unknown-check", "$reasons.even")]
    [InlineData("""{"$reasons":{"slow":"needs its line"}}""", "returns.unknown-check", "$reasons.slow")]
    [InlineData("[]", "returns.not-an-object", null)]
    [InlineData("null", "returns.not-an-object", null)]
    public void What_is_no_answer_is_refused_with_its_place(string json, string code, string? place)
    {
        var problem = Read(json).Problems.ShouldHaveSingleItem();
        (problem.Code, problem.Place).ShouldBe((code, place));
    }

    [Fact]
    public void All_of_it_is_refused_at_once_and_the_list_has_an_end()
    {
        Read("""{"staf":1,"staff":"x","lines":[{"down":"x"}]}""").Problems.Select(problem => problem.Place).ShouldBe(["staf", "staff", "lines[0].down"]);
        var many = Read($"{{{string.Join(',', Enumerable.Range(0, 1000).Select(number => $"\"q{number}\":1"))}}}").Problems;
        many.Count.ShouldBe(201);
        many[^1].Arguments["count"].ShouldBe(800);
    }

    [Fact]
    public void A_stored_draft_keeps_what_no_longer_fits_as_unread()
    {
        var answers = AnswerJson.ReadStored(SmallForm.Form,
            """{"staff":"nhiều","gone":1,"since":"14.9","area":true,"lines":[{"down":"x"}],"$unread":{"price":"1.5","gone":"x","lines[0].kind":"?"},"$reasons":{"half":"ok"}}""");
        answers.Unread.ShouldBe(new Dictionary<string, string>
        {
            ["staff"] = "nhiều",
            ["since"] = "14.9",
            ["area"] = "true",
            ["lines[0].down"] = "x",
            ["price"] = "1.5",
            ["lines[0].kind"] = "?",
        }, ignoreOrder: true);
        answers.Values.ShouldBeEmpty();
        answers.Reasons.ShouldContainKeyAndValue("half", "ok");
    }

    [Fact]
    public void What_could_not_be_read_is_written_beside_the_answers()
    {
        var answers = SmallForm.Answers(("staff", 1));
        answers.Unread["price"] = "ba";
        answers.Unread["area"] = "“<script>”";
        AnswerJson.Write(SmallForm.Form, answers).ShouldBe("""{"staff":1,"$unread":{"area":"“<script>”","price":"ba"}}""");
    }

    [Fact]
    public void Figures_are_written_without_needless_zeros() =>
        AnswerJson.Write(SmallForm.Form, SmallForm.Answers(("staff", 1.000m), ("area", 1200.50m), ("price", -0.0m))).ShouldBe("""{"staff":1,"price":0,"area":1200.5}""");

    [Fact]
    public void The_largest_and_the_finest_figure_are_kept_to_the_last_digit()
    {
        Read("""{"area":1e27}""").Require().Values["area"].ToString().ShouldBe("1000000000000000000000000000");
        Read("""{"area":-1234567890123.456789012345678}""").Require().Values["area"].ToString().ShouldBe("-1234567890123.456789012345678");
        Read("""{"area":1e-28}""").Require().Values["area"].ToString().ShouldBe("0.0000000000000000000000000001");
    }

    [Fact]
    public void Texts_are_cleaned() =>
        Read("{\"name\":\"  Bi\u0300nh\\u0000 \\u200b\\u202e Định \"}").Require().Values["name"].ShouldBe(Value.Of("Bình Định"));

    private static Outcome<AnswerSet> Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return AnswerJson.Read(SmallForm.Form, document.RootElement);
    }
}
