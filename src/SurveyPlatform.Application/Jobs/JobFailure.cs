using System.Globalization;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Jobs;

/// <summary>Why a job or an item of it failed: a refusal, in both languages by its code, or what the program said.</summary>
/// <param name="Code">Of the refusal, <c>problem.{Code}</c>; null when it is not a refusal.</param>
/// <param name="Message">English.</param>
public sealed record JobFailure(string? Code, string Message, string? Place, IReadOnlyDictionary<string, string> Arguments)
{
    public const int MessageMaxLength = 1000;

    public static List<JobFailure> Of(IReadOnlyList<Problem> problems) =>
    [
        .. problems.Select(problem => new JobFailure(
            problem.Code, Cut(problem.Message), problem.Place, problem.Arguments.ToDictionary(pair => pair.Key, pair => Text(pair.Value), StringComparer.Ordinal))),
    ];

    public static List<JobFailure> Of(Exception failure) =>
        [new(null, Cut(failure.InnerException is { } inner ? $"{failure.Message} {inner.Message}" : failure.Message), null, new Dictionary<string, string>())];

    public override string ToString() => $"{Place} {Message}".Trim();

    private static string Text(object? value) => value is DateOnly day
        ? day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)
        : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private static string Cut(string message) => message.Length > MessageMaxLength ? message[..MessageMaxLength] : message;
}
