using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Returns;

/// <summary>What the kind of unit alone leaves out of a form, whatever is answered.</summary>
internal sealed class NeverAsked(FormContext context) : IEvaluationScope
{
    public Value Self => Value.Missing;

    public DateOnly Today => context.Today;

    /// <summary>False where an answer has a say in it.</summary>
    public bool Holds(string? relevant) => relevant is not null
        && Expression.Parse(relevant).Succeeded(out var expression)
        && expression is { References.Count: 0, PreviousReferences.Count: 0, UsesSelf: false, UnitAttributes.Count: > 0 }
        && expression.Holds(this) != true;

    /// <summary>The questions of the head that are asked for an answer, tables' cells among them.</summary>
    public IEnumerable<Question> Asked(FormTemplate template) =>
        from section in template.Sections
        where !Holds(section.Relevant)
        from item in section.Items
        from question in item switch
        {
            Question single => [single],
            Table table when !Holds(table.Relevant) => table.Rows.SelectMany(row => row.Cells),
            _ => Enumerable.Empty<Question>(),
        }
        where IsTyped(question) && !Holds(question.Relevant)
        select question;

    public IEnumerable<LineGroup> AskedGroups(FormTemplate template) =>
        template.Sections.Where(section => !Holds(section.Relevant)).SelectMany(section => section.Items).OfType<LineGroup>().Where(group => !Holds(group.Relevant));

    public static bool IsTyped(Question question) => !question.IsCalculated && question.Type != QuestionType.Attachment;

    public Value Get(string name) => Value.Missing;

    public IReadOnlyList<Value> GetAll(string name) => [];

    public Value Previous(string name) => Value.Missing;

    public Value Unit(string attribute) => Value.Of(context.UnitAttributes.GetValueOrDefault(attribute));

    public Value Once(Func<IEvaluationScope, Value> part) => part(this);
}
