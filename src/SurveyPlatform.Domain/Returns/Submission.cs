namespace SurveyPlatform.Returns;

/// <param name="AnswersJson">Canonical, without irrelevant and unread answers.</param>
/// <param name="On">The day in the units' own time.</param>
/// <param name="Doubts">How many soft checks it passes with a reason.</param>
/// <param name="OnBehalf">Handed in by a reviewer in the unit's place; null: by the unit.</param>
public sealed record Submission(string AnswersJson, string By, DateTime AtUtc, DateOnly On, DateOnly DueOn, int Doubts = 0, OnBehalf? OnBehalf = null);
