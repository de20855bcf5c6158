using SurveyPlatform.Returns;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Browser.Ground;

/// <summary>An operator's answers with many lines, all of them such as can be submitted.</summary>
public static class ManyLines
{
    public static AnswerSet Of(AnswerSet good, int count)
    {
        var answers = good.Copy();
        var lines = good.Lines["lines"];
        answers.Lines["lines"] = [.. Enumerable.Range(0, count).Select(at => Line(lines[at % lines.Count], at))];
        return answers;
    }

    private static AnswerLine Line(AnswerLine like, int at)
    {
        var line = new AnswerLine { Key = at };
        foreach (var (name, value) in like.Values)
        {
            line.Values[name] = value;
        }

        line.Values["contracted_down_mbps"] = Value.Of(10 + (at % 90));
        line.Values["measured_down_mbps"] = Value.Of(10 + (at % 90));
        return line;
    }
}
