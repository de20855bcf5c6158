using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Remediation;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Server.Demo;

/// <summary>
/// After the first quarter most districts write a plan: the departments give their opinion, Finance wants changes of one, the plans are issued. Of
/// two districts one has only a draft and one nothing. After each later quarter verdicts close and open tasks, and the districts report.
/// </summary>
public static class DemoRemediation
{
    /// <summary>Vân Canh has no plan, Vĩnh Thạnh a draft that leaves things out; of Tuy Phước Finance wanted changes first.</summary>
    private const string None = "551", Draft = "546", Disputed = "550";

    private const string Finance = "SO-TC";

    public static async Task AfterQuarterAsync(IServiceProvider services, DemoClock clock, Period quarter, CancellationToken cancellationToken)
    {
        var play = new Play(services, clock, cancellationToken);
        if (quarter == Period.Quarter(2023, 3))
        {
            await play.WriteAsync();
        }
        else
        {
            await play.GoOnAsync(quarter);
        }
    }

    private sealed class Play(IServiceProvider services, DemoClock clock, CancellationToken cancellationToken)
    {
        private static readonly Actor Coordinator = new("dieuphoi", "Sở Thông tin và Truyền thông", Actor.PermissionsOf([Role.Coordinator]), "/");

        public async Task WriteAsync()
        {
            var morning = clock.GetUtcNow().UtcDateTime.ToLocal();
            var finance = new Actor("taichinh", "Sở Tài chính", Actor.PermissionsOf([Role.Adviser]), (await UnitsAsync(version => version.Code == Finance))[0].Path);
            foreach (var district in await DistrictsAsync())
            {
                if (district.Code == None || await BeginAsync(district) is not { } id)
                {
                    continue;
                }

                if (district.Code != Draft)
                {
                    await FillInAsync(id, district, "Ngân sách cấp huyện");
                    await AgreeAsync(id, district, finance);
                }
            }

            clock.StandAt(morning.AddHours(2));
            foreach (var district in await DistrictsAsync())
            {
                await IssueAsync(district);
            }

            clock.StandAt(morning);
        }

        public async Task GoOnAsync(Period quarter)
        {
            await AskAsync<FollowVerdicts, FollowVerdicts.Tally>(follow => follow.RunAsync(Actor.System, cancellationToken));
            foreach (var district in await DistrictsAsync())
            {
                foreach (var plan in await PlansAsync(district))
                {
                    await ReportAsync(plan, district, quarter);
                }
            }

            await AskAsync<ChaseTasks, int>(chase => chase.RunAsync(Actor.System, cancellationToken));
        }

        private async Task<Guid?> BeginAsync(Owner district)
        {
            var choice = await AskAsync<StartPlan, StartPlan.Choice>(start => start.ChooseAsync(district.Reviewer, cancellationToken));
            // A draft that is not finished leaves every third out: nobody has a task for it.
            var chosen = choice.Rows.Where((_, at) => district.Code != Draft || at % 3 != 0).Select(row => row.VerdictId).ToHashSet();
            return chosen.Count == 0 ? null : await AskAsync<StartPlan, Guid>(start => start.RunAsync(clock.Today.Year, chosen, district.Reviewer, cancellationToken));
        }

        private async Task FillInAsync(Guid id, Owner district, string source)
        {
            var plan = (await ReadAsync(id, district.Reviewer)).Plan;
            var tasks = plan.Tasks.ToDictionary(task => task.Id, task => task.Text with
            {
                Solution = DemoPlanTexts.SolutionOf(task.CriterionCode),
                Responsible = task.IsOwnersOwn ? $"Chánh Văn phòng HĐND và UBND {InText(district.Name)}" : $"Chủ tịch UBND {InText(task.UnitName)}",
                StartOn = new(plan.Year, 11, 1),
                // Every seventh is to be ready before the year ends: some will not be.
                EndOn = task.Number % 7 == 0 ? new(plan.Year, 12, 15) : new DateOnly(plan.Year + 1, 9, 30),
                Money = DemoPlanTexts.MoneyOf(task.CriterionCode, task.Shortcoming?.Gap),
                MoneySource = task.IsOwnersOwn ? source : "Ngân sách cấp xã, cấp huyện hỗ trợ",
            });
            await AskAsync<SavePlan, int>(save => save.RunAsync(id, new(plan.Version, plan.Text, tasks, new HashSet<Guid>()), district.Reviewer, cancellationToken));
        }

