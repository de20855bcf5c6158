using SurveyPlatform.Returns;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;
using static SurveyPlatform.Tests.Returns.SmallForm;

namespace SurveyPlatform.Tests.Returns;

public class TakeOverTests
{
    private static readonly FormTemplate Asking = Of(
        new Question("staff", QuestionType.Integer, Label, Measure: Measure.Stock),
        new Question("incidents", QuestionType.Integer, Label, Measure: Measure.Flow),
        new Question("lan", QuestionType.YesNo, Label, Measure: Measure.Stock),
        new Question("ports", QuestionType.Integer, Label, Measure: Measure.Stock, Relevant: "${lan} = 'yes'", Required: "true()"),
        new Question("per_head", QuestionType.Decimal, Label, Measure: Measure.Stock, Calculation: "${ports} div ${staff}"),
        new Question("plan", QuestionType.Attachment, Label, Measure: Measure.Stock),
        new Question("name", QuestionType.Text, Label),
        new Question("correct", QuestionType.YesNo, Label),
        new LineGroup("lines", Label,
        [
            new("unit", QuestionType.Unit, Label),
            new("down", QuestionType.Decimal, Label, Measure: Measure.Stock),
            new("cuts", QuestionType.Integer, Label, Measure: Measure.Flow),
        ]));

    private static readonly CompiledTemplate Compiled = CompiledTemplate.Compile(Asking).Require();

    private static readonly Section Only = Asking.Sections[0];

    private static readonly FormContext Later = Context with
    {
        Previous = Answers(("staff", 12), ("incidents", 3), ("lan", "yes"), ("ports", 24), ("per_head", 2), ("plan", "0f"), ("name", "Nguyễn Thị Hoà"), ("correct", "yes"))
            .WithLine(("unit", "21550"), ("down", 100), ("cuts", 2)).WithLine(("unit", "21553"), ("down", 50), ("cuts", 0)),
    };

    [Fact]
    public void Stocks_and_texts_are_taken_over_with_what_they_make_asked_and_lines_without_their_flows()
    {
        var taken = TakeOver.Run(Compiled, Only, Answers(), Later);
        AnswerJson.Write(Asking, taken).ShouldBe(
            """
            {"staff":12,"lan":"yes","ports":24,"name":"Nguyễn Thị Hoà","lines":[{"unit":"21550","down":100},{"unit":"21553","down":50}],"$takenOver":{"lan":false,"lines":false,"name":false,"ports":false,"staff":false}}
            """.Trim());
    }

    [Fact]
    public void What_is_typed_stays_readable_or_not_and_so_do_lines()
    {
        var typed = Answers(("staff", 13)).WithLine(("down", 10));
        typed.Unread["name"] = "NguyÔn";
        var taken = TakeOver.Run(Compiled, Only, typed, Later);
        taken.Values["staff"].ShouldBe(Value.Of(13));
        taken.Values.ShouldNotContainKey("name");
        taken.Lines["lines"].ShouldHaveSingleItem();
        taken.TakenOver.Keys.ShouldBe(["lan", "ports"], ignoreOrder: true);
    }

    [Fact]
    public void What_follows_from_an_answer_of_this_period_is_not_filled_behind_it() =>
        TakeOver.Run(Compiled, Only, Answers(("lan", "no")), Later).Values.ShouldNotContainKey("ports");

    [Fact]
    public void Nothing_is_taken_over_where_there_was_no_return_before() =>
        TakeOver.Run(Compiled, Only, Answers(("staff", 1)), Context).TakenOver.ShouldBeEmpty();

    [Fact]
    public void Each_that_is_not_confirmed_keeps_the_return_from_being_submitted_and_is_named()
    {
        var taken = TakeOver.Run(Compiled, Only, Answers(), Later);
        Told(taken).ShouldBe([("returns.not-confirmed", "staff"), ("returns.not-confirmed", "lan"), ("returns.not-confirmed", "ports"), ("returns.not-confirmed", "name"), ("returns.not-confirmed", "lines")]);
        taken.TakenOver["staff"] = true;
        Told(taken).Count.ShouldBe(4);
        var confirmed = TakeOver.Confirm(Only, taken);
        var evaluation = FormEvaluation.Evaluate(Compiled, confirmed, Later);
        evaluation.CanSubmit.ShouldBeTrue();
        evaluation.Answers.TakenOver.ShouldBe(confirmed.TakenOver, ignoreOrder: true);
        evaluation.Answers.TakenOver.Values.ShouldAllBe(isConfirmed => isConfirmed);
    }

