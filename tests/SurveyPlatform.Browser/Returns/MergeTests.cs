using SurveyPlatform.Browser.Ground;

namespace SurveyPlatform.Browser.Returns;

/// <summary>What is typed here against what somebody else has saved meanwhile (wwwroot/stored.js).</summary>
public sealed class MergeTests(ScriptPages pages) : IClassFixture<ScriptPages>
{
    [ChromiumTheory]
    [InlineData("the same on both sides", """{"a": ["", "1500"]}""", """{"answers": {"a": "1.500"}}""", "left: ; conflicts: ; renewed: ")]
    [InlineData("theirs is what I began from", """{"a": ["10", "12"]}""", """{"answers": {"a": "10"}}""", "left: a=12; conflicts: ; renewed: ")]
    [InlineData("both have changed it", """{"a": ["10", "12"]}""", """{"answers": {"a": "11"}}""", "left: ; conflicts: a=12|11; renewed: ")]
    [InlineData("I have emptied what they changed", """{"a": ["10", ""]}""", """{"answers": {"a": "11"}}""", "left: ; conflicts: a=|11; renewed: ")]
    [InlineData("my line goes and they left it alone", """{"g[3]": [{"x": "1"}, null]}""", """{"lines": {"g": {"3": {"x": "1"}}}}""", "left: g[3]=null; conflicts: ; renewed: ")]
    [InlineData("my line goes and they typed into it", """{"g[3]": [{"x": "1"}, null]}""", """{"lines": {"g": {"3": {"x": "2"}}}}""", """left: ; conflicts: g[3]=null|{"x":"2"}; renewed: """)]
    [InlineData("my line goes and theirs is gone", """{"g[3]": [{"x": "1"}, null]}""", """{}""", "left: ; conflicts: ; renewed: ")]
    [InlineData("I typed into a line that is gone", """{"g[3].x": ["1", "2"]}""", """{}""", "left: ; conflicts: g[3].x=2|null; renewed: ")]
    [InlineData("my new line is new to them", """{"g[3].x": [null, "2"]}""", """{"lines": {"g": {"0": {"x": "1"}}}}""", "left: g[3].x=2; conflicts: ; renewed: ")]
    [InlineData("both added a line of one number", """{"g[3].x": [null, "2"]}""", """{"lines": {"g": {"3": {"x": "9"}}}}""", "left: g[3].x=2; conflicts: ; renewed: g[3]")]
    [InlineData("my own save came back unseen", """{"a": ["", "13"]}""", """{"answers": {"a": "12"}}""", "left: a=13; conflicts: ; renewed: ", """{"a": ["12"]}""")]
    [InlineData("my own line came back unseen", """{"g[3].x": [null, "2"], "g[3].y": [null, "5"]}""", """{"lines": {"g": {"3": {"x": "2"}}}}""", "left: g[3].y=5; conflicts: ; renewed: ", """{"g[3].x": ["2"]}""")]
    public async Task Each_answer_is_left_taken_or_asked_about(string what, string pending, string theirs, string outcome, string sent = "{}")
    {
        await using var visit = await pages.OpenAsync("<p id=\"out\"></p>", $$"""
            import { Stored, merge } from '/stored.js';
            const pending = new Map(Object.entries({{pending}}).map(([place, [base, mine]]) => [place, { base, mine }]));
            const { left, conflicts, renewed } = merge(pending, Stored.of({{theirs}}), new Map(Object.entries({{sent}})));
            const text = (value) => typeof value === 'string' ? value : JSON.stringify(value);
            document.getElementById('out').textContent = `left: ${[...left].map(([place, { mine }]) => `${place}=${text(mine)}`)}; conflicts: ${conflicts.map(({ place, mine, theirs }) => `${place}=${text(mine)}|${text(theirs)}`)}; renewed: ${[...renewed]}`;
            """, "survey.css");
        await Microsoft.Playwright.Assertions.Expect(visit.Page.Locator("#out")).Not.ToBeEmptyAsync();
        (await visit.Page.TextContentAsync("#out")).ShouldBe(outcome, what);
    }
}