        private async Task AgreeAsync(Guid id, Owner district, Actor finance)
        {
            await AskOpinionsAsync(id, district, []);
            await GiveAsync(id, Coordinator, OpinionStance.Agrees, DemoPlanTexts.Agreed);
            if (district.Code == Disputed)
            {
                await GiveAsync(id, finance, OpinionStance.WantsChanges, DemoPlanTexts.ChangesWanted);
                var plan = (await ReadAsync(id, district.Reviewer)).Plan;
                await AskAsync<MovePlan, PlanState>(move => move.RunAsync(id, plan.Version, PlanAction.Revise, DemoPlanTexts.Revising, district.Reviewer, cancellationToken));
                await FillInAsync(id, district, "Ngân sách huyện năm 2023, dự phòng ngân sách năm 2024");
                await AskOpinionsAsync(id, district, [.. plan.LastOpinions.Where(opinion => opinion.Stance == OpinionStance.WantsChanges).Select(opinion => opinion.DepartmentId)]);
            }

            await GiveAsync(id, finance, OpinionStance.Agrees, DemoPlanTexts.Agreed);
        }

        private async Task IssueAsync(Owner district)
        {
            foreach (var plan in (await PlansAsync(district)).Where(plan => plan.State == PlanState.OpinionsAsked))
            {
                await AskAsync<IssuePlan, Done>(issue => issue.RunAsync(plan.Id, new(plan.Version, $"{district.Code}/KH-UBND", clock.Today, []), district.Reviewer, cancellationToken));
            }
        }

        /// <summary>What was due is reported on: one in three as done, the others half way.</summary>
        private async Task ReportAsync(RemediationPlan plan, Owner district, Period quarter)
        {
            foreach (var task in plan.Tasks.Where(task => plan.IsInForce && task.State == TaskState.Open && task.Number % 2 == quarter.Number % 2))
            {
                var percent = task.Number % 3 == 0 ? 100 : 50;
                await AskAsync<ReportTask, Done>(report => report.RunAsync(plan.Id, task.Id, new(percent, DemoPlanTexts.ProgressOf(percent), []), district.Reviewer, cancellationToken));
            }
        }

        private async Task AskOpinionsAsync(Guid id, Owner district, IReadOnlyList<UnitId> departments)
        {
            var plan = (await ReadAsync(id, district.Reviewer)).Plan;
            await AskAsync<AskOpinions, DateOnly>(ask => ask.RunAsync(id, plan.Version, departments, district.Reviewer, cancellationToken));
        }

        private async Task GiveAsync(Guid id, Actor adviser, OpinionStance stance, string text)
        {
            var plan = (await ReadAsync(id, adviser)).Plan;
            var opinion = plan.LastOpinions.First(item => item.MayBeGivenBy(adviser));
            await AskAsync<GiveOpinion, Done>(give => give.RunAsync(id, opinion.Id, new(stance, text, new Dictionary<Guid, string>()), adviser, cancellationToken));
        }

        private Task<GetPlan.Result> ReadAsync(Guid id, Actor actor) => AskAsync<GetPlan, GetPlan.Result>(get => get.RunAsync(id, actor, cancellationToken));

        private async Task<List<RemediationPlan>> PlansAsync(Owner district)
        {
            await using var scope = services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<SurveyDbContext>().Plans.AsNoTracking().Include(plan => plan.Tasks).Include(plan => plan.Opinions).AsSplitQuery()
                .Where(plan => plan.Path == district.Path).OrderBy(plan => plan.Year).ToListAsync(cancellationToken);
        }

        private async Task<List<Owner>> DistrictsAsync()
        {
            await using var scope = services.CreateAsyncScope();
            var ids = await scope.ServiceProvider.GetRequiredService<SurveyDbContext>().Units.Where(unit => unit.Kind == UnitKind.District).Select(unit => unit.Id).ToListAsync(cancellationToken);
            return [.. (await UnitsAsync(version => ids.Contains(EF.Property<UnitId>(version, "UnitId")))).Select(version => new Owner(version.Code, version.FullName, version.Path))];
        }

        private async Task<List<UnitVersion>> UnitsAsync(System.Linq.Expressions.Expression<Func<UnitVersion, bool>> which)
        {
            var today = clock.Today;
            await using var scope = services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<SurveyDbContext>().UnitVersions.AsNoTracking()
                .Where(version => version.ValidFrom <= today && (version.ValidTo == null || today < version.ValidTo)).Where(which).OrderBy(version => version.Code).ToListAsync(cancellationToken);
        }

        private async Task<TResult> AskAsync<TService, TResult>(Func<TService, Task<Outcome<TResult>>> action)
            where TService : notnull
            where TResult : notnull
        {
            await using var scope = services.CreateAsyncScope();
            return (await action(scope.ServiceProvider.GetRequiredService<TService>())).Require();
        }

        private static string InText(string name) => char.ToLowerInvariant(name[0]) + name[1..];

        private sealed record Owner(string Code, string Name, string Path)
        {
            public Actor Reviewer { get; } = new($"duyet.{Code}", Name, Actor.PermissionsOf([Role.Reviewer]), Path);
        }
    }
}
