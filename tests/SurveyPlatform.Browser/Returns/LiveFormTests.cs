using Microsoft.Playwright;
using SurveyPlatform.Browser.Ground;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;
using static Microsoft.Playwright.Assertions;

namespace SurveyPlatform.Browser.Returns;

/// <summary>What happens on the page while one types, in forms made for it.</summary>
public sealed class LiveFormTests(ScriptPages pages) : IClassFixture<ScriptPages>
{
    private static readonly FormContext Context = new() { Today = new(2023, 9, 15) };
    private static readonly LocalizedText Label = new("Nhãn");

    [ChromiumFact]
    public async Task A_cell_feeds_its_row_and_its_column_and_the_corner()
    {
        await using var visit = await OpenAsync(new Table("t", Label, [new(Label), new(Label), new(Label)],
        [
            new("1", Label, [Figure("a1"), Figure("a2"), Figure("a", "sum(${a1}, ${a2})")]),
            new("2", Label, [Figure("b1"), Figure("b2"), Figure("b", "sum(${b1}, ${b2})")]),
            new("3", Label, [Figure("one", "sum(${a1}, ${b1})"), Figure("two", "sum(${a2}, ${b2})"), Figure("all", "sum(${a}, ${b})")]),
        ]));
        var page = visit.Page;

        await page.Field("a1").FillAsync("1.000");
        await page.Field("a2").FillAsync("20,5");
        await page.Field("b1").FillAsync("3");

        await ShowsAsync(page, ("a", "1.020,5"), ("b", "3"), ("one", "1.003"), ("two", "20,5"), ("all", "1.023,5"));
        await page.Field("a1").FillAsync("");
        await ShowsAsync(page, ("a", "20,5"), ("one", "3"), ("two", "20,5"), ("all", "23,5"));
    }

    [ChromiumFact]
    public async Task Only_what_hangs_on_an_answer_is_touched()
    {
        await using var visit = await OpenAsync(Figure("x"), Figure("y"), Figure("of_x", "${x} * 2"), Figure("of_y", "${y} * 2"));
        var page = visit.Page;
        await page.EvaluateAsync(
            """
            () => {
                window.touched = new Set();
                new MutationObserver((changes) => changes.forEach(({ target }) => window.touched.add((target.closest?.('output') ?? target).id)))
                    .observe(document.getElementById('return'), { subtree: true, childList: true, attributes: true, characterData: true });
            }
            """);

        await page.Field("x").FillAsync("21");

        await ShowsAsync(page, ("of_x", "42"));
        (await page.EvaluateAsync<string[]>("[...window.touched]")).ShouldBe(["f-of_x"]);
    }

    [ChromiumFact]
    public async Task Questions_follow_one_another_along_a_chain()
    {
        await using var visit = await OpenAsync(
            Figure("first"), Figure("second") with { Relevant = "${first} > 0" }, Figure("third") with { Relevant = "${second} > 0" },
            new Table("t", Label, [new(Label)], [new("1", Label, [Figure("cell")])], Relevant: "${third} != ''"), Figure("sum", "sum(${first}, ${second}, ${third}, ${cell})"));
        var page = visit.Page;

        await page.Field("first").FillAsync("1");
        await page.Field("second").FillAsync("2");
        await page.Field("third").FillAsync("4");
        await page.Field("cell").FillAsync("8");
        await ShowsAsync(page, ("sum", "15"));

        await page.Field("first").FillAsync("0");
        await Expect(page.Field("second")).ToBeHiddenAsync();
        await Expect(page.Field("third")).ToBeHiddenAsync();
        await Expect(page.Field("cell")).ToBeHiddenAsync();
        await ShowsAsync(page, ("sum", "0"));

        await page.Field("first").FillAsync("16");
        await Expect(page.Field("cell")).ToBeVisibleAsync();
        await ShowsAsync(page, ("sum", "30"));
    }

