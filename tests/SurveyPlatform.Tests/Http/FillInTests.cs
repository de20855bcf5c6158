using System.Net;
using System.Text.RegularExpressions;
using SurveyPlatform.Tests.Server;

namespace SurveyPlatform.Tests.Http;

/// <summary>The fill-in page as a browser without script uses it.</summary>
public sealed partial class FillInTests : IAsyncLifetime
{
    private ServerSite _site = null!;
    private string _page = "";

    public async Task InitializeAsync()
    {
        _site = await ServerSite.OpenAsync();
        _page = $"/returns/{await _site.ObligationAsync("21550")}";
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task A_return_is_found_filled_in_and_handed_in()
    {
        using var clerk = await _site.SignInAsync("ward21550");
        (await clerk.ReadAsync("/returns")).ShouldContain($"href=\"{_page}\"");
        var answer = await clerk.PostAsync(_page, _page, [.. Complete(), ("_version", "0"), ("_action", "submit")]);
        (answer.StatusCode, answer.Headers.Location!.ToString()).ShouldBe((HttpStatusCode.Found, $"{_page}/receipt"));

        (await clerk.ReadAsync($"{_page}/receipt")).ShouldContain("2023-Q3/hardware/21550/1");
        var read = await clerk.ReadAsync(_page);
        read.ShouldContain("ỦY BAN NHÂN DÂN PHƯỜNG NHƠN BÌNH");
        read.ShouldNotContain("name=\"staff_officials\"");
    }

    [Fact]
    public async Task What_is_typed_stays_readable_or_not()
    {
        using var clerk = await _site.SignInAsync("ward21550");
        await SaveAsync(clerk, 0, ("staff_officials", "mười"), ("staff_civil_servants", "1.5"), ("computers_total", "1.024"));
        var page = await clerk.ReadAsync(_page);
        ValueOf(page, "staff_officials").ShouldBe("mười");
        ValueOf(page, "staff_civil_servants").ShouldBe("1.5");
        ValueOf(page, "computers_total").ShouldBe("1.024");
        page.ShouldContain("“1.5” có thể hiểu là 1,5 hoặc 15.");
    }

    [Fact]
    public async Task What_can_be_meant_two_ways_or_was_typed_for_an_old_font_is_taken_as_offered_with_one_press()
    {
        using var clerk = await _site.SignInAsync("ward21550");
        await SaveAsync(clerk, 0, ("staff_officials", "1.5"), ("reporter_name", "NguyÔn ThÞ Hoµ"));
        var page = await clerk.ReadAsync(_page);
        page.ShouldContain("name=\"_use\" value=\"staff_officials=15\"");
        page.ShouldContain("name=\"_use\" value=\"reporter_name=Nguyễn Thị Hoà\"");

        var answer = await clerk.PostAsync(_page, _page, ("_version", "1"), ("_use", "staff_officials=15"), ("staff_officials", "1.5"));
        answer.Headers.Location!.ToString().ShouldBe($"{_page}#f-staff_officials");
        await clerk.PostAsync(_page, _page, ("_version", "2"), ("_use", "reporter_name=Nguyễn Thị Hoà"), ("reporter_name", "NguyÔn ThÞ Hoµ"));
        page = await clerk.ReadAsync(_page);
        (ValueOf(page, "staff_officials"), ValueOf(page, "reporter_name")).ShouldBe(("15", "Nguyễn Thị Hoà"));
        page.ShouldNotContain("name=\"_use\"");
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once_and_the_draft_is_kept()
    {
        using var clerk = await _site.SignInAsync("ward21550");
        var fields = Complete().Where(field => field.Name != "has_lan").Select(field => field.Name == "computers_working" ? (field.Name, "25") : field);
        var answer = await clerk.PostAsync(_page, _page, [.. fields, ("_version", "0"), ("_action", "submit")]);
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        page.ShouldContain("href=\"#f-has_lan\"");
        page.ShouldContain("href=\"#f-computers_working\"");
        ValueOf(page, "_version").ShouldBe("1");
        ValueOf(await clerk.ReadAsync(_page), "computers_working").ShouldBe("25");
    }

    [Fact]
    public async Task Two_people_who_save_settle_it_answer_by_answer()
    {
        using var first = await _site.SignInAsync("ward21550");
        using var second = await _site.SignInAsync("ward21550");
        var seen = ValueOf(await second.ReadAsync(_page), "_seen");
        await SaveAsync(first, 0, ("staff_officials", "11"), ("staff_civil_servants", "7"));

        var refused = await second.PostAsync(_page, _page, ("staff_officials", "12"), ("staff_civil_servants", ""), ("_version", "0"), ("_seen", seen), ("_action", "save"));
        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
        Chosen(page).ShouldBe(["_take:staff_officials=mine", "_take:staff_civil_servants=theirs"]);

        await SaveAsync(second, 1, ("staff_officials", "12"), ("staff_civil_servants", ""), ("_take:staff_officials", "mine"), ("_take:staff_civil_servants", "theirs"));
        var settled = await second.ReadAsync(_page);
        (ValueOf(settled, "staff_officials"), ValueOf(settled, "staff_civil_servants")).ShouldBe(("12", "7"));
    }

    [Fact]
    public async Task A_field_that_no_page_has_is_refused_and_nothing_is_saved()
    {
        using var clerk = await _site.SignInAsync("ward21550");
        var answer = await clerk.PostAsync(_page, _page, ("staff_officials", "12"), ("unheard_of", "1"), ("_version", "0"), ("_action", "save"));
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        ValueOf(await answer.Content.ReadAsStringAsync(), "staff_officials").ShouldBe("12");
        ValueOf(await clerk.ReadAsync(_page), "_version").ShouldBe("0");
    }

    [Fact]
    public async Task A_form_that_comes_from_elsewhere_changes_nothing_but_is_shown_again()
    {
        using var clerk = await _site.SignInAsync("ward21550");
        var answer = await clerk.PostWithoutTokenAsync(_page, ("staff_officials", "12"), ("_version", "0"), ("_action", "submit"));
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        ValueOf(await answer.Content.ReadAsStringAsync(), "staff_officials").ShouldBe("12");
        ValueOf(await clerk.ReadAsync(_page), "_version").ShouldBe("0");
    }

    [Fact]
    public async Task Vietnamese_is_sent_as_it_is_written()
    {
        using var clerk = await _site.SignInAsync("ward21550");
        var source = await (await clerk.GetAsync(_page)).Content.ReadAsStringAsync();
        source.ShouldContain("Nhân sự");
        source.ShouldNotContain("&#x1");
    }

    private static IEnumerable<(string Name, string Value)> Complete() => CommuneAnswers.Complete()
        .Select(answer => (answer.Key, answer.Value!.ToString().Replace('.', ',')));

    private async Task SaveAsync(Visitor clerk, int version, params (string Name, string Value)[] fields)
    {
        var answer = await clerk.PostAsync(_page, _page, [.. fields, ("_version", $"{version}"), ("_action", "save")]);
        answer.StatusCode.ShouldBe(HttpStatusCode.Found, await answer.Content.ReadAsStringAsync());
    }

    private static string ValueOf(string page, string field) =>
        Regex.Match(page, $"""<input[^>]* name="{Regex.Escape(field)}" value="(?<value>[^"]*)""").Groups["value"].Value;

    private static IEnumerable<string> Chosen(string page) =>
        CheckedRadio().Matches(page).Select(radio => $"{radio.Groups["name"].Value}={radio.Groups["value"].Value}");

    [GeneratedRegex("""<input type="radio" name="(?<name>_take:[^"]*)" value="(?<value>[^"]*)" checked""", RegexOptions.ExplicitCapture)]
    private static partial Regex CheckedRadio();
}
