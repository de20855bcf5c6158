using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Mail;
using SurveyPlatform.Returns;
using SurveyPlatform.Server.Demo;
using SurveyPlatform.Shared;
using SurveyPlatform.Tests.Demo;

namespace SurveyPlatform.Tests.Ground;

/// <summary>2023-Q3 of Bình Định, opened, on the morning after the cut-off; nobody has answered yet. Due on 21/09/2023.</summary>
public static class Quarter
{
    /// <summary>Phường Nhơn Bình in Quy Nhơn.</summary>
    public const string NhonBinh = "21550";

    /// <summary>Another commune of the same city.</summary>
    public const string NhonPhu = "21553";
    public const string QuyNhon = "540";

    public static async Task<Site> OpenAsync(string store, MailSettings? mail = null)
    {
        var site = await Site.OpenAsync(store, mail, Site.BinhDinh);
        site.Clock.Set("2023-09-15 08:00");
        (await site.OpenDueAsync()).Require();
        return site;
    }

    public static Task<Outcome<OpenDueExercises.Result>> OpenDueAsync(this Site site) =>
        site.AskAsync<OpenDueExercises, Outcome<OpenDueExercises.Result>>(open => open.RunAsync(Actor.System, CancellationToken.None));

    public static Task<Obligation> ObligationOfAsync(this Site site, string unitCode) =>
        site.StoreAsync(db => db.Obligations.AsNoTracking().SingleAsync(item => item.UnitCode == unitCode));

    /// <summary>Somebody who works at the unit.</summary>
    public static async Task<Actor> SomebodyAtAsync(this Site site, string unitCode, Role role = Role.Respondent) =>
        new($"{role}.{unitCode}", unitCode, Actor.PermissionsOf([role]), (await site.ObligationOfAsync(unitCode)).Path);

    public static Actor Coordinator { get; } = new("so-tttt", "Sở TTTT", Actor.PermissionsOf([Role.Coordinator]), "/");

    /// <summary>Answers that can be submitted.</summary>
    public static AnswerSet AnswersOf(string unitCode) => Good.Value[unitCode];

    public static Task<Outcome<SaveDraft.Result>> SaveAsync(this Site site, Obligation obligation, int version, AnswerSet answers, Actor actor) =>
        site.AskAsync<SaveDraft, Outcome<SaveDraft.Result>>(save => save.RunAsync(obligation.Id, version, answers, actor, CancellationToken.None));

    public static Task<Outcome<SubmitReturn.Receipt>> SubmitAsync(this Site site, Obligation obligation, int version, Actor actor) =>
        site.AskAsync<SubmitReturn, Outcome<SubmitReturn.Receipt>>(submit => submit.RunAsync(obligation.Id, version, actor, CancellationToken.None));

    public static Task<Outcome<OpenReturn.Result>> OpenReturnAsync(this Site site, Obligation obligation, Actor actor) =>
        site.AskAsync<OpenReturn, Outcome<OpenReturn.Result>>(open => open.RunAsync(obligation.Id, actor, CancellationToken.None));

    public static Task<Outcome<ReviewReturn.Result>> ReviewAsync(
        this Site site, Obligation obligation, int version, ReturnAction action, string? note, Actor actor) =>
        site.AskAsync<ReviewReturn, Outcome<ReviewReturn.Result>>(review =>
            review.RunAsync(obligation.Id, version, new(action, note), actor, CancellationToken.None));

    /// <summary>The unit saves good answers and hands them in.</summary>
    public static async Task<SubmitReturn.Receipt> HandInAsync(this Site site, string unitCode)
    {
        var (obligation, clerk) = (await site.ObligationOfAsync(unitCode), await site.SomebodyAtAsync(unitCode));
        var saved = (await site.SaveAsync(obligation, 0, AnswersOf(unitCode), clerk)).Require();
        return (await site.SubmitAsync(obligation, saved.Version, clerk)).Require();
    }

    private static readonly Lazy<IReadOnlyDictionary<string, AnswerSet>> Good = new(() =>
        DemoAnswers.Hardware(BinhDinh.Units, BinhDinh.Seed).Concat(DemoAnswers.Connectivity(BinhDinh.Units, BinhDinh.Seed)).ToDictionary());
}
