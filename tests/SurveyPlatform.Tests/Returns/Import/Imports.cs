using SurveyPlatform.Collection;
using SurveyPlatform.Returns;
using SurveyPlatform.Returns.Import;
using SurveyPlatform.Shared;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Returns.Import;

/// <summary>What somebody at an operator does with a file of theirs.</summary>
internal static class Imports
{
    public const string Group = "lines";
    public const string Vnpt = "VNPT";

    public static Task<Outcome<ImportStep>> StartAsync(this Site site, Obligation obligation, byte[] file, Actor actor, string name = "lines.xlsx") =>
        site.AskAsync<StartImport, Outcome<ImportStep>>(start => start.RunAsync(obligation.Id, Group, name, new MemoryStream(file), actor, CancellationToken.None));

    public static Task<Outcome<ImportSession>> ImportAsync(this Site site, Obligation obligation, Actor actor) =>
        site.AskAsync<OpenImport, Outcome<ImportSession>>(open => open.RunAsync(obligation.Id, Group, actor, CancellationToken.None));

    public static Task<Outcome<ImportSession>> PlanAsync(this Site site, Obligation obligation, Func<ImportSession, ImportPlan> change, Actor actor) =>
        site.AskAsync<PlanImport, Outcome<ImportSession>>(plan => plan.RunAsync(obligation.Id, Group, change, actor, CancellationToken.None));

    public static async Task<PreviewImport.Result> PreviewAsync(this Site site, Obligation obligation, Actor actor) =>
        (await site.AskAsync<PreviewImport, Outcome<PreviewImport.Result>>(preview => preview.RunAsync(obligation.Id, Group, actor, CancellationToken.None))).Require();

    public static Task<Outcome<PreviewImport.Result>> TakeAsync(this Site site, Obligation obligation, int version, Actor actor) =>
        site.AskAsync<TakeImport, Outcome<PreviewImport.Result>>(take => take.RunAsync(obligation.Id, Group, version, actor, CancellationToken.None));

    public static async Task<IReadOnlyList<AnswerLine>> LinesAsync(this Site site, Obligation obligation, Actor actor) =>
        (await site.OpenReturnAsync(obligation, actor)).Require().Answers.Lines.GetValueOrDefault(Group) ?? [];

    /// <summary>The plan with what these words stand for.</summary>
    public static ImportPlan Meaning(this ImportPlan plan, string question, params (string Word, string Value)[] words)
    {
        var known = new Dictionary<string, string>(plan.Words.GetValueOrDefault(question) ?? [], StringComparer.Ordinal);
        foreach (var (word, value) in words)
        {
            known[ImportWord.KeyOf(word, "")] = value;
        }

        return plan with { Words = new(plan.Words, StringComparer.Ordinal) { [question] = known } };
    }

    public static (int Same, int Changed, int New, int Kept, int Gone) Counts(this ImportMerge merge) =>
        (merge.Count(LineChange.Same), merge.Count(LineChange.Changed), merge.Count(LineChange.New), merge.Count(LineChange.Kept), merge.Gone.Count);
}
