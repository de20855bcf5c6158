using SurveyPlatform.Shared;
using SurveyPlatform.Templates.Expressions;
using static SurveyPlatform.Shared.ProblemKind;
using Problem = SurveyPlatform.Shared.Problem;

namespace SurveyPlatform.Templates;

/// <summary>Every way a form can be wrong. Codes are public: never reuse or renumber one.</summary>
public static class TemplateProblems
{
    public static Problem ExpressionSyntax(int position, string found) =>
        At(position, "templates.expression-syntax", $"Character {position}: '{found}' is not expected here.").With("found", found);

    public static Problem ExpressionIncomplete(int position) =>
        At(position, "templates.expression-incomplete", "The expression stops too early; something is missing at its end.");

    public static Problem ExpressionUnclosed(int position, string opened) =>
        At(position, "templates.expression-unclosed", $"Character {position}: {opened} is never closed.").With("opened", opened);

    public static Problem ExpressionWriteInstead(int position, string found, string fix) =>
        At(position, "templates.expression-write-instead", $"Character {position}: write {fix} instead of {found}.").With("found", found).With("fix", fix);

    public static Problem ExpressionNumberTooLong(int position, int limit) =>
        At(position, "templates.expression-number-too-long", $"Character {position}: a number has at most {limit} digits.").With("limit", limit);

    public static Problem ExpressionTooLong(int limit) =>
        At(limit + 1, "templates.expression-too-long", $"An expression has at most {limit} characters.").With("limit", limit);

    public static Problem ExpressionTooDeep(int position, int limit) =>
        At(position, "templates.expression-too-deep", $"Character {position}: brackets and calls are nested more than {limit} deep.").With("limit", limit);

    /// <param name="fix">The function that was probably meant, if any.</param>
    public static Problem ExpressionUnknownFunction(int position, string found, string? fix) => fix is null
        ? At(position, "templates.expression-unknown-function", $"Character {position}: there is no function {found}().").With("found", found)
        : ExpressionWriteInstead(position, $"{found}()", $"{fix}()");

    public static Problem ExpressionArguments(int position, string function, int least, int most, int given)
    {
        var expected = least == most ? $"{least}" : most == int.MaxValue ? $"≥ {least}" : $"{least}–{most}";
        return At(position, "templates.expression-arguments", $"Character {position}: {function}() takes {expected} arguments, not {given}.")
            .With("function", function).With("expected", expected).With("given", given);
    }

    public static Problem ExpressionNeedsName(int position, string function) =>
        At(position, "templates.expression-needs-name", $"Character {position}: {function}() takes a name in quotes, such as {function}('name').").With("function", function);

    public static Problem ExpressionNeedsReference(int position, string function) =>
        At(position, "templates.expression-needs-reference", $"Character {position}: {function}() takes a ${{name}} here.").With("function", function);

    public static Problem ExpressionNeedsPattern(int position, string function) =>
        At(position, "templates.expression-needs-pattern", $"Character {position}: the pattern of {function}() is written out in quotes.").With("function", function);

    /// <param name="fix">What may serve instead, if anything.</param>
    public static Problem ExpressionNotSupported(int position, string function, string? fix) =>
        At(position, "templates.expression-not-supported", $"Character {position}: {function}() of XLSForm is not supported here.").With("function", function).With("fix", fix);

    public static Problem PatternNotSupported(int position, string found) =>
        At(position, "templates.pattern-not-supported", $"Character {position}: {found} is not supported in a pattern.").With("found", found);

    public static Problem PatternTooLarge(int position, int limit) =>
        At(position, "templates.pattern-too-large", $"Character {position}: with its repetitions written out the pattern has more than {limit} parts.").With("limit", limit);

    public static Problem Unreadable(string detail) =>
        new Problem("templates.unreadable", Invalid, $"This is not a form document: {detail}").With("detail", detail);

    public static Problem UnknownProperty(string name) =>
        new Problem("templates.unknown-property", Invalid, $"A form document has no property '{name}'.").With("name", name);

    /// <param name="by">Who saved it; null: the draft was published or discarded.</param>
    public static Problem DraftChanged(string? by) =>
        new Problem("templates.draft-changed", Conflict, $"The draft was changed meanwhile by {by ?? "another designer"}.").With("by", by);

    public static Problem CodeTaken(string code) =>
        new Problem("templates.code-taken", Conflict, $"There is a form with the code '{code}' already.").With("code", code);

