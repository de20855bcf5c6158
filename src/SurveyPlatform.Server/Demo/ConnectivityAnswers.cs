using SurveyPlatform.Returns;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Server.Demo;

/// <summary>One operator's connectivity return. Now and then it differs from what the unit declares, as two sources do.</summary>
internal static class ConnectivityAnswers
{
    public static AnswerSet Of(DemoUnit company, IReadOnlyList<DemoLine> lines, int seed)
    {
        var answers = new AnswerSet();
        answers.Lines["lines"] = [.. lines.Where(line => !IsForgotten(line, seed)).Select((line, at) => Of(line, at, seed))];
        for (var at = 0; at < answers.Lines["lines"].Count; at++)
        {
            Explain(answers, at);
        }

        answers.Values.Set("reporter_name", company.Clerk);
        answers.Values.Set("reporter_phone", company.Phone);
        answers.Values.Set("remarks", DemoTexts.CompanyRemark(lines.Sum(line => line.Incidents)));
        answers.Values.Set("confirmed", true);
        return answers;
    }

    private static AnswerLine Of(DemoLine line, int at, int seed)
    {
        var answer = new AnswerLine { Key = at };
        var mbps = SpeedOnTheBooks(line, seed);
        answer.Values.Set("unit", line.UnitCode);
        answer.Values.Set("kind", line.IsDedicated ? "tslcd" : "internet");
        answer.Values.Set("technology", line.Technology);
        answer.Values.Set("circuit", line.Circuit);
        answer.Values.Set("contracted_down_mbps", mbps);
        answer.Values.Set("contracted_up_mbps", mbps);
        answer.Values.Set("measured_down_mbps", line.MeasuredMbps);
        answer.Values["in_service_since"] = Value.Of(line.Since);
        answer.Values.Set("incidents", line.Incidents);
        if (line.Incidents > 0)
        {
            answer.Values.Set("hours_lost", line.HoursLost);
        }

        return answer;
    }

    /// <summary>A dedicated line that the operator's list does not have.</summary>
    private static bool IsForgotten(DemoLine line, int seed) =>
        line.IsDedicated && new Dice(seed, line.UnitCode).Chance("forgotten", 3);

    /// <summary>A contract changed during the quarter that the unit has not heard of.</summary>
    private static decimal SpeedOnTheBooks(DemoLine line, int seed) =>
        !line.IsDedicated && line.Mbps == 30 && new Dice(seed, line.UnitCode).Chance("upgraded", 30) ? 40 : line.Mbps;

    private static void Explain(AnswerSet answers, int at)
    {
        var line = answers.Lines["lines"][at].Values;
        if (line["measured_down_mbps"].AsNumber < 0.7m * line["contracted_down_mbps"].AsNumber)
        {
            answers.Reasons[$"line-slow@lines[{at}]"] = DemoTexts.SlowLine;
        }

        if (line["incidents"].AsNumber > 10)
        {
            answers.Reasons[$"line-incidents-many@lines[{at}]"] = DemoTexts.BrokenLine;
        }
    }
}
