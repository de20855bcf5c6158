using SurveyPlatform.Jobs;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Jobs;

/// <summary>Jobs and what became of them in words.</summary>
public static class JobWords
{
    /// <summary>Items that did not succeed are told in the same words whatever the job.</summary>
    private static readonly string[] OfItems = [JobTally.Failed, JobTally.Waiting, JobTally.SetAside];

    public static string NameOf(Texts texts, string job) => texts.Has($"job.{job}") ? texts[$"job.{job}"] : job;

    public static string WhatOf(Texts texts, string job) => texts.Has($"job.{job}.what") ? texts[$"job.{job}.what"] : "";

    /// <summary><c>Hằng ngày lúc 00:05</c>; a schedule of another kind as it is written.</summary>
    public static string ScheduleOf(Texts texts, string cron) => cron.Split(' ') switch
    {
        _ when JobTimes.Daily(cron) is { } times => texts["jobs.daily", ("times", string.Join(", ", times.Select(time => $"{time:HH:mm}")))],
        [var second, "*", "*", "*", "*", "?"] when second.All(char.IsAsciiDigit) => texts["jobs.every-minute"],
        ["0", ['*', '/', .. var minutes], "*", "*", "*", "?"] => texts["jobs.every-minutes", ("minutes", minutes)],
        ["0", var minute, "*", "*", "*", "?"] when minute.All(char.IsAsciiDigit) => texts["jobs.every-hour", ("minute", minute.PadLeft(2, '0'))],
        ["0", var minute, var hours, "*", "*", "?"] when minute.All(char.IsAsciiDigit) && hours.Split('-') is [var from, var to] =>
            texts["jobs.every-hour-between", ("minute", minute.PadLeft(2, '0')), ("from", from), ("to", to)],
        _ => cron,
    };

    /// <summary>What each count says, those that there are: <c>2 kỳ mới mở, 1 mục lỗi</c>.</summary>
    public static string ResultOf(Texts texts, JobRun run) => run.Counts.Count == 0
        ? texts["jobs.nothing-to-do"]
        : string.Join(", ", run.Counts.Select(pair => CountOf(texts, OfItems.Contains(pair.Key) ? pair.Key : $"{run.Job}.{pair.Key}", pair.Key, pair.Value)));

    private static string CountOf(Texts texts, string key, string name, int count) =>
        texts.Has($"job-count.{key}") ? texts[$"job-count.{key}", ("count", count)] : $"{count} {name}";

    /// <summary>A refusal in the reader's language; what the program said as it said it.</summary>
    public static string Of(Texts texts, JobFailure failure) => failure.Code is { } code && texts.Has($"problem.{code}")
        ? $"{failure.Place} {texts[$"problem.{code}", [.. failure.Arguments.Select(argument => (argument.Key, (object?)argument.Value))]]}".Trim()
        : failure.ToString();

    public static string DurationOf(Texts texts, JobRun run) => run.EndedAtUtc is not { } ended ? "" : (ended - run.StartedAtUtc) switch
    {
        { TotalSeconds: < 1 } => texts["jobs.under-a-second"],
        { TotalMinutes: < 2 } and var time => texts["jobs.seconds", ("count", (int)time.TotalSeconds)],
        var time => texts["jobs.minutes", ("count", (int)time.TotalMinutes)],
    };

    public static string WhoOf(Texts texts, string startedBy) => startedBy == Actor.System.Name ? texts["jobs.by-clock"] : startedBy;

    public static Tone ToneOf(JobOutcome outcome) => outcome switch
    {
        JobOutcome.Running => Tone.Active,
        JobOutcome.Succeeded => Tone.Good,
        JobOutcome.Failed => Tone.Bad,
    };

    public static Tone ToneOf(JobItemState state) => state switch
    {
        JobItemState.Waiting => Tone.Warning,
        JobItemState.SetAside => Tone.Bad,
        JobItemState.Skipped => Tone.Quiet,
    };
}