    [Fact]
    public void A_changed_answer_loses_its_mark()
    {
        var taken = TakeOver.Run(Compiled, Only, Answers(), Later);
        taken.Values["staff"] = Value.Of(13);
        taken.Values.Remove("name");
        taken.Values["lan"] = Value.Of("no");
        Told(taken).ShouldBe([("returns.not-confirmed", "lines")]);
        FormEvaluation.Evaluate(Compiled, taken, Later).Draft.TakenOver.Keys.ShouldBe(["lines", "ports"], ignoreOrder: true);
    }

    [Fact]
    public void A_group_keeps_its_mark_until_no_line_is_as_it_was()
    {
        var taken = TakeOver.Run(Compiled, Only, Answers(), Later);
        taken.Lines["lines"][0].Values["down"] = Value.Of(99);
        taken.Lines["lines"][1].Values["cuts"] = Value.Of(5);
        Told(taken).ShouldContain(("returns.not-confirmed", "lines"));
        TakeOver.LinesAsBefore(Asking.LineGroups.Single(), taken, Later.Previous!).ShouldBe([1]);
        taken.Lines["lines"][1].Values["down"] = Value.Of(99);
        Told(taken).ShouldNotContain(("returns.not-confirmed", "lines"));
    }

    [Fact]
    public void A_mark_that_nothing_can_be_held_against_goes_on_waiting_for_a_word_and_confirms_nothing()
    {
        var marked = Answers(("staff", 12), ("name", "Hoà"));
        (marked.TakenOver["staff"], marked.TakenOver["name"]) = (false, true);
        var evaluation = FormEvaluation.Evaluate(Compiled, marked, Context);
        evaluation.Violations.Select(violation => violation.Place).ShouldBe(["staff"]);
        evaluation.Answers.TakenOver.Keys.ShouldBe(["staff"]);
    }

    [Fact]
    public void A_page_posts_marks_as_fields()
    {
        var reading = AnswerReader.ReadForm(Asking, Fields(("same:staff", "taken"), ("same:lan", "taken"), ("same:lan", "confirmed"), ("same:lines", "confirmed")), null);
        reading.Problems.ShouldBeEmpty();
        reading.Answers.TakenOver.ShouldBe(new Dictionary<string, bool> { ["staff"] = false, ["lan"] = true, ["lines"] = true });
        AnswerReader.ReadForm(Asking, Fields(("same:staff", "")), reading.Answers).Answers.TakenOver.Keys.ShouldBe(["lan", "lines"]);
    }

    [Theory]
    [InlineData("same:unheard_of", "taken")]
    [InlineData("same:incidents", "taken")]
    [InlineData("same:down", "taken")]
    [InlineData("same:staff", "maybe")]
    public void A_mark_that_no_page_sends_is_refused(string field, string value)
    {
        var reading = AnswerReader.ReadForm(Asking, Fields((field, value)), null);
        reading.Problems.ShouldHaveSingleItem().Code.ShouldBe("returns.unknown-question");
        reading.Answers.TakenOver.ShouldBeEmpty();
    }

    [Fact]
    public void Programs_give_and_take_the_marks()
    {
        const string Json = """{"staff":12,"$takenOver":{"staff":true}}""";
        var read = AnswerJson.Read(Asking, System.Text.Json.JsonDocument.Parse(Json).RootElement).Require();
        AnswerJson.Write(Asking, read).ShouldBe(Json);
        AnswerJson.Read(Asking, System.Text.Json.JsonDocument.Parse("""{"$takenOver":{"incidents":true,"staff":"yes"}}""").RootElement)
            .Problems.Select(problem => (problem.Code, problem.Place)).ShouldBe([("returns.unknown-question", "$takenOver.incidents"), ("returns.wrong-type", "$takenOver.staff")]);
        AnswerJson.Read(Asking, System.Text.Json.JsonDocument.Parse("""{"$takenOver":[]}""").RootElement).Problems.ShouldHaveSingleItem().Code.ShouldBe("returns.not-an-object");
    }

    private static List<(string Code, string Place)> Told(AnswerSet answers) =>
        [.. FormEvaluation.Evaluate(Compiled, answers, Later).Violations.Select(violation => (violation.Code, violation.Place))];

    private static IEnumerable<KeyValuePair<string, string>> Fields(params (string Name, string Value)[] fields) =>
        fields.Select(field => KeyValuePair.Create(field.Name, field.Value));
}
