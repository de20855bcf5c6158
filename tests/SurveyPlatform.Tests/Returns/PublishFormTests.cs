using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Returns;

public sealed class PublishFormTests
{
    private const string DongDa = "21559";

    [EachStore]
    public async Task A_form_published_in_mid_quarter_takes_open_drafts_along_and_leaves_what_was_submitted(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var submitted = await site.HandInAsync(Quarter.NhonPhu);
        var (obligation, clerk) = await DraftAsync(site, Quarter.NhonBinh);
        var approved = await ApproveAsync(site, DongDa);
        var done = (await site.PublishAndMoveAsync(ChangedForm.Of(await site.NewestAsync()))).Require();
        (done.Number, done.Exercises, done.DraftsMoved, done.DraftsLeft).ShouldBe((2, 1, 1, 0));
        done.Breaks.Select(broken => broken.Element).ShouldBe(["security_incidents", "reporter_name"], ignoreOrder: true);

        var mine = (await site.OpenReturnAsync(obligation, clerk)).Require();
        mine.TemplateVersionId.ShouldBe(done.VersionId);
        mine.Version.ShouldBe(2);
        var before = Quarter.AnswersOf(Quarter.NhonBinh);
        mine.Answers.Values["routers_to_patch"].ShouldBe(before.Values["routers_unpatched"]);
        mine.Answers.Values["security_incidents"].ToString().ShouldBe(before.Values["security_incidents"].ToString());
        mine.Answers.Unread["reporter_name"].ShouldBe(before.Values["reporter_name"].ToString());
        mine.Change.ShouldNotBeNull().Dropped.ShouldHaveSingleItem().Text.ShouldBe("Xin thêm máy tính");
        mine.Change.Unread.ShouldBe(1);
        mine.Return!.LastSavedBy.ShouldBe(clerk.Name);
        var kept = await site.StoreAsync(db => db.MigratedDrafts.SingleAsync());
        AnswerJson.ReadStored(await FirstAsync(site), kept.AnswersJson).Values["proposals"].ToString().ShouldBe("Xin thêm máy tính");

        foreach (var unit in new[] { Quarter.NhonPhu, DongDa })
        {
            var theirs = (await site.OpenReturnAsync(await site.ObligationOfAsync(unit), Quarter.Coordinator)).Require();
            theirs.Template.Template.Questions.ShouldContain(question => question.Name == "routers_unpatched");
            theirs.Return!.Revisions.ShouldAllBe(revision => revision.TemplateVersionId == theirs.TemplateVersionId);
            theirs.Change.ShouldBeNull();
        }

        var reopened = await site.SomebodyAtAsync(Quarter.QuyNhon, Role.Reviewer);
        (await site.ReviewAsync(await site.ObligationOfAsync(DongDa), approved, ReturnAction.Reopen, "Đề nghị kiểm tra lại số liệu.", reopened)).Require();
        (await site.MoveDraftsAsync()).Require().Moved.ShouldBe(0, "what was handed in with a version stays with it");
        var again = (await site.OpenReturnAsync(await site.ObligationOfAsync(DongDa), await site.SomebodyAtAsync(DongDa))).Require();
        again.Template.Template.Questions.ShouldContain(question => question.Name == "proposals");
        (await site.SubmitAsync(again.Obligation, again.Version, await site.SomebodyAtAsync(DongDa))).Require().Revision.ShouldBe(2);
        submitted.Revision.ShouldBe(1);
    }

    [EachStore]
    public async Task A_unit_that_saves_while_the_form_changes_is_told_and_loses_nothing(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var (obligation, clerk) = await DraftAsync(site, Quarter.NhonBinh);
        var opened = (await site.OpenReturnAsync(obligation, clerk)).Require();
        (await site.PublishAndMoveAsync(ChangedForm.Of(await site.NewestAsync()))).Require();
        (await site.SaveAsync(obligation, opened.Version, opened.Answers, clerk)).Problems.ShouldHaveSingleItem().ShouldBe(ReturnsProblems.ChangedMeanwhile);

        var carried = (await site.AskAsync((CarryAnswers carry) => carry.RunAsync(
            obligation.Id, opened.TemplateVersionId, form => AnswerReader.ReadForm(form, [new("routers_unpatched", "77"), new("proposals", "Mới")], opened.Answers),
            clerk, CancellationToken.None))).Require();
        carried.Answers.Values["routers_to_patch"].AsNumber.ShouldBe(77);
        carried.Dropped.ShouldContain(answer => answer.Place == "proposals" && answer.Text == "Mới");
        var saved = (await site.SaveAsync(obligation, opened.Version + 1, carried.Answers, clerk)).Require();
        saved.Evaluation.Violations.ShouldContain(violation => violation.Place == "reporter_email");
        (await site.OpenReturnAsync(obligation, clerk)).Require().Change.ShouldBeNull("who has saved has seen the newer form");
    }

