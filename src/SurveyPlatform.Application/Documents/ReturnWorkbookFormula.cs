using System.Globalization;
using System.Text.Json;
using SurveyPlatform.Returns;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Documents;

/// <summary>Where formulas find a question.</summary>
/// <param name="Column">Of lines: the column's letters.</param>
/// <param name="Cells">The cell, or all cells of the lines, without the sheet.</param>
internal sealed record FormulaCell(string Sheet, string? Group, Question? Question, string Column, string Cells);

/// <summary>
/// Expressions as spreadsheet formulas, to show while one fills in what the server will work out. What has no simple counterpart is not
/// translated; a missing answer leaves the cell blank.
/// </summary>
internal sealed class ReturnWorkbookFormula(
    Func<string, FormulaCell?> find, ReturnWorkbookContent content, ChoiceLabels choices, string sheet, string? group, int row)
{
    /// <summary>What a cell can hold, with room for what is put around it.</summary>
    private const int MaxLength = 4000;
    private const int MaxGuards = 100;

    /// <summary>Cells that have to be filled for the part that is being translated to have a value.</summary>
    private HashSet<string> _needed = [];

    public string? Figure(Question question)
    {
        if (!question.IsNumber || question.Calculation is not { } calculation || Translate(calculation) is not { } formula)
        {
            return null;
        }

        var decimals = question.Type is QuestionType.Integer or QuestionType.Money ? 0 : question.Decimals;
        return decimals is { } places ? $"IFERROR(ROUND({formula},{places.ToString(CultureInfo.InvariantCulture)}),\"\")" : $"IFERROR({formula},\"\")";
    }

    /// <summary>True where the expression is not.</summary>
    public string? NotHolding(string expression) => Translate(expression) is { } formula && !formula.Contains('!', StringComparison.Ordinal)
        ? $"IFERROR(NOT({formula}),TRUE)"
        : null;

    private string? Translate(string expression)
    {
        if (!Expression.Parse(expression).Succeeded(out var parsed))
        {
            return null;
        }

        using var tree = JsonDocument.Parse(parsed.ToJson());
        return Guarded(tree.RootElement) is { Length: <= MaxLength } formula ? formula : null;
    }

    /// <summary>Blank while an answer is missing that it needs.</summary>
    private string? Guarded(JsonElement node)
    {
        var outer = _needed;
        _needed = [];
        var formula = Of(node);
        var guards = string.Join(',', _needed.Order(StringComparer.Ordinal).Select(cell => $"{cell}=\"\""));
        var tooMany = _needed.Count > MaxGuards;
        _needed = outer;
        return formula is null || tooMany || formula.Length > MaxLength ? null : guards.Length == 0 ? formula : $"IF(OR({guards}),\"\",{formula})";
    }

    private string? Of(JsonElement node)
    {
        if (node.ValueKind == JsonValueKind.String)
        {
            return Quoted(node.GetString()!);
        }

        var arguments = node.EnumerateArray().Skip(1).ToList();
        return node[0].GetString() switch
        {
            "#" => arguments[0].GetString(),
            "$" => Cell(arguments[0].GetString()!),
            "neg" => Of(arguments[0]) is { } operand ? $"(-{operand})" : null,
            "chain" => Chain(arguments),
            "if" => Of(arguments[0]) is { } condition && All(arguments[1..], Guarded) is { } branches ? $"IF({condition},{branches})" : null,
            "coalesce" when arguments.Count == 2 => Guarded(arguments[0]) is { } first && Guarded(arguments[1]) is { } second
                ? $"IF(IFERROR({first},\"\")=\"\",{second},{first})"
                : null,
            "sum" => Ranges(arguments) is { } cells ? $"IF(COUNT({cells})=0,\"\",SUM({cells}))" : null,
            "min" => Ranges(arguments) is { } cells ? $"IF(COUNT({cells})=0,\"\",MIN({cells}))" : null,
            "max" => Ranges(arguments) is { } cells ? $"IF(COUNT({cells})=0,\"\",MAX({cells}))" : null,
            "count" or "count-non-empty" => Counts(arguments),
            "round" => All(arguments, Of) is { } parts ? $"ROUND({parts}{(arguments.Count == 1 ? ",0" : "")})" : null,
            "int" => Of(arguments[0]) is { } operand ? $"TRUNC({operand})" : null,
            "abs" => Of(arguments[0]) is { } operand ? $"ABS({operand})" : null,
            "not" => Of(arguments[0]) is { } operand ? $"NOT({operand})" : null,
            "true" => "TRUE",
            "false" => "FALSE",
            "unit" => content.Return.Context.UnitAttributes.TryGetValue(arguments[0].GetString() ?? "", out var attribute) ? Quoted(attribute) : null,
            "previous" => Previous(arguments[0].GetString() ?? ""),
            _ => null,
        };
    }

    private string? Chain(List<JsonElement> parts)
    {
        var symbols = parts.Where((_, index) => index % 2 == 1).Select(symbol => symbol.GetString()!).ToList();
        var operands = parts.Where((_, index) => index % 2 == 0).ToList();
        if (symbols[0] is "and" or "or")
        {
            return All(operands, Guarded) is { } conditions ? $"{symbols[0].ToUpperInvariant()}({conditions})" : null;
        }

        var translated = operands.Select((operand, index) => Choice(operand, operands[index == 0 ? ^1 : 0]) ?? Of(operand)).ToList();
        return translated.Contains(null) || symbols.Exists(symbol => Symbol(symbol) is null)
            ? null
            : $"({translated[0]}{string.Concat(symbols.Zip(translated.Skip(1), (symbol, operand) => Symbol(symbol) + operand))})";
    }

    /// <summary>A stored value that is compared with a question, as the cell of that question shows it.</summary>
    private string? Choice(JsonElement literal, JsonElement other) =>
        literal.ValueKind == JsonValueKind.String && other.ValueKind == JsonValueKind.Array && other[0].GetString() == "$"
            && find(other[1].GetString()!)?.Question is { Type: QuestionType.YesNo or QuestionType.SelectOne } question
                ? Quoted(choices.LabelOf(question, literal.GetString()!, content.Language))
                : null;

    private static string? Symbol(string symbol) => symbol switch
    {
        "div" => "/",
        "!=" => "<>",
        "+" or "-" or "*" or "=" or "<" or "<=" or ">" or ">=" => symbol,
        _ => null,
    };

    private string? Cell(string name)
    {
        if (find(name) is not { Question: { Type: not (QuestionType.SelectMany or QuestionType.Unit) } } cell || (cell.Group is not null && cell.Group != group))
        {
            return null;
        }

        var address = cell.Group is null ? On(cell) : $"${cell.Column}{row.ToString(CultureInfo.InvariantCulture)}";
        _needed.Add(address);
        return address;
    }

    /// <summary>Aggregates skip what is missing: they take whole columns of lines.</summary>
    private string? Ranges(List<JsonElement> arguments)
    {
        var cells = arguments.Select(argument => argument.ValueKind == JsonValueKind.Array && argument[0].GetString() == "$" && find(argument[1].GetString()!) is { } cell
            ? On(cell)
            : null).ToList();
        return cells.Contains(null) ? null : string.Join(',', cells);
    }

    /// <summary>Lines are counted by their numbers, answers by what is not blank.</summary>
    private string? Counts(List<JsonElement> arguments) => Ranges(arguments) is null ? null : string.Join('+', arguments.Select(argument =>
        find(argument[1].GetString()!) is { Question: not null } cell ? $"SUMPRODUCT(--(LEN({On(cell)})>0))" : $"COUNT({Ranges([argument])})"));

    private string? Previous(string name) =>
        content.Return.Context.Previous?.Values.GetValueOrDefault(name).AsNumber is { } number ? Value.Of(number).ToString() : null;

    private string On(FormulaCell cell) => cell.Sheet == sheet ? cell.Cells : $"'{cell.Sheet.Replace("'", "''", StringComparison.Ordinal)}'!{cell.Cells}";

    private static string? All(List<JsonElement> nodes, Func<JsonElement, string?> translate)
    {
        var translated = nodes.ConvertAll(node => translate(node));
        return translated.Contains(null) ? null : string.Join(',', translated);
    }

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
