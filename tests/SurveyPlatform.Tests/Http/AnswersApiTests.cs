using System.Net;
using SurveyPlatform.Tests.Ground;
using SurveyPlatform.Tests.Server;

namespace SurveyPlatform.Tests.Http;

public sealed class AnswersApiTests
{
    [EachStore]
    public async Task A_program_fetches_the_form_saves_the_answers_and_hands_them_in(string store)
    {
        await using var site = await ServerSite.OpenAsync(store);
        using var program = await site.ProgramOfAsync("ward21550");
        var list = await (await program.GetAsync("/api/v1/obligations?period=2023-Q3&show=outstanding")).JsonAsync();
        var id = Guid.Parse(list["items"]!.AsArray().ShouldHaveSingleItem()!["id"]!.GetValue<string>());
        var form = await (await program.GetAsync($"/api/v1/obligations/{id}/template")).JsonAsync();
        form["code"]!.GetValue<string>().ShouldBe("hardware");
        var empty = await program.GetAsync($"/api/v1/obligations/{id}/answers");
        (empty.Headers.ETag!.Tag, await empty.Content.ReadAsStringAsync()).ShouldBe(("\"0\"", "{}"));

        var saved = await program.PutAnswersAsync(id, CommuneAnswers.Complete(), "\"0\"");
        saved.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await saved.JsonAsync())["violations"]!.ToJsonString().ShouldBe("[]");
        var submitted = await program.SubmitAsync(id, saved.Headers.ETag!.Tag);
        submitted.StatusCode.ShouldBe(HttpStatusCode.OK);
        var receipt = await submitted.JsonAsync();
        receipt["number"]!.GetValue<string>().ShouldBe("2023-Q3/hardware/21550/1");
        (await (await program.GetAsync($"/api/v1/obligations/{id}/receipt")).JsonAsync()).ToJsonString().ShouldBe(receipt.ToJsonString());
        var stored = await (await program.GetAsync($"/api/v1/obligations/{id}/answers")).JsonAsync();
        stored["staff_officials"]!.GetValue<int>().ShouldBe(10);
        stored["reporter_name"]!.GetValue<string>().ShouldBe("Nguyễn Thị Hoà");
    }

    [Fact]
    public async Task Who_does_not_say_which_version_they_saw_may_not_write()
    {
        await using var site = await ServerSite.OpenAsync();
        using var program = await site.ProgramOfAsync("ward21550");
        var id = await site.ObligationAsync("21550");
        foreach (var ifMatch in new[] { null, "*", "W/\"0\"", "\"zero\"" })
        {
            (await program.PutAnswersAsync(id, CommuneAnswers.Complete(), ifMatch)).StatusCode.ShouldBe(HttpStatusCode.PreconditionRequired, ifMatch);
            (await program.SubmitAsync(id, ifMatch)).StatusCode.ShouldBe(HttpStatusCode.PreconditionRequired, ifMatch);
        }
    }

    [EachStore]
    public async Task A_stale_write_is_refused_with_what_differs_and_changes_nothing(string store)
    {
        await using var site = await ServerSite.OpenAsync(store);
        using var program = await site.ProgramOfAsync("ward21550");
        var id = await site.ObligationAsync("21550");
        await program.PutAnswersAsync(id, CommuneAnswers.Complete(), "\"0\"");
        var stale = await program.PutAnswersAsync(id, CommuneAnswers.With("staff_officials", 99), "\"0\"");
        stale.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        stale.Headers.ETag!.Tag.ShouldBe("\"1\"");
        var problem = await stale.JsonAsync();
        problem["code"]!.GetValue<string>().ShouldBe("returns.changed-meanwhile");
        problem["differences"]!.ToJsonString().ShouldBe("""[{"place":"staff_officials","mine":"99","theirs":"10"}]""");
        (await program.SubmitAsync(id, "\"0\"")).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await (await program.GetAsync($"/api/v1/obligations/{id}/answers")).JsonAsync())["staff_officials"]!.GetValue<int>().ShouldBe(10);
    }

    [Fact]
    public async Task What_is_wrong_is_told_on_saving_and_all_of_it_on_submitting()
    {
        await using var site = await ServerSite.OpenAsync();
        using var program = await site.ProgramOfAsync("ward21550");
        var id = await site.ObligationAsync("21550");
        var answers = CommuneAnswers.With("computers_working", 5000);
        answers.Remove("has_firewall");
        var saved = await program.PutAnswersAsync(id, answers, "\"0\"");
        saved.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await saved.JsonAsync())["canSubmit"]!.GetValue<bool>().ShouldBeFalse();
        var submitted = await program.SubmitAsync(id, "\"1\"");
        submitted.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var places = (await submitted.JsonAsync())["problems"]!.AsArray().Select(problem => problem!["place"]?.GetValue<string>()).ToList();
        places.ShouldContain("has_firewall");
        places.Count.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task A_submitted_return_takes_no_more_answers()
    {
        await using var site = await ServerSite.OpenAsync();
        using var program = await site.ProgramOfAsync("ward21550");
        var id = await site.ObligationAsync("21550");
        await program.PutAnswersAsync(id, CommuneAnswers.Complete(), "\"0\"");
        (await program.SubmitAsync(id, "\"1\"")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var late = await program.PutAnswersAsync(id, CommuneAnswers.Complete(), "\"2\"");
        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await late.JsonAsync())["code"]!.GetValue<string>().ShouldBe("returns.not-editable");
    }
}
