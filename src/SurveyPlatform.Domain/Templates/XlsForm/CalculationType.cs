using System.Collections.Frozen;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Templates.XlsForm;

/// <summary>XLSForm's <c>calculate</c> has no type; ours has the one that its expression gives.</summary>
internal static class CalculationType
{
    /// <summary>Functions whose figure has no decimals.</summary>
    private static readonly FrozenSet<string> Whole =
        FrozenSet.ToFrozenSet(["count", "count-selected", "count-non-empty", "int", "string-length", "position"], StringComparer.Ordinal);

    /// <param name="typeOf">Of a question by its name; null: it is not known yet.</param>
    public static QuestionType Of(string expression, Func<string, QuestionType?> typeOf) =>
        Expression.Parse(expression).Succeeded(out var parsed) ? Of(parsed.Tree, typeOf) : QuestionType.Decimal;

    private static QuestionType Of(Node node, Func<string, QuestionType?> typeOf) => node switch
    {
        NumberNode number => decimal.Truncate(number.Number) == number.Number ? QuestionType.Integer : QuestionType.Decimal,
        TextNode => QuestionType.Text,
        ReferenceNode reference => typeOf(reference.Name) switch
        {
            QuestionType.Integer or QuestionType.Money => QuestionType.Integer,
            QuestionType.Decimal or QuestionType.Percent => QuestionType.Decimal,
            QuestionType.Date => QuestionType.Date,
            null => QuestionType.Decimal,
            _ => QuestionType.Text,
        },
        NegationNode negation => Number(Of(negation.Operand, typeOf)),
        ChainNode chain => OfChain(chain, typeOf),
        CallNode call => OfCall(call, typeOf),
        _ => QuestionType.Decimal,
    };

    private static QuestionType OfChain(ChainNode chain, Func<string, QuestionType?> typeOf)
    {
        var isTruth = chain.Rest[0].Operator.Binding < Operator.All["+"].Binding;
        var divides = chain.Rest.Any(step => step.Operator.Symbol == "div");
        return isTruth ? QuestionType.Integer
            : divides || chain.Rest.Select(step => step.Operand).Prepend(chain.First).Any(operand => Number(Of(operand, typeOf)) == QuestionType.Decimal) ? QuestionType.Decimal
            : QuestionType.Integer;
    }

    private static QuestionType OfCall(CallNode call, Func<string, QuestionType?> typeOf)
    {
        var signature = call.Function.Signature;
        return signature.Gives switch
        {
            ExpressionType.Number => Whole.Contains(call.Function.Name) ? QuestionType.Integer : QuestionType.Decimal,
            ExpressionType.Truth => QuestionType.Integer,
            ExpressionType.Date => QuestionType.Date,
            ExpressionType.Text => QuestionType.Text,
            _ => OfOne([.. call.Arguments.Where((_, index) => signature.At(index) is ParameterKind.Same or ParameterKind.Ordered or ParameterKind.Question)], typeOf),
        };
    }

    /// <summary>Of several values that may be it: a decimal among whole numbers, a text among anything; an empty text is no answer and tells nothing.</summary>
    private static QuestionType OfOne(IReadOnlyList<Node> values, Func<string, QuestionType?> typeOf)
    {
        var types = values.Where(value => value is not TextNode { Text: "" }).Select(value => Of(value, typeOf)).Distinct().ToList();
        return types switch
        {
            [] => QuestionType.Text,
            [var only] => only,
            _ => types.All(type => type is QuestionType.Integer or QuestionType.Decimal) ? QuestionType.Decimal : QuestionType.Text,
        };
    }

    private static QuestionType Number(QuestionType type) => type == QuestionType.Integer ? type : QuestionType.Decimal;
}
