using System.Net;
using System.Text.RegularExpressions;
using SurveyPlatform.Collection;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates.Expressions;
using SurveyPlatform.Tests.Server;

namespace SurveyPlatform.Tests.Http;

/// <summary>An operator's return of many lines as a browser without script goes through it.</summary>
public sealed partial class LinePagesTests : IAsyncLifetime
{
    private const int Lines = 120;

    private ServerSite _site = null!;
    private Visitor _clerk = null!;
    private string _page = "";

    public async Task InitializeAsync()
    {
        _site = await ServerSite.OpenAsync();
        var obligation = new ObligationId(await _site.ObligationAsync("VNPT"));
        _page = $"/returns/{obligation}";
        _clerk = await _site.SignInAsync("vnpt");
        var answers = new AnswerSet();
        answers.Lines["lines"] = [.. Enumerable.Range(0, Lines).Select(Line)];
        var actor = new Actor("vnpt", "VNPT", Actor.PermissionsOf([Role.Respondent]), (await _site.AskAsync<OpenReturn, Outcome<OpenReturn.Result>>(
            open => open.RunAsync(obligation, Actor.System, CancellationToken.None))).Require().Obligation.Path);
        (await _site.AskAsync<SaveDraft, Outcome<SaveDraft.Result>>(save => save.RunAsync(obligation, 0, answers, actor, CancellationToken.None))).Require();
    }

