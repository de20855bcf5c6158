using SurveyPlatform.Returns;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Server.Demo;

/// <summary>One operator's connectivity return. Now and then it differs from what the unit declares, as two sources do.</summary>
internal static class ConnectivityAnswers
{
    public static AnswerSet Of(DemoUnit company, IReadOnlyList<DemoLine> lines, int seed)
    {
        var answers = new AnswerSet();
        answers.Lines["lines"] = [.. lines.Where(line => !IsForgotten(line, seed)).Select(line => Of(line, seed))];
        var soft = answers.Lines["lines"];
        for (var at = 0; at < soft.Count; at++)
        {
            Explain(answers, soft[at].Values, at);
        }

        answers.Values.Set("reporter_name", company.Clerk);
        answers.Values.Set("reporter_phone", company.Phone);
        answers.Values.Set("remarks", DemoTexts.CompanyRemark(lines.Sum(line => line.Incidents)));
        answers.Values.Set("confirmed", true);
        return answers;
    }

    private static AnswerLine Of(DemoLine line, int seed)
    {
        var answer = new AnswerLine();
        var mbps = SpeedOnTheBooks(line, seed);
        answer.Values.Set("unit", line.UnitCode);
        answer.Values.Set("kind", line.IsDedicated ? "tslcd" : "internet");
        answer.Values.Set("technology", line.Technology);
        answer.Values.Set("contracted_down_mbps", mbps);
        answer.Values.Set("contracted_up_mbps", line.IsDedicated ? mbps : line.UpMbps);
        answer.Values.Set("measured_down_mbps", line.MeasuredMbps ?? mbps);
        answer.Values["in_service_since"] = Value.Of(line.Since);
        answer.Values.Set("incidents", line.Incidents);
        if (line.Incidents > 0)
        {
            answer.Values.Set("hours_lost", line.HoursLost);
        }

        return answer;
    }

    /// <summary>A second line that the operator's list does not have.</summary>
    private static bool IsForgotten(DemoLine line, int seed) => line.IsDedicated && new Dice(seed, line.UnitCode).Chance("forgotten", 3);

    /// <summary>A contract changed during the quarter that the unit has not heard of.</summary>
    private static decimal SpeedOnTheBooks(DemoLine line, int seed) =>
        !line.IsDedicated && line.Mbps == 30 && new Dice(seed, line.UnitCode).Chance("upgraded", 30) ? 40 : line.Mbps;

    private static void Explain(AnswerSet answers, Dictionary<string, Value> line, int at)
    {
        if (line["measured_down_mbps"].AsNumber < 0.7m * line["contracted_down_mbps"].AsNumber)
        {
            answers.Reasons[$"line-slow@lines[{at}]"] = "Tuyến cáp quang dùng chung nhiều thuê bao, giờ cao điểm bị nghẽn; doanh nghiệp đang nâng cấp bộ chia tại khu vực.";
        }

        if (line["incidents"].AsNumber > 10)
        {
            answers.Reasons[$"line-incidents-many@lines[{at}]"] = "Cáp bị đứt nhiều lần do thi công mở rộng đường giao thông; đã chuyển hướng tuyến cáp từ đầu tháng 9.";
        }
    }
}
