using SurveyPlatform.Jobs;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Jobs;

/// <summary>Jobs and what became of them in words.</summary>
public static class JobWords
{
    public static string NameOf(Texts texts, string job) => texts.Has($"job.{job}") ? texts[$"job.{job}"] : job;

    public static string WhatOf(Texts texts, string job) => texts.Has($"job.{job}.what") ? texts[$"job.{job}.what"] : "";

    public static Tone ToneOf(JobOutcome outcome) => outcome switch
    {
        JobOutcome.Running => Tone.Active,
        JobOutcome.Succeeded => Tone.Good,
        JobOutcome.Failed => Tone.Bad,
    };
}