    public async Task DisposeAsync()
    {
        _clerk.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task Fifty_lines_are_shown_to_a_page_and_the_last_one_has_room_for_more()
    {
        var first = await _clerk.ReadAsync(_page);
        (Range(first), Shown(first)).ShouldBe(("0-49", "0-49"));
        first.ShouldContain("Dòng 1–50 trong 120");
        first.ShouldNotContain("id=\"f-lines-new\"");
        var last = await _clerk.ReadAsync($"{_page}?lines=lines:3");
        (Range(last), Shown(last)).ShouldBe(("100-119", "100-124"));
        last.ShouldContain("id=\"f-lines-new\"");
    }

    [Theory]
    [InlineData("lines:0", "0-49")]
    [InlineData("lines:99", "100-119")]
    [InlineData("lines:-1", "0-49")]
    [InlineData("lines:999999999999999999", "0-49")]
    [InlineData("other:2", "0-49")]
    [InlineData("lines:2'\"><script>", "0-49")]
    [InlineData("lines:2&lines=lines:3", "100-119")]
    public async Task A_page_that_there_is_not_is_one_that_there_is(string asked, string shown) => Range(await _clerk.ReadAsync($"{_page}?lines={asked}")).ShouldBe(shown);

    [Fact]
    public async Task What_was_typed_is_saved_on_the_way_to_another_page_and_the_other_lines_stay()
    {
        var answer = await PostAsync("", ("_action", "page:lines:3"), ("lines", "0-49"), [.. Fields(0, 50), ("_remove", "lines[7]"), ("lines[3].technology", "4g")]);
        answer.Headers.Location!.ToString().ShouldBe($"{_page}?lines=lines:3#f-lines");
        var last = await _clerk.ReadAsync($"{_page}?lines=lines:3");
        Range(last).ShouldBe("100-118=101-119");
        ValueOf(last, "lines[118].contracted_down_mbps").ShouldBe("219");
        var first = await _clerk.ReadAsync(_page);
        Range(first).ShouldBe("0-49=0-6,8-50");
        ValueOf(first, "lines[7].contracted_down_mbps").ShouldBe("108");
    }

    [Fact]
    public async Task Blank_lines_are_offered_on_the_last_page_from_wherever_one_is()
    {
        var answer = await PostAsync("?lines=lines:2", ("_action", "add:lines"), ("lines", "50-99"), Fields(50, 50));
        answer.Headers.Location!.ToString().ShouldBe($"{_page}?lines=lines:3#f-lines-new");
        (await PostAsync("?lines=lines:2", ("_action", "save"), ("lines", "50-99"), Fields(50, 50), version: 2)).Headers.Location!.ToString().ShouldBe($"{_page}?lines=lines:2");
    }

    [Fact]
    public async Task What_is_wrong_on_another_page_is_linked_to_there()
    {
        var answer = await PostAsync("?lines=lines:2", ("_action", "submit"), ("lines", "50-99"), Fields(50, 50));
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Range(page).ShouldBe("50-99");
        page.ShouldContain("id=\"f-lines-50-unit-error\"");
        page.ShouldContain($"href=\"{_page}?checked=1#f-lines-0-unit\"");
        var first = await _clerk.ReadAsync($"{_page}?checked=1");
        first.ShouldContain("id=\"f-lines-0-unit-error\"");
        first.ShouldContain("href=\"#f-lines-0-unit\"");
    }

    [Fact]
    public async Task Two_people_on_two_pages_settle_it_without_losing_the_lines_of_a_third()
    {
        var seen = ValueOf(await _clerk.ReadAsync($"{_page}?lines=lines:2"), "_seen");
        await PostAsync("", ("_action", "save"), ("lines", "0-49"), [.. Fields(0, 50), ("_remove", "lines[0]")]);
        var refused = await PostAsync("", ("_action", "save"), ("lines", "50-99"), [.. Fields(50, 50), ("lines[50].technology", "4g"), ("_seen", seen)]);
        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
        page.ShouldContain("name=\"_take:lines\" value=\"mine\" checked");
        Range(page).ShouldBe("50-99");

        await PostAsync("", ("_action", "save"), ("lines", "50-99"), [.. Fields(50, 50), ("lines[50].technology", "4g"), ("_take:lines", "mine")], version: 2);
        var settled = await _clerk.ReadAsync(_page);
        settled.ShouldContain("Dòng 1–50 trong 119");
        ValueOf(settled, "lines[49].contracted_down_mbps").ShouldBe("150");
    }

    [Theory]
    [InlineData("0-9999999")]
    [InlineData("9-0")]
    [InlineData("alle")]
    public async Task A_range_that_no_page_has_is_refused_and_nothing_is_lost(string range)
    {
        (await PostAsync("", ("_action", "save"), ("lines", range), Fields(0, 2))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await _clerk.ReadAsync(_page);
        ValueOf(page, "_version").ShouldBe("1");
        page.ShouldContain("Dòng 1–50 trong 120");
    }

    [Fact]
    public async Task A_group_that_the_form_does_not_have_is_refused()
    {
        (await PostAsync("", ("_action", "page:foreign:2"), ("foreign", "0-49"), Fields(0, 1))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var answer = await PostAsync("", ("_action", "page:foreign:2"), ("lines", "0-49"), Fields(0, 50));
        answer.Headers.Location!.ToString().ShouldBe(_page);
    }

    [Fact]
    public async Task A_line_is_added_for_each_unit_of_a_district_that_has_none_of_the_kind()
    {
        (string, string)[] fields = [.. Fields(100, 20), ("lines[100].unit", "540"), ("lines[101].unit", "21550"), ("lines[101].kind", "tslcd"), ("_district:lines", "540"), ("_kind:lines", "internet")];
        var answer = await PostAsync("?lines=lines:3", ("_action", "district:lines"), ("lines", "100-119"), fields);
        answer.Headers.Location!.ToString().ShouldBe($"{_page}?lines=lines:3#f-lines-120-unit");
        var page = await _clerk.ReadAsync($"{_page}?lines=lines:3");
        page.ShouldContain("Đã lưu và thêm 21 dòng cho các đơn vị của Thành phố Quy Nhơn.");
        page.ShouldContain("Dòng 101–141 trong 141");
        ValueOf(page, "lines[120].unit").ShouldBe("21589");
        page.ShouldContain(", Thành phố Quy Nhơn</small>");

        var again = await PostAsync("?lines=lines:3", ("_action", "district:lines"), ("lines", "0-0"), [.. Fields(0, 1), ("_district:lines", "540"), ("_kind:lines", "internet")], version: 2);
        again.Headers.Location!.ToString().ShouldBe($"{_page}?lines=lines:3#f-lines");
        (await _clerk.ReadAsync(_page)).ShouldContain("Mọi đơn vị của Thành phố Quy Nhơn đều đã có dòng; không thêm dòng nào.");
    }

    [Theory]
    [InlineData("district:lines", "21550")]
    [InlineData("district:lines", "<b>")]
    [InlineData("district:lines", "")]
    [InlineData("district:foreign", "540")]
    public async Task No_lines_come_for_a_district_that_there_is_not(string action, string district)
    {
        (await PostAsync("", ("_action", action), ("lines", "0-49"), [.. Fields(0, 50), ("_district:lines", district)])).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await _clerk.ReadAsync(_page)).ShouldContain("Dòng 1–50 trong 120");
    }

    private static AnswerLine Line(int at)
    {
        var line = new AnswerLine { Key = at };
        line.Values["kind"] = Value.Of("internet");
        line.Values["contracted_down_mbps"] = Value.Of(100 + at);
        return line;
    }

    private static (string Name, string Value)[] Fields(int first, int count) => [.. Enumerable.Range(first, count)
        .SelectMany(line => ((string, string)[])[($"lines[{line}].kind", "internet"), ($"lines[{line}].contracted_down_mbps", $"{100 + line}")])];

    private Task<HttpResponseMessage> PostAsync(string from, (string, string) action, (string, string) range, (string, string)[] fields, int version = 1) =>
        _clerk.PostAsync(_page + from, _page, [.. fields, action, range, ("_version", $"{version}")]);

    private static string Range(string page) => ValueOf(page, "lines");

    /// <summary>The first and the last line with a field for the kind.</summary>
    private static string Shown(string page)
    {
        var lines = KindField().Matches(page[..page.IndexOf("</table>", StringComparison.Ordinal)]).Select(field => field.Groups["line"].Value).ToList();
        return $"{lines[0]}-{lines[^1]}";
    }

    private static string ValueOf(string page, string field) =>
        Regex.Match(page, $"""<input[^>]* name="{Regex.Escape(field)}" value="(?<value>[^"]*)""").Groups["value"].Value;

    [GeneratedRegex("""name="lines\[(?<line>\d+)\]\.kind""", RegexOptions.ExplicitCapture)]
    private static partial Regex KindField();
}
