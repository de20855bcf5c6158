using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Returns;

/// <summary>Runs every rule over a form that is worked out. All of them: a respondent fixes ten mistakes in one visit, not in ten.</summary>
internal sealed class FormJudge(FormState state)
{
    private readonly AnswerSet _kept = new();
    private readonly List<Violation> _violations = [];

    public (AnswerSet Kept, IReadOnlyList<Violation> Violations) Judge()
    {
        foreach (var part in state.Template.Parts)
        {
            if (part.Group is { } group)
            {
                JudgeLines(part, group);
            }
            else if (part.Question is not null && part.Lines is null)
            {
                JudgeCell(part, AnswerPlace.Head(part.Name), _kept.Values);
            }
        }

        return (_kept, _violations);
    }

    private void JudgeLines(Part part, LineGroup group)
    {
        if (!state.IsRelevant(part))
        {
            return;
        }

        var count = state.LineCount(part);
        if (count < group.MinLines)
        {
            Add(AnswerProblems.TooFewLines(count, group.MinLines).At(group.Name));
        }

        if (count > group.MaxLines)
        {
            Add(AnswerProblems.TooManyLines(count, group.MaxLines).At(group.Name));
        }

        List<AnswerLine> lines = [];
        for (var line = 0; line < count; line++)
        {
            lines.Add(new() { Key = state.Given.Lines[group.Name][line].Key });
            foreach (var column in part.Columns)
            {
                JudgeCell(column, new(group.Name, line, column.Name), lines[line].Values);
            }
        }

        if (count > 0)
        {
            _kept.Lines[group.Name] = lines;
            JudgeMark(group.Name);
        }
    }

    private void JudgeCell(Part part, AnswerPlace place, Dictionary<string, Value> kept)
    {
        var cell = state.CellOf(part, place.Line);
        if (!cell.IsRelevant)
        {
            return;
        }

        var scope = new FormScope(state, part.Lines, place.Line) { Self = cell.Value };
        var at = place.ToString();
        if (!part.Question!.IsCalculated && state.Given.Unread.TryGetValue(at, out var typed))
        {
            _kept.Unread[at] = typed;
            Add(Unreadable(part.Question, typed).At(at));
        }
        else if (cell.Value.IsMissing)
        {
            if (!part.Question.IsCalculated && part.Required?.Holds(scope) == true)
            {
                Add(AnswerProblems.Required.At(at));
            }
        }
        else
        {
            kept[part.Name] = cell.Value;
            JudgeAnswer(part, cell.Value, scope, at);
            JudgeMark(at);
        }

        JudgeChecks(part, scope, place);
    }

    private void JudgeAnswer(Part part, Value value, FormScope scope, string at)
    {
        foreach (var problem in AnswerRules.Broken(part.Question!, choice => state.IsOffered(part, scope, choice), value, state.Context))
        {
            Add(problem.At(at));
        }

        if (part.Constraint?.Holds(scope) == false)
        {
            Add(AnswerProblems.Constraint(part.Question!).At(at));
        }
    }

    private void JudgeMark(string place)
    {
        if (!state.TakenOver.TryGetValue(place, out var isConfirmed))
        {
            return;
        }

        _kept.TakenOver[place] = isConfirmed;
        if (!isConfirmed)
        {
            Add(AnswerProblems.NotConfirmed.At(place));
        }
    }

    private void JudgeChecks(Part part, FormScope scope, AnswerPlace place)
    {
        foreach (var (check, expression) in part.Checks)
        {
            if (expression.Holds(scope) != false)
            {
                continue;
            }

            var problem = AnswerProblems.Check(check).At(place.ToString());
            if (check.Severity == Severity.Hard)
            {
                Add(problem);
                continue;
            }

            var key = place.ReasonKey(check.Code);
            if (state.Given.Reasons.TryGetValue(key, out var reason))
            {
                _kept.Reasons[key] = reason;
            }

            _violations.Add(new(Severity.Soft, problem, key, reason));
        }
    }

    private void Add(Problem problem) => _violations.Add(new(Severity.Hard, problem));

    /// <summary>The problem that reading it gave; where it could be read now (the form has changed since), that its type was wrong.</summary>
    private static Problem Unreadable(Question question, string typed) =>
        AnswerText.Read(question, typed).Problems is [var first, ..] ? first : AnswerProblems.WrongType(question.Type);
}
