using System.Globalization;
using Microsoft.AspNetCore.Http;
using SurveyPlatform.Reconciliation;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Web.Pages.Reconciliation;

/// <summary>The settings as they are typed.</summary>
internal static class SourceSettingsForm
{
    private static readonly string[] Names = ["speedPercent", "speedMbps", "lines", "answerWorkingDays", "pairHours"];

    public static IReadOnlyList<KeyValuePair<string, string>> Of(SourceSettings settings)
    {
        decimal[] values = [settings.SpeedPercent, settings.SpeedMbps, settings.Lines, settings.AnswerWorkingDays, settings.PairHours];
        return [.. Names.Zip(values, (name, value) => KeyValuePair.Create(name, VietnameseNumber.Write(value)))];
    }

    public static IReadOnlyList<KeyValuePair<string, string>> Typed(IFormCollection form) => [.. Names.Select(name => KeyValuePair.Create(name, form[name].ToString()))];

    public static Outcome<ChangeSourceSettings.Input> Read(IFormCollection form)
    {
        var read = Names.ToDictionary(name => name, name => VietnameseNumber.Parse(form[name].ToString()));
        var problems = read.SelectMany(item => item.Value.Problems.Select(problem => problem.At(item.Key)))
            .Concat(read.Skip(2).Where(item => item.Value.Succeeded(out var number) && (number != Math.Truncate(number) || Math.Abs(number) > 1000))
                .Select(item => SharedProblems.NotANumber(form[item.Key].ToString()).At(item.Key))).ToList();
        if (problems.Count > 0 || !int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            return new(problems.Count > 0 ? problems : [ReconciliationProblems.ChangedMeanwhile]);
        }

        var values = Names.Select(name => read[name].Require()).ToList();
        return new ChangeSourceSettings.Input(values[0], values[1], (int)values[2], (int)values[3], (int)values[4], version);
    }
}
