using System.Security.Cryptography;
using System.Text;
using SurveyPlatform.Collection;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates.Expressions;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Returns;

public sealed class RevisionsTests
{
    [EachStore]
    public async Task Each_submission_says_what_became_of_it(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var (obligation, clerk) = await SubmittedTwiceAsync(site);
        var history = (await HistoryAsync(site, obligation, clerk)).Require();

        history.Revisions.Select(entry => entry.Revision.Number).ShouldBe([2, 1]);
        history.Revisions.Select(entry => entry.IsLate).ShouldBe([null, false]);
        history.Revisions[1].Reviews.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            review => review.Action.ShouldBe(ReturnAction.SendBack), review => review.Note.ShouldBe("Xem lại số cán bộ"));
        history.Revisions[0].Reviews.ShouldHaveSingleItem().Action.ShouldBe(ReturnAction.Approve);
        history.Events.Select(item => item.Action).ShouldBe([ReturnAction.Submit, ReturnAction.SendBack, ReturnAction.Submit, ReturnAction.Approve]);
    }

    [EachStore]
    public async Task Two_submissions_are_compared_answer_by_answer(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var (obligation, clerk) = await SubmittedTwiceAsync(site);
        var found = (await CompareAsync(site, obligation, 1, 2, clerk)).Require();
        var difference = found.Differences.ShouldHaveSingleItem();
        (difference.Place, difference.Theirs.AsNumber - difference.Mine.AsNumber).ShouldBe(("staff_officials", 1));
        (await CompareAsync(site, obligation, 2, 1, clerk)).Require().Differences.ShouldHaveSingleItem().Mine.ShouldBe(difference.Theirs);
        (await CompareAsync(site, obligation, 2, 2, clerk)).Require().Differences.ShouldBeEmpty();
    }

    [EachStore]
    public async Task The_first_is_compared_with_nothing_and_lines_are_told_one_by_one(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        await site.HandInAsync("VNPT");
        var (obligation, clerk) = (await site.ObligationOfAsync("VNPT"), await site.SomebodyAtAsync("VNPT"));
        var differences = (await CompareAsync(site, obligation, 0, 1, clerk)).Require().Differences;
        differences.ShouldAllBe(difference => difference.Mine.IsMissing);
        differences.ShouldContain(difference => difference.Place == "lines[1].unit");
    }

    [EachStore]
    public async Task What_there_is_not_or_is_not_theirs_is_not_found(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var (obligation, clerk) = await SubmittedTwiceAsync(site);
        foreach (var (from, to) in ((int, int)[])[(1, 3), (3, 1), (-1, 1), (0, 0)])
        {
            (await CompareAsync(site, obligation, from, to, clerk)).Problems.ShouldBe([SharedProblems.NotFound], $"{from} {to}");
        }

        var stranger = await site.SomebodyAtAsync(Quarter.NhonPhu);
        (await CompareAsync(site, obligation, 1, 2, stranger)).Problems.ShouldBe([SharedProblems.NotFound]);
        (await HistoryAsync(site, obligation, stranger)).Problems.ShouldBe([SharedProblems.NotFound]);
        (await ProofAsync(site, obligation, 1, stranger)).Problems.ShouldBe([SharedProblems.NotFound]);
        var receipt = (await ProofAsync(site, obligation, 1, clerk)).Require().Receipt;
        (await FindAsync(site, receipt.Hash, stranger)).Problems.ShouldBe([ReturnsProblems.NoSuchHash]);
        (await FindAsync(site, receipt.Hash, await site.SomebodyAtAsync(Quarter.QuyNhon))).Problems.ShouldBe([ReturnsProblems.NoSuchHash]);
    }

    [EachStore]
    public async Task The_file_that_a_unit_keeps_has_the_hash_of_the_receipt_and_leads_back_to_it(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var (obligation, clerk) = await SubmittedTwiceAsync(site);
        var proof = (await ProofAsync(site, obligation, 1, clerk)).Require();
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(proof.Text))).ShouldBe(proof.Receipt.Hash);

        foreach (var reader in (Actor[])[clerk, Quarter.Coordinator, await site.SomebodyAtAsync(Quarter.QuyNhon, Role.Reviewer)])
        {
            var pasted = $" {string.Concat(proof.Receipt.Hash.Chunk(8).Select(part => new string(part).ToUpperInvariant() + " "))}\n";
            var found = (await FindAsync(site, pasted, reader)).Require();
            (found.Receipt.Number, found.IsNewest).ShouldBe(("2023-Q3/hardware/21550/1", false), reader.Name);
        }
    }

    [EachStore]
    public async Task What_is_no_hash_is_of_nothing(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        foreach (var hash in (string[])["", "abc", new('0', 64), new('f', 100_000), "'; DROP TABLE returns; --"])
        {
            (await FindAsync(site, hash, Quarter.Coordinator)).Problems.ShouldBe([ReturnsProblems.NoSuchHash]);
        }
    }

    /// <summary>Submitted, sent back, submitted with one more official, approved; a minute apart.</summary>
    private static async Task<(Obligation Obligation, Actor Clerk)> SubmittedTwiceAsync(Site site)
    {
        var (obligation, clerk) = (await site.ObligationOfAsync(Quarter.NhonBinh), await site.SomebodyAtAsync(Quarter.NhonBinh));
        var receipt = await site.HandInAsync(Quarter.NhonBinh);
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        var sentBack = (await site.ReviewAsync(obligation, receipt.Version, ReturnAction.SendBack, "Xem lại số cán bộ", Quarter.Coordinator)).Require();
        var answers = Quarter.AnswersOf(Quarter.NhonBinh).Copy();
        answers.Values["staff_officials"] = Value.Of(answers.Values["staff_officials"].AsNumber!.Value + 1);
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        var saved = (await site.SaveAsync(obligation, sentBack.Version, answers, clerk)).Require();
        receipt = (await site.SubmitAsync(obligation, saved.Version, clerk)).Require();
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        (await site.ReviewAsync(obligation, receipt.Version, ReturnAction.Approve, null, Quarter.Coordinator)).Require();
        return (obligation, clerk);
    }

    private static Task<Outcome<GetReturnHistory.Result>> HistoryAsync(Site site, Obligation obligation, Actor actor) =>
        site.AskAsync<GetReturnHistory, Outcome<GetReturnHistory.Result>>(get => get.RunAsync(obligation.Id, actor, default));

    private static Task<Outcome<CompareRevisions.Result>> CompareAsync(Site site, Obligation obligation, int from, int to, Actor actor) =>
        site.AskAsync<CompareRevisions, Outcome<CompareRevisions.Result>>(compare => compare.RunAsync(obligation.Id, from, to, actor, default));

    private static Task<Outcome<GetReceipt.Proof>> ProofAsync(Site site, Obligation obligation, int number, Actor actor) =>
        site.AskAsync<GetReceipt, Outcome<GetReceipt.Proof>>(get => get.FindAsync(obligation.Id, number, actor, default));

    private static Task<Outcome<FindRevision.Result>> FindAsync(Site site, string hash, Actor actor) =>
        site.AskAsync<FindRevision, Outcome<FindRevision.Result>>(find => find.RunAsync(hash, actor, default));
}