    public static Problem Empty { get; } = new("templates.empty", Invalid, "A form needs a section with a question in it.");

    public static Problem BadName(string name) =>
        new Problem("templates.bad-name", Invalid, $"'{name}' is no name: letters, digits and underscores, a letter first, 60 at most.").With("name", name);

    public static Problem DuplicateName(string name) =>
        new Problem("templates.duplicate-name", Invalid, $"'{name}' is there twice.").With("name", name);

    /// <param name="name">Of the element that two questions have.</param>
    public static Problem DuplicateElement(string name) =>
        new Problem("templates.duplicate-element", Invalid, $"Another question already writes the series '{name}'.").With("name", name);

    public static Problem MappingUnknown(string name) =>
        new Problem("templates.mapping-unknown", Invalid, $"The mapping names '{name}', and the form has no such question.").With("name", name);

    public static Problem MappingTwice(string name) =>
        new Problem("templates.mapping-twice", Invalid, $"The mapping brings two questions to '{name}'.").With("name", name);

    public static Problem MappingPlace(string from, string to) =>
        new Problem("templates.mapping-place", Invalid, $"'{from}' cannot become '{to}': one stands in repeating lines and the other does not.").With("from", from).With("to", to);

    public static Problem BreakUnknown(string element) =>
        new Problem("templates.break-unknown", Invalid, $"'{element}' is not asked both before and now; it has no series to break.").At(BreakPlace(element)).With("name", element);

    public static Problem BreakCertain(string element) =>
        new Problem("templates.break-certain", Invalid, $"The figures of '{element}' are of another kind now; its series ends.").At(BreakPlace(element)).With("name", element);

    public static Problem BreakReasonMissing(string element) =>
        new Problem("templates.break-reason-missing", Invalid, $"Say why the series of '{element}' ends.").At(BreakPlace(element)).With("name", element);

    public static Problem BreakReasonTooLong(string element) => ReasonTooLong.At(BreakPlace(element));

    private static string BreakPlace(string element) => $"break:{element}";

    /// <param name="number">The version that was published meanwhile.</param>
    public static Problem NewerPublished(int basedOn, int number, string by) =>
        new Problem("templates.newer-published", Conflict, $"The draft began from version {basedOn}; {by} has published version {number} meanwhile.")
            .With("basedOn", basedOn).With("number", number).With("by", by);

    public static Problem NoDraft { get; } = new("templates.no-draft", Conflict, "The form has no draft.");

    public static Problem NothingChanged(int number) =>
        new Problem("templates.nothing-changed", Conflict, $"The draft is version {number} unchanged; there is nothing to publish.").With("number", number);

    public static Problem AlreadyRetired(int number) =>
        new Problem("templates.already-retired", Conflict, $"Version {number} is retired already.").With("number", number);

    public static Problem ReasonMissing { get; } = new Problem("templates.reason-missing", Invalid, "Retiring needs a reason.").At("reason");

    public static Problem ReasonTooLong { get; } = new Problem("templates.reason-too-long", Invalid, $"A reason has at most {TemplateVersion.ReasonMaxLength} characters.")
        .At("reason").With("limit", TemplateVersion.ReasonMaxLength);

    public static Problem NameNotRepeated(string code) =>
        new Problem("templates.name-not-repeated", Invalid, $"To do this, write the code of the form: {code}.").At("code").With("code", code);

    public static Problem OtherForm(string code) =>
        new Problem("templates.other-form", Invalid, $"The two versions are not of one form: {code}.").With("code", code);

    public static Problem MissingText { get; } = new("templates.missing-text", Invalid, "The Vietnamese text is missing.");

    public static Problem UnknownOptionList(string name) =>
        new Problem("templates.unknown-option-list", Invalid, $"There is no option list '{name}'.").With("name", name);

    public static Problem NeedsOptionList { get; } = new("templates.needs-option-list", Invalid, "A question with choices names its option list; no other does.");

    public static Problem EmptyOptionList { get; } = new("templates.empty-option-list", Invalid, "An option list needs at least one option.");

    public static Problem RowLength(int cells, int columns) =>
        new Problem("templates.row-length", Invalid, $"The row has {cells} cells; the table has {columns} columns.").With("cells", cells).With("columns", columns);

    /// <param name="property">A limit that contradicts the type or another limit.</param>
    public static Problem BadLimit(string property) =>
        new Problem("templates.bad-limit", Invalid, $"The limit '{property}' does not fit this question.").With("property", property);

