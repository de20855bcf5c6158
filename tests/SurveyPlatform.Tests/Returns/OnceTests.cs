using System.Text.Json;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Returns;

/// <summary><c>once()</c>: what was found first stays in the draft, and nobody sends another value for it.</summary>
public class OnceTests
{
    private static readonly LocalizedText Label = new("Nhãn");

    private static readonly FormTemplate Form = new("form", Label, [],
    [
        new("s", Label,
        [
            new Question("staff", QuestionType.Integer, Label),
            new Question("first_day", QuestionType.Date, Label, Calculation: "once(today())"),
            new Question("double", QuestionType.Integer, Label, Calculation: "${staff} * 2"),
            new LineGroup("lines", Label,
            [
                new("name", QuestionType.Text, Label),
                new("added_as", QuestionType.Integer, Label, Calculation: "once(position(..))"),
            ]),
        ]),
    ]);

    [Fact]
    public void What_was_found_first_stays_on_later_days()
    {
        var draft = On(15, new AnswerSet { Values = { ["staff"] = Value.Of(1m) } }).Draft;
        draft.Values["first_day"].ShouldBe(Value.Of(new DateOnly(2023, 9, 15)));
        var stored = AnswerJson.ReadStored(Form, AnswerJson.Write(Form, draft));
        On(20, stored).Answers.Values["first_day"].ShouldBe(Value.Of(new DateOnly(2023, 9, 15)));
    }

    [Fact]
    public void Other_calculations_are_not_stored_in_a_draft() =>
        On(15, new AnswerSet { Values = { ["staff"] = Value.Of(1m) } }).Draft.Values.Keys.ShouldBe(["staff", "first_day"], ignoreOrder: true);

    [Fact]
    public void A_page_that_posts_a_value_for_it_is_not_listened_to()
    {
        var stored = On(15, new()).Draft;
        var posted = AnswerReader.ReadForm(Form, [new("first_day", "01/01/2000"), new("staff", "3"), new("lines[0].added_as", "9")], stored);
        posted.Problems.ShouldBeEmpty();
        posted.Answers.Values.ShouldBe(new Dictionary<string, Value> { ["first_day"] = Value.Of(new DateOnly(2023, 9, 15)), ["staff"] = Value.Of(3m) }, ignoreOrder: true);
        posted.Answers.Lines.ShouldBeEmpty();
        AnswerReader.ReadForm(Form, [new("first_day", "01/01/2000")], null).Answers.Values.ShouldBeEmpty();
    }

    [Fact]
    public void A_line_keeps_what_was_found_for_it_when_others_go()
    {
        var first = AnswerReader.ReadForm(Form, [new("lines", ""), new("lines[0].name", "a"), new("lines[1].name", "b"), new("lines[2].name", "c")], null).Answers;
        var draft = On(15, first).Draft;
        var later = AnswerReader.ReadForm(Form, [new("lines", ""), new("lines[1].name", "b"), new("lines[2].name", "c"), new("lines[7].name", "new")], draft).Answers;
        On(16, later).Answers.Lines["lines"].Select(line => line.Values["added_as"]).ShouldBe([Value.Of(2m), Value.Of(3m), Value.Of(3m)]);
    }

    [Fact]
    public void A_program_sends_answers_and_what_was_found_stays()
    {
        var before = On(15, AnswerJson.Read(Form, Json("""{"lines": [{"name": "a"}, {"name": "b"}]}""")).Require()).Draft;
        var sent = AnswerJson.Read(Form, Json("""{"first_day": "2000-01-01", "lines": [{"name": "x", "added_as": 77}]}"""), before).Require();
        sent.Values["first_day"].ShouldBe(Value.Of(new DateOnly(2023, 9, 15)));
        sent.Lines["lines"].ShouldHaveSingleItem().Values["added_as"].ShouldBe(Value.Of(1m));
        AnswerJson.Read(Form, Json("""{"first_day": "2000-01-01"}""")).Require().Values.ShouldBeEmpty();
    }

    [EachStore]
    public async Task A_unit_s_draft_keeps_the_day_of_its_first_save(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        (await site.PublishAndMoveAsync((await site.NewestAsync()).Add(new Question("first_saved", QuestionType.Date, Label, Calculation: "once(today())")))).Require();
        var (obligation, clerk) = (await site.ObligationOfAsync(Quarter.NhonBinh), await site.SomebodyAtAsync(Quarter.NhonBinh));
        var saved = (await site.SaveAsync(obligation, 0, Quarter.AnswersOf(Quarter.NhonBinh).Copy(), clerk)).Require();
        site.Clock.Advance(TimeSpan.FromDays(3));

        var opened = (await site.OpenReturnAsync(obligation, clerk)).Require();
        var posted = AnswerReader.ReadForm(opened.Template.Template, [new("first_saved", "01/01/2000"), new("proposals", "Xin thêm máy tính")], opened.Answers).Answers;
        var again = (await site.SaveAsync(obligation, saved.Version, posted, clerk)).Require();

        again.Evaluation.Answers.Values["first_saved"].ShouldBe(Value.Of(new DateOnly(2023, 9, 15)));
        (await site.OpenReturnAsync(obligation, clerk)).Require().Answers.Values["first_saved"].ShouldBe(Value.Of(new DateOnly(2023, 9, 15)));
    }

    private static JsonElement Json(string json) => JsonDocument.Parse(json).RootElement;

    private static FormEvaluation On(int day, AnswerSet answers) => FormEvaluation.Evaluate(Form, answers, new() { Today = new(2023, 9, day) });
}
