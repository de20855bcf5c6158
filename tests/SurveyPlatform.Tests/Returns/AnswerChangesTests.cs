using System.Text.Json;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Tests.Returns;

public class AnswerChangesTests
{
    [Fact]
    public void Only_what_is_named_changes()
    {
        var before = SmallForm.Answers(("staff", 12), ("name", "Bình")).WithLine(("down", 100), ("unit", "21550"));
        Stored(Over(before, """{"answers": {"staff": "1.500", "lan": "yes"}, "lines": {"lines": {"0": {"down": "40,5"}}}}"""))
            .ShouldBe("""{"staff":1500,"lan":"yes","name":"Bình","lines":[{"unit":"21550","down":40.5}]}""");
    }

    [Fact]
    public void What_cannot_be_read_is_kept_as_typed_and_goes_when_it_is_typed_rightly()
    {
        var typed = Over(SmallForm.Answers(("staff", 12)).WithLine(("down", 1)), """{"answers": {"staff": "nhiều"}, "lines": {"lines": {"0": {"down": "1.5"}}}}""");
        typed.Unread.ShouldBe(new Dictionary<string, string> { ["staff"] = "nhiều", ["lines[0].down"] = "1.5" }, ignoreOrder: true);
        typed.Values.ShouldBeEmpty();
        Over(typed, """{"answers": {"staff": "7"}, "lines": {"lines": {"0": {"down": ""}}}}""").Unread.ShouldBeEmpty();
    }

    [Fact]
    public void A_line_that_goes_takes_its_reasons_along_and_the_others_keep_theirs()
    {
        var before = SmallForm.Answers().WithLine(("down", 1)).WithLine(("down", 2)).WithLine(("down", 3));
        before.Reasons["slow@lines[0]"] = "dòng đầu";
        before.Reasons["slow@lines[2]"] = "dòng ba";
        before.Unread["lines[2].unit"] = "?";

        var after = Over(before, """{"lines": {"lines": {"0": null, "2": {"kind": "no"}}}}""");

        Stored(after).ShouldBe("""{"lines":[{"$line":1,"down":2},{"$line":2,"down":3,"kind":"no"}],"$unread":{"lines[1].unit":"?"},"$reasons":{"slow@lines[1]":"dòng ba"}}""");
    }

    [Fact]
    public void A_line_that_is_new_stands_where_its_number_puts_it()
    {
        var before = SmallForm.Answers().WithLine(("down", 1)).WithLine(("down", 2)).WithLine(("down", 3));
        var emptied = Over(before, """{"lines": {"lines": {"1": {"down": ""}, "7": {"down": "8"}}}}""");
        Stored(emptied).ShouldBe("""{"lines":[{"down":1},{"$line":2,"down":3},{"$line":7,"down":8}]}""");
        Stored(Over(emptied, """{"answers": {"reason:slow@lines[1]": "đường cũ chưa nâng cấp"}, "lines": {"lines": {"1": {"down": "5"}}}}"""))
            .ShouldBe("""{"lines":[{"down":1},{"down":5},{"down":3},{"$line":7,"down":8}],"$reasons":{"slow@lines[1]":"đường cũ chưa nâng cấp"}}""");
    }

    [Theory]
    [InlineData("""{"answers": {"nobody": "1"}}""", "returns.unknown-question")]
    [InlineData("""{"answers": {"reason:nothing": "1"}}""", "returns.unknown-check")]
    [InlineData("""{"lines": {"others": {"0": {"down": "1"}}}}""", "returns.unknown-question")]
    [InlineData("""{"lines": {"lines": {"0": {"staff": "1"}}}}""", "returns.unknown-question")]
    public void What_the_form_does_not_ask_is_refused(string changes, string code) =>
        Read(changes).Require().Over(SmallForm.Form, new()).Problems.ShouldHaveSingleItem().Code.ShouldBe(code);

    [Fact]
    public void A_reason_for_a_line_that_is_not_there_explains_nothing() =>
        Over(SmallForm.Answers().WithLine(("down", 1)), """{"answers": {"reason:slow@lines[9]": "không có dòng này"}}""").Reasons.ShouldBeEmpty();

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"answers": []}""")]
    [InlineData("""{"answers": {"staff": 1}}""")]
    [InlineData("""{"answers": {"staff": "\ud800"}}""")]
    [InlineData("""{"lines": {"lines": []}}""")]
    [InlineData("""{"lines": {"lines": {"first": {}}}}""")]
    [InlineData("""{"lines": {"lines": {"-1": {}}}}""")]
    [InlineData("""{"lines": {"lines": {"99999999999": {}}}}""")]
    [InlineData("""{"lines": {"lines": {"0": {"down": 1}}}}""")]
    [InlineData("""{"lines": {"\ud800": {}}}""")]
    public void What_has_not_the_shape_of_changes_is_refused(string changes) =>
        Read(changes).Problems.ShouldHaveSingleItem().Code.ShouldBe("returns.not-changes");

    /// <summary>However it is cut into saves, the same ends up in the draft.</summary>
    [Fact]
    public void Changes_one_after_the_other_come_to_the_same_as_all_at_once()
    {
        var random = new Random(4);
        for (var round = 0; round < 300; round++)
        {
            var cells = Enumerable.Range(0, random.Next(1, 12)).Select(_ => (Line: random.Next(4), Figure: random.Next(5))).ToList();
            var apart = cells.Aggregate(new AnswerSet(), (answers, cell) => Over(answers, Changes([cell])));
            Stored(Over(new(), Changes(cells.GroupBy(cell => cell.Line).Select(line => line.Last())))).ShouldBe(Stored(apart), string.Join(' ', cells));
        }
    }

    private static string Changes(IEnumerable<(int Line, int Figure)> cells) => JsonSerializer.Serialize(new
    {
        lines = new { lines = cells.ToDictionary(cell => $"{cell.Line}", cell => new { down = cell.Figure == 0 ? "" : $"{cell.Figure}" }) },
    });

    private static Outcome<AnswerChanges> Read(string json) => AnswerChanges.Read(JsonDocument.Parse(json).RootElement);

    private static AnswerSet Over(AnswerSet before, string changes)
    {
        var reading = Read(changes).Require().Over(SmallForm.Form, before);
        reading.Problems.ShouldNotContain(problem => problem.Code == "returns.unknown-question");
        return reading.Answers;
    }

    private static string Stored(AnswerSet answers) => AnswerJson.Write(SmallForm.Form, answers);
}
