using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Returns;

/// <summary>Lines for many units in one go: one for each unit that has none yet.</summary>
public static class UnitLines
{
    /// <summary>The column that names the unit, and the one that tells several lines of a unit apart: the first choice of one. Null: the lines are of no unit.</summary>
    public static (Question Unit, Question? Kind)? ColumnsOf(LineGroup group) =>
        group.Questions.FirstOrDefault(question => question is { Type: QuestionType.Unit, IsCalculated: false }) is { } unit
            ? (unit, group.Questions.FirstOrDefault(question => question is { Type: QuestionType.SelectOne, IsCalculated: false }))
            : null;

    /// <param name="kind">Missing: for each unit that has no line at all.</param>
    /// <returns>How many lines are new, at the end of the group; fewer than units where the group is full.</returns>
    public static int Add(LineGroup group, AnswerSet answers, IEnumerable<string> units, Value kind)
    {
        if (ColumnsOf(group) is not { } columns)
        {
            return 0;
        }

        var lines = answers.Lines.GetValueOrDefault(group.Name) ?? [];
        var served = lines.Where(line => kind.IsMissing || columns.Kind is null || line.Values.GetValueOrDefault(columns.Kind.Name) == kind)
            .Select(line => line.Values.GetValueOrDefault(columns.Unit.Name).ToString()).ToHashSet(StringComparer.Ordinal);
        var next = AnswerSet.NextKey(lines);
        List<AnswerLine> added = [.. units.Where(served.Add).Take(Math.Max(0, group.MaxLines - lines.Count)).Select(unit => Line(columns, unit, kind, next++))];
        if (added.Count > 0)
        {
            answers.Lines[group.Name] = [.. lines, .. added];
        }

        return added.Count;
    }

    private static AnswerLine Line((Question Unit, Question? Kind) columns, string unit, Value kind, int key)
    {
        var line = new AnswerLine { Key = key };
        line.Values[columns.Unit.Name] = Value.Of(unit);
        if (columns.Kind is { } column && !kind.IsMissing)
        {
            line.Values[column.Name] = kind;
        }

        return line;
    }
}