    [ChromiumFact]
    public async Task Totals_follow_lines_that_are_added_and_removed()
    {
        var answers = new AnswerSet { Lines = { ["lines"] = [Down(0, 100), Down(1, 300)] } };
        await using var visit = await OpenAsync(
            answers,
            new LineGroup("lines", Label, [Figure("down"), Figure("share", "${down} * 100 div sum(${down})")]),
            Figure("total", "sum(${down})"), Figure("count", "count(${lines})"));
        var page = visit.Page;
        await ShowsAsync(page, ("total", "400"), ("count", "2"), ("lines-0-share", "25"), ("lines-1-share", "75"), ("lines-2-share", ""));

        await page.ClickAsync("button[value='add:lines']");
        await page.Field("lines[8].down").FillAsync("600");
        await ShowsAsync(page, ("total", "1.000"), ("count", "3"), ("lines-0-share", "10"), ("lines-8-share", "60"));

        await page.ClickAsync("tr[data-line='0'] button.remove");
        await ShowsAsync(page, ("total", "900"), ("count", "2"), ("lines-1-share", "33,333333333333333333333333333"));

        await page.ClickAsync(".lines-said button");
        await ShowsAsync(page, ("total", "1.000"), ("count", "3"), ("lines-0-share", "10"));
    }

    [ChromiumFact]
    public async Task Choices_follow_the_answer_they_hang_on_and_one_that_is_gone_is_spoken_of()
    {
        await using var visit = await OpenAsync(new AnswerSet { Values = { ["district"] = Value.Of("north") } }, Choices(QuestionType.SelectOne));
        var page = visit.Page;
        (await page.Field("commune").Locator("option").AllInnerTextsAsync()).Skip(1).ShouldBe(["An", "Bình"]);

        await page.Field("commune").SelectOptionAsync("a");
        await page.Field("district").SelectOptionAsync("south");
        await Expect(page.Locator("#f-commune-error")).ToHaveTextAsync("“a” không có trong các lựa chọn.");
        (await page.Field("commune").Locator("option").AllInnerTextsAsync()).Skip(1).ShouldBe(["Cát", "An"]);
        (await page.Field("commune").InputValueAsync()).ShouldBe("a");

        await page.Field("commune").SelectOptionAsync("c");
        await Expect(page.Locator("#f-commune-error")).ToHaveCountAsync(0);
        (await page.Field("commune").Locator("option").AllInnerTextsAsync()).Skip(1).ShouldBe(["Cát"]);
    }

    [ChromiumFact]
    public async Task Boxes_follow_too_and_those_ticked_stay()
    {
        await using var visit = await OpenAsync(new AnswerSet { Values = { ["district"] = Value.Of("north"), ["commune"] = Value.Of("b") } }, Choices(QuestionType.SelectMany));
        var page = visit.Page;

        await page.Field("district").SelectOptionAsync("south");
        await Expect(page.Locator("#f-commune-error")).ToHaveTextAsync("“b” không có trong các lựa chọn.");
        (await page.Locator(".choices label").AllInnerTextsAsync()).Select(text => text.Trim()).ShouldBe(["Cát", "Bình"]);

        await page.GetByLabel("Cát").CheckAsync();
        await page.GetByLabel("Bình").ClickAsync();
        await Expect(page.Locator("#f-commune-error")).ToHaveCountAsync(0);
        (await page.TypedAsync("commune")).ShouldBe("c");
    }

