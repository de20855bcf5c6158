using SurveyPlatform.Returns;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Standards;

/// <summary>What criteria see: the answers of one submitted return and the unit that gave them.</summary>
/// <param name="answers">As submitted: calculated figures are in it, irrelevant answers are not. Empty: there is no return.</param>
public sealed class AnswerScope(FormTemplate template, AnswerSet answers, IReadOnlyDictionary<string, string> unit, DateOnly day) : IEvaluationScope
{
    public Value Self => Value.Missing;

    public DateOnly Today => day;

    public Value Get(string name) => answers.Values.GetValueOrDefault(name);

    public IReadOnlyList<Value> GetAll(string name)
    {
        foreach (var group in template.LineGroups)
        {
            var lines = answers.Lines.GetValueOrDefault(group.Name) ?? [];
            if (group.Name == name)
            {
                return [.. lines.Select(_ => Value.True)];
            }

            if (group.Questions.Any(question => question.Name == name))
            {
                return [.. lines.Select(line => line.Values.GetValueOrDefault(name))];
            }
        }

        return [Get(name)];
    }

    public Value Previous(string name) => Value.Missing;

    public Value Unit(string attribute) => Value.Of(unit.GetValueOrDefault(attribute));
}
