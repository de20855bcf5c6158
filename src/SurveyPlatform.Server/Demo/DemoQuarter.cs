using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Jobs;
using SurveyPlatform.Registry;
using SurveyPlatform.Reports;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Server.Demo;

/// <summary>
/// Plays a quarter day by day through the very use cases that pages, API and scheduler call: exercises are opened, units answer in
/// time, late or never, reminders go out, the districts approve, the report is compiled.
/// </summary>
public sealed class DemoQuarter(IServiceScopeFactory scopes, DemoClock clock, TextWriter output)
{
    /// <summary>After the last of the late ones; the day the department compiles its report.</summary>
    private const int CompileAfterWorkingDays = 8;

    public static readonly Period First = Period.Quarter(2023, 3);

    /// <param name="Day">The day the demonstration stands at in the end.</param>
    public sealed record Result(DateOnly Day, IReadOnlyList<ListExercises.Row> Exercises, int RemindersSent, CompileReport.Result Report);

    /// <summary>The first quarter by itself.</summary>
    public async Task<Result> RunAsync(CancellationToken cancellationToken)
    {
        var units = await UnitsAsync(PeriodScheme.Reporting.Window(First).End, cancellationToken);
        return await RunAsync(First, DemoWorld.First(units, DemoBaseline.Seed), isLast: true, cancellationToken);
    }

    /// <param name="world">As it is in the quarter.</param>
    /// <param name="isLast">Leaves something for who looks at it to do.</param>
    public async Task<Result> RunAsync(Period quarter, DemoWorld world, bool isLast, CancellationToken cancellationToken)
    {
        var calendar = await AskAsync<SurveyDbContext, WorkingCalendar>(db => db.ReadCalendarAsync(cancellationToken));
        var answers = world.Answers();
        var cutOff = PeriodScheme.Reporting.Window(quarter).End;
        clock.StandAt(cutOff.ToDateTime(new(0, 5)));
        await RunJobAsync(JobTable.CloseExercises, cancellationToken);
        await RunJobAsync(JobTable.OpenExercises, cancellationToken);

        var due = (await ExercisesAsync(cancellationToken)).Where(exercise => exercise.Period == quarter).Max(exercise => exercise.Due);
        var obligations = await AskAsync<SurveyDbContext, Dictionary<string, (ObligationId Id, string Path)>>(async db =>
            (await db.Obligations.AsNoTracking().Where(item => item.Exercise.Period == quarter).ToListAsync(cancellationToken)).ToDictionary(item => item.UnitCode, item => (item.Id, item.Path)));
        var submissions = DemoSchedule.Of(world.Units, due, calendar, world.QuarterSeed, world.Silent).ToLookup(item => DateOnly.FromDateTime(item.At));
        var last = calendar.AddWorkingDays(due, CompileAfterWorkingDays);
        for (var day = cutOff; day <= last; day = day.AddDays(1))
        {
            clock.StandAt(day.ToDateTime(new(7, 0)));
            await RunJobAsync(JobTable.PlanReminders, cancellationToken);
            var reminders = await RunJobAsync(JobTable.SendMessages, cancellationToken);
            foreach (var submission in submissions[day])
            {
                clock.StandAt(submission.At);
                var (id, path) = obligations[submission.UnitCode];
                await SubmitAsync(id, path, answers[submission.UnitCode], submission.UnitCode, cancellationToken);
            }

            await output.WriteLineAsync($"  {day:dd/MM/yyyy}  {submissions[day].Count(),3} returns in  {reminders}");
        }

        clock.StandAt(last.ToDateTime(new(9, 0)));
        await new DemoReview(scopes).RunAsync(quarter, isLast, cancellationToken);
        await RunJobAsync(JobTable.CompileReport, cancellationToken);
        // The job has compiled it; asking again gives that same vintage.
        var report = (await AskAsync<CompileReport, Outcome<CompileReport.Result>>(compile =>
            compile.RunAsync(quarter, Actor.System, cancellationToken))).Require();
        clock.StandAt(last.ToDateTime(new(9, 30)));
        var sent = await AskAsync<SurveyDbContext, int>(db =>
            db.Reminders.CountAsync(message => message.State == Reminders.ReminderState.Sent && message.Channel == Reminders.ReminderChannel.Email, cancellationToken));
        if (isLast)
        {
            await ChaseLessAsync(cancellationToken);
        }

        return new(last, await ExercisesAsync(cancellationToken), sent, report);
    }

