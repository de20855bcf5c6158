using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Reports;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Tests.Ground;
using SurveyPlatform.Tests.Returns;

namespace SurveyPlatform.Tests.Templates;

/// <summary>What a designer says of series of figures when publishing.</summary>
public sealed class BreakTests
{
    [EachStore]
    public async Task A_unit_of_measure_that_was_merely_reworded_can_be_called_the_same(string store)
    {
        await using var site = await Site.OpenAsync(store, Site.BinhDinh);
        var draft = await site.DraftAsync(Changed(await site.NewestAsync()));
        var done = (await PublishAsync(site, draft, new DeclaredBreak("security_incidents", "  Nay tính theo tỷ lệ  "))).Require();
        done.Breaks.ShouldBe([new("security_incidents", BreakReason.Retyped, "Integer", "Percent", "Nay tính theo tỷ lệ")]);
        (await site.StoreAsync(db => db.TemplateVersions.SingleAsync(version => version.Id == done.VersionId))).Breaks.ShouldBe(done.Breaks);
    }

    [EachStore]
    public async Task What_was_refined_or_only_means_something_else_can_be_declared_a_break(string store)
    {
        await using var site = await Site.OpenAsync(store, Site.BinhDinh);
        var draft = await site.DraftAsync(Changed(await site.NewestAsync()));
        var done = (await PublishAsync(site, draft, new("security_incidents", "a"), new("internet_lines", "b"), new("interruption_hours", "c"))).Require();
        done.Breaks.Select(broken => $"{broken.Element} {broken.Reason} {broken.Note}").ShouldBe(
            ["security_incidents Retyped a", "internet_lines Retyped b", "interruption_hours Declared c"], ignoreOrder: true);
    }

    [EachStore]
    public async Task A_break_without_a_reason_a_certain_one_left_out_and_one_of_nothing_are_refused(string store)
    {
        await using var site = await Site.OpenAsync(store, Site.BinhDinh);
        var draft = await site.DraftAsync(Changed(await site.NewestAsync()));
        var refused = await PublishAsync(site, draft, new("interruptions", " "), new("nowhere", "x"), new("internet_lines", new('x', 501)));
        refused.Problems.Select(problem => $"{problem.Place} {problem.Code}").ShouldBe(
            ["break:interruptions templates.break-reason-missing", "break:nowhere templates.break-unknown", "break:internet_lines templates.reason-too-long", "break:security_incidents templates.break-certain"],
            ignoreOrder: true);
        (await site.StoreAsync(db => db.TemplateVersions.CountAsync(version => version.TemplateCode == ChangedForm.Code))).ShouldBe(1);
        (await site.StoreAsync(db => db.TemplateDrafts.CountAsync())).ShouldBe(1);
    }

    [EachStore]
    public async Task The_impact_proposes_breaks_and_says_which_of_them_are_certain(string store)
    {
        await using var site = await Site.OpenAsync(store, Site.BinhDinh);
        await site.DraftAsync(Changed(await site.NewestAsync()));
        var impact = (await site.AskAsync((PreviewTemplateImpact preview) => preview.RunAsync(ChangedForm.Code, Actor.System, CancellationToken.None))).Require();
        impact.Breaks.Select(proposal => $"{proposal.Break.Element} {proposal.IsProposed} {proposal.IsCertain}").ShouldBe(
            ["security_incidents True True", "interruptions True False", "internet_lines False False"], ignoreOrder: true);
    }

    [EachStore]
    public async Task Standards_and_reports_that_count_on_a_question_are_told_before_it_goes(string store)
    {
        await using var site = await Site.OpenAsync(store, Site.BinhDinh);
        var readers = (await site.AskAsync((ListElementReaders list) => list.RunAsync(
            ChangedForm.Code, ["proposals", "people_with_computer", "reporter_phone"], Actor.System, CancellationToken.None))).Require();
        readers.Where(reader => reader.Element == "proposals").ShouldBe([new("proposals", null, null)]);
        readers.ShouldContain(reader => reader.Element == "people_with_computer" && reader.Standard != null && reader.Part!.Vi == "Mỗi người có 01 máy tính để làm việc");
        readers.ShouldContain(reader => reader.Element == "people_with_computer" && reader.Standard == null && reader.Part != null);
        readers.ShouldNotContain(reader => reader.Element == "reporter_phone");
        var stranger = await site.AskAsync((ListElementReaders list) => list.RunAsync(ChangedForm.Code, ["proposals"], Quarter.Coordinator, CancellationToken.None));
        stranger.Problems.ShouldHaveSingleItem().ShouldBe(SharedProblems.NotPermitted);
    }

    [EachStore]
    public async Task An_answer_that_could_not_be_read_counts_as_one_that_would_be_lost(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var (obligation, clerk) = (await site.ObligationOfAsync(Quarter.NhonBinh), await site.SomebodyAtAsync(Quarter.NhonBinh));
        var answers = new AnswerSet();
        answers.Unread["internet_lines"] = "vài đường";
        (await site.SaveAsync(obligation, 0, answers, clerk)).Require();
        await site.DraftAsync((await site.NewestAsync()).With(question => question.Name == "internet_lines" ? question with { Type = QuestionType.Text, Min = null, Max = null } : question));
        var impact = (await site.AskAsync((PreviewTemplateImpact preview) => preview.RunAsync(ChangedForm.Code, Actor.System, CancellationToken.None))).Require();
        impact.Sources.Single().Changes.ShouldHaveSingleItem().Drafts.ShouldBe(1);
    }

    /// <summary>One of another nature, one reworded, one refined.</summary>
    private static FormTemplate Changed(FormTemplate form) => form.With(question => question.Name switch
    {
        "security_incidents" => question with { Type = QuestionType.Percent },
        "interruptions" => question with { UnitOfMeasure = new("lượt") },
        "internet_lines" => question with { Type = QuestionType.Decimal },
        _ => question,
    });

    private static Task<Outcome<PublishForm.Result>> PublishAsync(Site site, int draft, params DeclaredBreak[] breaks) => site.AskAsync((PublishForm publish) =>
        publish.RunAsync(new(ChangedForm.Code, draft, [], new Dictionary<Guid, TemplateMapping>(), Breaks: breaks), Actor.System, CancellationToken.None));
}