    /// <param name="found">As it stands in the expression.</param>
    /// <param name="fix">What was probably meant, if anything is near.</param>
    public static Problem UnknownReference(string name, int position, string found, string? fix) =>
        At(position, "templates.unknown-reference", $"Character {position}: nothing has the name '{name}'.").With("name", name).With("found", found).With("fix", fix);

    public static Problem UnknownUnitAttribute(string name, int position, IEnumerable<string> known)
    {
        var listed = string.Join(", ", known);
        return At(position, "templates.unknown-unit-attribute", $"Character {position}: unit('{name}'): a unit has {listed}.").With("name", name).With("known", listed);
    }

    public static Problem NeedsAggregate(string name, int position) =>
        At(position, "templates.needs-aggregate", $"Character {position}: '{name}' has a value per line: read it under sum(), count(), min() or max().").With("name", name);

    public static Problem UnknownColumn(int position, string name, string list, string found, string? fix) =>
        At(position, "templates.unknown-column", $"Character {position}: the options of '{list}' have no column '{name}'.")
            .With("name", name).With("list", list).With("found", found).With("fix", fix);

    public static Problem ExpressionUnknownList(int position, string name, string? fix) =>
        At(position, "templates.expression-unknown-list", $"Character {position}: there is no option list '{name}'.").With("name", name).With("found", $"'{name}'").With("fix", fix);

    public static Problem ExpressionNeedsChoices(int position, string name) =>
        At(position, "templates.expression-needs-choices", $"Character {position}: '{name}' has no option list.").With("name", name);

    public static Problem ExpressionNoSuchChoice(int position, string value, string found, string? fix) =>
        At(position, "templates.expression-no-such-choice", $"Character {position}: '{value}' is not one of the choices.").With("value", value).With("found", found).With("fix", fix);

    public static Problem NotInGroup(int position, string name, string group) =>
        At(position, "templates.not-in-group", $"Character {position}: '{name}' is no question in the lines of '{group}'.").With("name", name).With("group", group);

    public static Problem PositionOutsideLines(int position) =>
        At(position, "templates.position-outside-lines", $"Character {position}: position(..) has a value only in lines.");

    public static Problem ExpressionOperands(int position, string operation, ExpressionType left, ExpressionType right, string? found, string? fix) =>
        At(position, "templates.expression-operands", $"Character {position}: {operation} does not go between {Named(left).En} and {Named(right).En}.")
            .With("operation", operation).With("left", Named(left)).With("right", Named(right)).With("found", found).With("fix", fix);

    public static Problem ExpressionOperand(int position, string operation, ExpressionType type, string? found, string? fix) =>
        At(position, "templates.expression-operand", $"Character {position}: {operation} does not take {Named(type).En}.")
            .With("operation", operation).With("type", Named(type)).With("found", found).With("fix", fix);

    public static Problem ExpressionArgumentType(int position, string function, ExpressionType type, string? found, string? fix) =>
        At(position, "templates.expression-argument-type", $"Character {position}: {function}() does not take {Named(type).En} here.")
            .With("function", function).With("type", Named(type)).With("found", found).With("fix", fix);

    public static Problem ExpressionNotACondition(int position, ExpressionType type, string? found, string? fix) =>
        At(position, "templates.expression-not-a-condition", $"Character {position}: a condition is expected here, not {Named(type).En}.")
            .With("type", Named(type)).With("found", found).With("fix", fix);

    public static Problem CalculationType(int position, ExpressionType type, ExpressionType wanted) =>
        At(position, "templates.calculation-type", $"The calculation gives {Named(type).En}, and the question wants {Named(wanted).En}.").With("type", Named(type)).With("wanted", Named(wanted));

    public static Problem Cycle(IEnumerable<string> names)
    {
        var cycle = string.Join(" → ", names);
        return new Problem("templates.cycle", Invalid, $"These need each other to be worked out: {cycle}.").With("cycle", cycle);
    }

    private static Problem At(int position, string code, string message) => new Problem(code, Invalid, message).With("position", position);

    private static LocalizedText Named(ExpressionType type) => type switch
    {
        ExpressionType.Number => new("số", "a number"),
        ExpressionType.Text => new("văn bản", "a text"),
        ExpressionType.Truth => new("giá trị đúng/sai", "a truth"),
        ExpressionType.Date => new("ngày", "a date"),
        ExpressionType.Unknown => new("giá trị chưa rõ loại", "a value of unknown type"),
    };
}