    [EachStore]
    public async Task Units_that_have_not_begun_are_asked_the_newer_form(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var done = (await site.PublishAndMoveAsync(ChangedForm.Of(await site.NewestAsync()))).Require();
        var (obligation, clerk) = (await site.ObligationOfAsync(Quarter.NhonBinh), await site.SomebodyAtAsync(Quarter.NhonBinh));
        (await site.OpenReturnAsync(obligation, clerk)).Require().TemplateVersionId.ShouldBe(done.VersionId);
        var earlier = await site.StoreAsync(db => db.TemplateVersions.Where(version => version.TemplateCode == ChangedForm.Code && version.Number == 1).Select(version => version.Id).SingleAsync());
        var late = await site.AskAsync((SaveDraft save) => save.RunAsync(obligation.Id, 0, Quarter.AnswersOf(Quarter.NhonBinh), clerk, CancellationToken.None, earlier));
        late.Problems.ShouldHaveSingleItem().ShouldBe(ReturnsProblems.ChangedMeanwhile);
    }

    [EachStore]
    public async Task Moving_drafts_can_be_cut_off_and_taken_up_again(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var units = (await site.StoreAsync(db => db.Obligations.Where(item => item.Exercise.CollectionCode == ChangedForm.Code).OrderBy(item => item.UnitCode)
            .Select(item => item.UnitCode).Take(7).ToListAsync()));
        foreach (var unit in units)
        {
            await DraftAsync(site, unit);
        }

        var done = (await site.PublishAndMoveAsync(ChangedForm.Of(await site.NewestAsync()), atOnce: 3)).Require();
        (done.DraftsMoved, done.DraftsLeft).ShouldBe((3, 4));
        (await site.StoreAsync(db => db.ExerciseMoves.SingleAsync())).FinishedAtUtc.ShouldBeNull();
        var runs = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(site.MoveDraftsAsync)));
        runs.ShouldAllBe(run => run.Problems.Count == 0);
        (await site.MoveDraftsAsync()).Require().ShouldBe(new(0, 0));
        (await site.StoreAsync(db => db.MigratedDrafts.CountAsync())).ShouldBe(7);
        (await site.StoreAsync(db => db.Returns.CountAsync(item => item.TemplateVersionId == done.VersionId && item.Version == 2))).ShouldBe(7);
        (await site.StoreAsync(db => db.ExerciseMoves.SingleAsync())).FinishedAtUtc.ShouldNotBeNull();
    }

    [EachStore]
    public async Task A_draft_goes_through_two_changes_one_after_the_other(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var (obligation, clerk) = await DraftAsync(site, Quarter.NhonBinh);
        (await site.PublishAndMoveAsync(ChangedForm.Of(await site.NewestAsync()), atOnce: 0)).Require().DraftsLeft.ShouldBe(1);
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        var third = (await site.PublishAndMoveAsync((await site.NewestAsync()).With(question =>
            question.Name == "routers_to_patch" ? question with { Name = "routers_unsafe" } : question))).Require();
        third.DraftsMoved.ShouldBe(2, "one draft, twice");
        var opened = (await site.OpenReturnAsync(obligation, clerk)).Require();
        opened.Answers.Values["routers_unsafe"].ShouldBe(Quarter.AnswersOf(Quarter.NhonBinh).Values["routers_unpatched"]);
    }

    [EachStore]
    public async Task What_stays_open_with_its_version_stays_as_it_is(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var (obligation, clerk) = await DraftAsync(site, Quarter.NhonBinh);
        var draft = await site.DraftAsync(ChangedForm.Of(await site.NewestAsync()));
        (await PublishAsync(site, draft)).Require().Exercises.ShouldBe(0);
        (await site.MoveDraftsAsync()).Require().ShouldBe(new(0, 0));
        (await site.OpenReturnAsync(obligation, clerk)).Require().Template.Template.Questions.ShouldContain(question => question.Name == "proposals");
    }

    [EachStore]
    public async Task Of_two_who_publish_at_once_one_is_refused_with_who_was_first(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var draft = await site.DraftAsync(ChangedForm.Of(await site.NewestAsync()));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => PublishAsync(site, draft))));
        outcomes.Count(outcome => outcome.Problems.Count == 0).ShouldBe(1);
        outcomes.SelectMany(outcome => outcome.Problems).ShouldAllBe(problem =>
            problem.Code == "templates.newer-published" || problem.Code == "templates.draft-changed" || problem.Code == "templates.no-draft");
        (await site.StoreAsync(db => db.TemplateVersions.CountAsync(version => version.TemplateCode == ChangedForm.Code))).ShouldBe(2);
    }

    [EachStore]
    public async Task A_draft_that_began_before_somebody_published_is_refused_until_it_was_looked_at(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var form = await site.NewestAsync();
        var draft = await site.DraftAsync(ChangedForm.Of(form));
        (await site.AskAsync((PublishTemplate publish) => publish.RunAsync(form with { Title = new("Bản của tỉnh") }, Actor.System, CancellationToken.None))).Require();
        (await PublishAsync(site, draft)).Problems.ShouldHaveSingleItem().Code.ShouldBe("templates.newer-published");
        (await site.AskAsync((RebaseTemplateDraft rebase) => rebase.RunAsync(form.Code, draft, 1, Actor.System, CancellationToken.None))).Problems
            .ShouldHaveSingleItem().Code.ShouldBe("templates.newer-published");
        (await site.AskAsync((RebaseTemplateDraft rebase) => rebase.RunAsync(form.Code, draft, 2, Actor.System, CancellationToken.None))).Require();
        (await PublishAsync(site, draft)).Require().Number.ShouldBe(3);
    }

    [EachStore]
    public async Task The_impact_counts_what_is_open_and_what_would_be_lost(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        await site.HandInAsync(Quarter.NhonPhu);
        await DraftAsync(site, Quarter.NhonBinh);
        await site.DraftAsync(ChangedForm.Of(await site.NewestAsync()));
        var impact = (await site.AskAsync((PreviewTemplateImpact preview) => preview.RunAsync(ChangedForm.Code, Actor.System, CancellationToken.None))).Require();
        impact.Next.ShouldBe(2);
        impact.Problems.ShouldBeEmpty();
        var exercise = impact.Exercises.ShouldHaveSingleItem();
        (exercise.Drafts, exercise.SentBack, exercise.Submitted, exercise.Approved).ShouldBe((1, 0, 1, 0));
        exercise.NotStarted.ShouldBe(exercise.Obligations - 2);
        impact.Sources.Single().Changes.Select(change => $"{change.Kind} {change.Name} {change.Drafts}").ShouldBe(
            ["Renamed routers_unpatched 1", "Retyped security_incidents 1", "Retyped reporter_name 1", "Lost proposals 1", "New reporter_email 0"], ignoreOrder: true);
    }

    [EachStore]
    public async Task A_mapping_that_does_not_fit_is_refused_and_nothing_is_published(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var draft = await site.DraftAsync(ChangedForm.Of(await site.NewestAsync()));
        var exercises = await site.OpenExercisesAsync();
        var first = await site.StoreAsync(db => db.Exercises.Where(exercise => exercise.Id == exercises[0]).Select(exercise => exercise.TemplateVersionId).SingleAsync());
        var mapping = new TemplateMapping(new Dictionary<string, string?>(StringComparer.Ordinal) { ["remarks"] = "nowhere", ["nothing"] = "remarks" });
        var refused = await site.AskAsync((PublishForm publish) => publish.RunAsync(
            new(ChangedForm.Code, draft, exercises, new Dictionary<Guid, TemplateMapping> { [first] = mapping }), Actor.System, CancellationToken.None));
        refused.Problems.Select(problem => $"{problem.Place}: {problem.Code}").ShouldBe(["nothing: templates.mapping-unknown", "remarks: templates.mapping-unknown"], ignoreOrder: true);
        (await site.StoreAsync(db => db.TemplateVersions.CountAsync(version => version.TemplateCode == ChangedForm.Code))).ShouldBe(1);
        (await site.StoreAsync(db => db.TemplateDrafts.CountAsync())).ShouldBe(1);
    }

    private static Task<Outcome<PublishForm.Result>> PublishAsync(Site site, int draft) => site.AskAsync((PublishForm publish) =>
        publish.RunAsync(new(ChangedForm.Code, draft, [], new Dictionary<Guid, TemplateMapping>()), Actor.System, CancellationToken.None));

    private static async Task<(Obligation Obligation, Actor Clerk)> DraftAsync(Site site, string unit)
    {
        var (obligation, clerk) = (await site.ObligationOfAsync(unit), await site.SomebodyAtAsync(unit));
        var answers = Quarter.AnswersOf(unit).Copy();
        answers.Values["proposals"] = Value.Of("Xin thêm máy tính");
        (await site.SaveAsync(obligation, 0, answers, clerk)).Require();
        return (obligation, clerk);
    }

    private static async Task<int> ApproveAsync(Site site, string unit)
    {
        var receipt = await site.HandInAsync(unit);
        var reviewer = await site.SomebodyAtAsync(Quarter.QuyNhon, Role.Reviewer);
        return (await site.ReviewAsync(await site.ObligationOfAsync(unit), receipt.Version, ReturnAction.Approve, null, reviewer)).Require().Version;
    }

    private static async Task<FormTemplate> FirstAsync(Site site) =>
        TemplateJson.Read(await site.StoreAsync(db => db.TemplateVersions.Where(version => version.TemplateCode == ChangedForm.Code && version.Number == 1).Select(version => version.DocumentJson).SingleAsync())).Require();
}
