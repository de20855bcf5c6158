using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SurveyPlatform.Templates.Expressions;

/// <summary>
/// The tree as wwwroot/expressions.js walks it: <c>"text"</c>, <c>["#", "1.5"]</c>, <c>["."]</c>, <c>["$", "name"]</c>,
/// <c>["neg", x]</c>, <c>["chain", a, "+", b, "-", c]</c>, <c>["sum", x, y]</c>, <c>["col", "district"]</c>; the pattern of <c>regex</c> is the list of its steps:
/// <c>[97, 122]</c> (ranges of code points), <c>["|", 3, 7]</c> (goes on at each), <c>["begin"]</c>, <c>["end"]</c>.
/// </summary>
internal static class TreeJson
{
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Utf8JsonWriter writer, Node node)
    {
        if (node is TextNode { Text: var text })
        {
            writer.WriteStringValue(text);
            return;
        }

        writer.WriteStartArray();
        switch (node)
        {
            case NumberNode { Number: var number }:
                writer.WriteStringValue("#");
                writer.WriteStringValue(Value.Of(number).ToString());
                break;
            case SelfNode:
                writer.WriteStringValue(".");
                break;
            case ReferenceNode { Name: var name }:
                writer.WriteStringValue("$");
                writer.WriteStringValue(name);
                break;
            case ColumnNode { Name: var column }:
                writer.WriteStringValue("col");
                writer.WriteStringValue(column);
                break;
            case ParentNode:
                writer.WriteStringValue("..");
                break;
            case PatternNode { Pattern.Steps: var steps }:
                WriteSteps(writer, steps);
                break;
            case NegationNode { Operand: var operand }:
                writer.WriteStringValue("neg");
                Write(writer, operand);
                break;
            case ChainNode chain:
                writer.WriteStringValue("chain");
                Write(writer, chain.First);
                foreach (var (operation, operand) in chain.Rest)
                {
                    writer.WriteStringValue(operation.Symbol);
                    Write(writer, operand);
                }

                break;
            case CallNode call:
                writer.WriteStringValue(call.Function.Name);
                foreach (var argument in call.Arguments)
                {
                    Write(writer, argument);
                }

                break;
            default:
                throw new UnreachableException();
        }

        writer.WriteEndArray();
    }

    private static void WriteSteps(Utf8JsonWriter writer, IReadOnlyList<Step> steps)
    {
        foreach (var (kind, numbers) in steps)
        {
            writer.WriteStartArray();
            if (kind != StepKind.Character)
            {
                writer.WriteStringValue(kind switch { StepKind.Start => "begin", StepKind.End => "end", _ => "|" });
            }

            foreach (var number in numbers)
            {
                writer.WriteNumberValue(number);
            }

            writer.WriteEndArray();
        }
    }
}