    private async Task ChaseLessAsync(CancellationToken cancellationToken)
    {
        await AskAsync<SurveyDbContext, int>(db => DemoChasing.BounceOneAsync(db, cancellationToken));
        var unit = await AskAsync<SurveyDbContext, UnitId>(db => DemoChasing.UnitToPauseAsync(db, cancellationToken));
        (await AskAsync<Reminders.PauseReminders, Outcome<Done>>(pause =>
            pause.RunAsync(unit, null, DemoChasing.PauseReason, Actor.System, cancellationToken))).Require();
    }

    /// <summary>The unit's own clerk saves and hands in.</summary>
    private async Task SubmitAsync(ObligationId id, string path, AnswerSet answers, string unitCode, CancellationToken cancellationToken)
    {
        var clerk = new Actor($"vanthu.{unitCode}", unitCode, Actor.PermissionsOf([Role.Respondent]), path);
        var saved = (await AskAsync<SaveDraft, Outcome<SaveDraft.Result>>(save => save.RunAsync(id, 0, answers, clerk, cancellationToken))).Require();
        var doubts = saved.Evaluation.Violations.Where(violation => violation.ReasonKey is not null && !violation.HasReason).ToList();
        if (doubts.Count > 0)
        {
            doubts.ForEach(doubt => answers.Reasons[doubt.ReasonKey!] = DemoTexts.ReasonOf(doubt.Code));
            saved = (await AskAsync<SaveDraft, Outcome<SaveDraft.Result>>(save => save.RunAsync(id, saved.Version, answers, clerk, cancellationToken))).Require();
        }

        (await AskAsync<SubmitReturn, Outcome<SubmitReturn.Receipt>>(submit => submit.RunAsync(id, saved.Version, clerk, cancellationToken))).Require();
    }

    private async Task<IReadOnlyList<ListExercises.Row>> ExercisesAsync(CancellationToken cancellationToken) =>
        (await AskAsync<ListExercises, Outcome<ListExercises.Result>>(list => list.RunAsync(Actor.System, cancellationToken))).Require().Exercises;

    /// <exception cref="InvalidOperationException">The job failed; the demonstration would go on with half a quarter.</exception>
    private async Task<string> RunJobAsync(string name, CancellationToken cancellationToken)
    {
        var run = (await AskAsync<RunJob, Outcome<RunJob.Result>>(job => job.RunAsync(name, Actor.System, cancellationToken))).Require();
        return run.Outcome == JobOutcome.Succeeded ? run.Message : throw new InvalidOperationException($"{name}: {run.Message}");
    }

    /// <summary>As they stood on the day.</summary>
    public Task<IReadOnlyList<DemoUnit>> UnitsAsync(DateOnly day, CancellationToken cancellationToken) =>
        AskAsync<SurveyDbContext, IReadOnlyList<DemoUnit>>(async db =>
        {
            var units = await db.Units.AsNoTracking().Include(unit => unit.History)
                .Where(unit => unit.Kind == UnitKind.District || unit.Kind == UnitKind.Commune || unit.Kind == UnitKind.Operator).ToListAsync(cancellationToken);
            return
            [
                .. from unit in units
                   let version = unit.On(day)
                   where version is not null
                   let clerk = unit.Contacts.FirstOrDefault(contact => !contact.IsHead)
                   orderby unit.Id.Value
                   select new DemoUnit(version.Code, unit.Kind, version.TypeName, version.Name, clerk?.FullName ?? "", clerk?.Phone ?? ""),
            ];
        });

    private async Task<TResult> AskAsync<TService, TResult>(Func<TService, Task<TResult>> action)
        where TService : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        return await action(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