    [ChromiumFact]
    public async Task Rules_speak_up_when_a_field_is_left_and_fall_silent_when_they_hold()
    {
        await using var visit = await OpenAsync(
            Figure("staff"),
            Figure("computers") with { Constraint = ". <= 3 * ${staff}", ConstraintMessage = new("Quá nhiều máy"), Checks = [new("half", Severity.Soft, "${computers} * 2 >= ${staff}", new("Chưa đủ một nửa <b>"))] },
            Figure("all", "${staff} + ${computers}") with { Checks = [new("all", Severity.Hard, ". < 100", new("Tổng quá lớn"))] });
        var page = visit.Page;
        var told = page.Locator(".live .error:visible, .live .doubt-reason:visible > p:first-child");

        await page.Field("staff").FillAsync("10");
        await page.Field("computers").FillAsync("1");
        await page.WaitForTimeoutAsync(100);
        (await told.CountAsync()).ShouldBe(0);
        await page.Field("staff").FocusAsync();
        await Expect(told).ToHaveTextAsync("Chưa đủ một nửa <b>");

        await page.Field("staff").FillAsync("2");
        await Expect(told).ToHaveCountAsync(0);
        await page.Field("computers").FillAsync("99");
        await page.Field("staff").FocusAsync();
        await Expect(told).ToHaveTextAsync(["Quá nhiều máy", "Tổng quá lớn"]);

        await page.Field("computers").FillAsync("6");
        await Expect(told).ToHaveCountAsync(0);
        visit.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task A_doubt_asks_for_its_reason_at_once_and_what_was_written_stays_when_it_comes_back()
    {
        await using var visit = await OpenAsync(
            Figure("staff"), Figure("computers") with { Checks = [new("half", Severity.Soft, ". * 2 >= ${staff}", new("Chưa đủ một nửa"))] });
        var page = visit.Page;
        var reason = page.Field("reason:half");
        var shortHint = page.GetByText("ít nhất 3 từ khác nhau");
        await page.Field("staff").FillAsync("10");
        await page.Field("computers").FillAsync("1");
        await page.Field("staff").FocusAsync();

        await reason.FillAsync("chờ chờ chờ cấp");
        await Expect(shortHint).ToBeVisibleAsync();
        await reason.FillAsync("đang chờ cấp");
        await Expect(shortHint).ToBeHiddenAsync();

        await page.Field("computers").FillAsync("9");
        await Expect(reason).ToBeHiddenAsync();
        await page.Field("computers").FillAsync("2");
        await page.Field("staff").FocusAsync();
        await Expect(reason).ToHaveValueAsync("đang chờ cấp");
        visit.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task Limits_of_a_number_and_what_is_none_are_told_in_the_server_s_words()
    {
        Question[] questions =
        [
            new("whole", QuestionType.Integer, Label, Min: 1, Max: 1000), new("least", QuestionType.Decimal, Label, Min: 0.5m, Decimals: 2),
            new("most", QuestionType.Money, Label, Max: 2_000_000), new("day", QuestionType.Date, Label),
        ];
        await using var visit = await OpenAsync([.. questions]);
        var form = new FormTemplate("form", Label, [], [new("s", Label, [.. questions])]);
        foreach (var (name, typed) in ((string, string)[])[("whole", "0"), ("whole", "1.001"), ("whole", "2,5"), ("whole", "mười <b>"), ("least", "0,25"), ("least", "1,2551"), ("most", "2.000.001"), ("day", "31/02/2023")])
        {
            await visit.Page.Field(name).FillAsync(typed);
            await visit.Page.Field(name == "day" ? "whole" : "day").FocusAsync();
            var answers = AnswerReader.ReadForm(form, [KeyValuePair.Create(name, typed)], null).Answers;
            var told = FormEvaluation.Evaluate(form, answers, Context).Violations.Select(violation => Web.Shared.Texts.Vietnamese.Of(violation.Problem)).ToList();
            told.ShouldNotBeEmpty(typed);
            await Expect(visit.Page.Locator($"#f-{name}-live .error")).ToHaveTextAsync(told);
        }

        await visit.Page.Field("whole").FillAsync("1.000");
        await Expect(visit.Page.Locator("#f-whole-live .error")).ToHaveCountAsync(0);
    }

    private static FormTemplate Choices(QuestionType type) => new(
        "form", Label,
        [
            new("districts", [new("north", new("Bắc")), new("south", new("Nam"))]),
            new("communes", [Commune("a", "An", "north"), Commune("b", "Bình", "north"), Commune("c", "Cát", "south")]),
        ],
        [new("s", Label, [new Question("district", QuestionType.SelectOne, Label, OptionList: "districts"), new Question("commune", type, Label, OptionList: "communes", ChoiceFilter: "district = ${district}")])]);

    private static Option Commune(string value, string label, string district) => new(value, new(label), new Dictionary<string, string> { ["district"] = district });

    private static AnswerLine Down(int at, decimal figure) => new() { Key = at, Values = { ["down"] = Value.Of(figure) } };

    private static Question Figure(string name, string? calculation = null) => new(name, QuestionType.Decimal, Label, Calculation: calculation);

    private Task<Visit> OpenAsync(params Item[] items) => OpenAsync(new AnswerSet(), items);

    private Task<Visit> OpenAsync(AnswerSet answers, params Item[] items) => OpenAsync(answers, new FormTemplate("form", Label, [], [new("s", Label, items)]));

    private async Task<Visit> OpenAsync(AnswerSet answers, FormTemplate form) =>
        await pages.OpenAsync(await FormPage.HtmlAsync(form, Context, answers), "import '/form.js';", "survey.css");

    private static async Task ShowsAsync(IPage page, params (string Name, string Figure)[] figures)
    {
        foreach (var (name, figure) in figures)
        {
            await Expect(page.Locator($"#f-{name}")).ToHaveTextAsync(figure);
        }
    }
}
