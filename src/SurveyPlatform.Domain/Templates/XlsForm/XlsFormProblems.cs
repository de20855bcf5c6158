using SurveyPlatform.Shared;
using static SurveyPlatform.Shared.ProblemKind;

namespace SurveyPlatform.Templates.XlsForm;

/// <summary>What there is to say about an XLSForm. Codes are public: never reuse or renumber one. What to do about each is under <c>fix.{code}</c>.</summary>
public static class XlsFormProblems
{
    private const int ShownLength = 80;

    // The file.
    public static Problem NotAWorkbook { get; } = new("xlsform.not-a-workbook", Invalid, "This is not an .xlsx workbook.");

    public static Problem OldWorkbook { get; } = new("xlsform.old-workbook", Invalid, "This is a workbook of the old kind (.xls).");

    public static Problem Encrypted { get; } = new("xlsform.encrypted", Invalid, "The workbook is protected by a password.");

    public static Problem Damaged(string detail) => new Problem("xlsform.damaged", Invalid, $"The workbook is damaged: {detail}").With("detail", detail);

    public static Problem EmptyFile { get; } = new("xlsform.empty-file", Invalid, "The file is empty.");

    public static Problem NoFile(string file) => new Problem("xlsform.no-file", NotFound, $"There is no file '{file}' that can be read.").With("file", file);

    public static Problem UnknownFormat(string extension) =>
        new Problem("xlsform.unknown-format", Invalid, $"Forms are read from .xlsx and .json, not from '{extension}'.").With("extension", extension);

    public static Problem TooLarge(string what, long limit) =>
        new Problem("xlsform.too-large", ProblemKind.TooLarge, $"There is more in the file than is read: {what}, at most {limit}.").With("what", what).With("limit", limit);

    public static Problem TooManyRows(int limit) =>
        new Problem("xlsform.too-many-rows", ProblemKind.TooLarge, $"The sheet has more than {limit} rows.").With("limit", limit);

    public static Problem TextTooLong(int limit) =>
        new Problem("xlsform.text-too-long", ProblemKind.TooLarge, $"The cell has more than {limit} characters.").With("limit", limit);

    public static Problem Macros { get; } = new("xlsform.macros", Invalid, "The workbook has macros; they are neither read nor run.");

    public static Problem MergedCells(string range) => new Problem("xlsform.merged-cells", Invalid, $"The cells {range} are merged: only the first of them is read.").With("range", range);

    public static Problem HiddenSheet { get; } = new("xlsform.hidden-sheet", Invalid, "The sheet is hidden; it is read all the same.");

    public static Problem CellError(string error) => new Problem("xlsform.cell-error", Invalid, $"The cell shows the error {error}.").With("error", error);

    public static Problem FormulaWithoutValue { get; } = new("xlsform.formula-without-value", Invalid, "The cell has a formula whose value was not saved.");

    public static Problem More(int count) => new Problem("xlsform.more", Invalid, $"There are {count} more findings that are not listed.").With("count", count);

    // Sheets and columns.
    public static Problem NoSurveySheet(string sheets) => new Problem("xlsform.no-survey-sheet", Invalid, $"There is no sheet 'survey'; there are: {sheets}.").With("sheets", Shown(sheets));

    public static Problem SheetTwice(string name) => new Problem("xlsform.sheet-twice", Invalid, $"There are two sheets '{name}'; the first is read.").With("name", name);

    public static Problem MissingColumn(string name) => new Problem("xlsform.missing-column", Invalid, $"The column '{name}' is missing.").With("name", name);

    public static Problem UnknownColumn(string name) => new Problem("xlsform.unknown-column", Invalid, $"The column '{name}' is not read.").With("name", Shown(name));

    public static Problem ColumnTwice(string name) => new Problem("xlsform.column-twice", Invalid, $"The column '{name}' is there twice; the first is read.").With("name", Shown(name));

    /// <param name="values">What the column holds.</param>
    public static Problem WithoutEffect(string column, IEnumerable<string> values, int count)
    {
        var shown = Shown(string.Join(", ", values.Distinct(StringComparer.Ordinal).Take(8)));
        return new Problem("xlsform.without-effect", Invalid, $"The column '{column}' has no effect here ({count} cells): {shown}.").With("column", column).With("count", count).With("values", shown);
    }

    public static Problem OtherLanguage(string language) =>
        new Problem("xlsform.other-language", Invalid, $"Texts in '{language}' are left out: a form is in Vietnamese and English.").With("language", Shown(language));

    public static Problem NoVietnamese { get; } = new("xlsform.no-vietnamese", Invalid, "The form has no Vietnamese texts; those it has stand in for them.");

    public static Problem VietnameseMissing { get; } = new("xlsform.vietnamese-missing", Invalid, "The Vietnamese text is missing; another language stands in for it.");

    // Settings.
    public static Problem NoFormId(string code) => new Problem("xlsform.no-form-id", Invalid, $"The form has no form_id; its code becomes '{code}'.").With("code", code);

    public static Problem NoFormTitle(string title) => new Problem("xlsform.no-form-title", Invalid, $"The form has no form_title; its title becomes '{title}'.").With("title", Shown(title));

    // Rows.
    public static Problem NoType { get; } = new("xlsform.no-type", Invalid, "The row has no type.");

    public static Problem NoName { get; } = new("xlsform.no-name", Invalid, "The row has no name.");

    public static Problem NameChanged(string name, string becomes) =>
        new Problem("xlsform.name-changed", Invalid, $"The name '{name}' becomes '{becomes}', also where rules read it.").With("name", Shown(name)).With("becomes", becomes);

    public static Problem NameTwice(string name, string first) =>
        new Problem("xlsform.name-twice", Invalid, $"The name '{name}' is already in {first}.").With("name", Shown(name)).With("first", first);

    public static Problem NameAmbiguous(string name, string first) =>
        new Problem("xlsform.name-ambiguous", Invalid, $"The name '{name}' is already in {first}, and a rule reads it: which of the two cannot be told.").With("name", Shown(name)).With("first", first);

    public static Problem NoLabel(string becomes) => new Problem("xlsform.no-label", Invalid, $"The row has no label; '{becomes}' stands in for it.").With("becomes", Shown(becomes));

    public static Problem LabelReads(string found) =>
        new Problem("xlsform.label-reads", Invalid, $"The text holds {found}; answers are not filled into texts here, so it is shown as it is written.").With("found", Shown(found));

    public static Problem LabelMarkup(string found) => new Problem("xlsform.label-markup", Invalid, $"The text has markup ({found}), which is shown as it is written.").With("found", Shown(found));

    public static Problem UnknownType(string type, string? nearest) =>
        new Problem("xlsform.unknown-type", Invalid, $"There is no type '{type}'.").With("type", Shown(type)).With("nearest", nearest ?? "text, integer, decimal, select_one …");

    public static Problem TypeLeftOut(string type, string name) =>
        new Problem("xlsform.type-left-out", Invalid, $"Questions of the type '{type}' do not exist here: '{name}' is left out.").With("type", type).With("name", Shown(name));

    public static Problem MetadataLeftOut(string type) =>
        new Problem("xlsform.metadata-left-out", Invalid, $"'{type}' is left out: who answered and when is always recorded.").With("type", type);

    public static Problem TypeChanged(string type, string becomes) =>
        new Problem("xlsform.type-changed", Invalid, $"The type '{type}' becomes '{becomes}'.").With("type", type).With("becomes", becomes);

    public static Problem HiddenLeftOut { get; } = new("xlsform.hidden-left-out", Invalid, "A hidden question without a calculation is left out.");

    public static Problem RowDisabled { get; } = new("xlsform.row-disabled", Invalid, "The row is disabled and left out.");

    public static Problem BadRange(string parameters) => new Problem("xlsform.bad-range", Invalid, $"'{parameters}' is no range.").With("parameters", Shown(parameters));

    public static Problem BadValue(string column, string value, string allowed) =>
        new Problem("xlsform.bad-value", Invalid, $"'{value}' cannot stand in '{column}'.").With("column", column).With("value", Shown(value)).With("allowed", allowed);

    public static Problem TextLeftOut(string column) => new Problem("xlsform.text-left-out", Invalid, $"The {column} of this row has no place here and is left out.").With("column", column);

    // Groups.
    public static Problem NotClosed(string name, string opened) =>
        new Problem("xlsform.not-closed", Invalid, $"'{opened} {name}' is never closed.").With("name", Shown(name)).With("opened", opened).With("end", Ends(opened));

    public static Problem NotOpened(string end) => new Problem("xlsform.not-opened", Invalid, $"'{end}' closes nothing.").With("end", end);

    public static Problem ClosesOther(string end, string opened, string at) =>
        new Problem("xlsform.closes-other", Invalid, $"'{end}' closes '{opened}', which was opened in {at}.").With("end", end).With("opened", opened).With("at", at).With("fix", Ends(opened));

    public static Problem TooDeep(int limit) => new Problem("xlsform.too-deep", Invalid, $"Groups are nested more than {limit} deep.").With("limit", limit);

    public static Problem GroupFlattened(string name) =>
        new Problem("xlsform.group-flattened", Invalid, $"The group '{name}' inside another becomes a heading; what it asks stands in the outer group, under the same condition.").With("name", Shown(name));

    public static Problem SectionMade(string code) => new Problem("xlsform.section-made", Invalid, $"Questions outside any group are put into a section '{code}'.").With("code", code);

    public static Problem NestedRepeat(string name, string outer) =>
        new Problem("xlsform.nested-repeat", Invalid, $"The repeat '{name}' stands inside the repeat '{outer}'; lines do not have lines.").With("name", Shown(name)).With("outer", Shown(outer));

    public static Problem EmptyRepeat(string name) => new Problem("xlsform.empty-repeat", Invalid, $"The repeat '{name}' asks nothing and is left out.").With("name", Shown(name));

    public static Problem RepeatCount(string text) => new Problem("xlsform.repeat-count", Invalid, $"The number of lines is not limited to '{text}'.").With("text", Shown(text));

    public static Problem TableStray(string type) => new Problem("xlsform.table-stray", Invalid, $"A row of type '{type}' cannot stand here in a table and is left out.").With("type", Shown(type));

    // Choices.
    public static Problem NoList(string list, string? nearest) =>
        new Problem("xlsform.no-list", Invalid, $"There is no list '{list}' in the sheet 'choices'.").With("list", Shown(list)).With("nearest", nearest ?? list);

    public static Problem NoListNamed { get; } = new("xlsform.no-list-named", Invalid, "A question with choices names its list: 'select_one LIST'.");

    public static Problem ChoiceWithoutList { get; } = new("xlsform.choice-without-list", Invalid, "The choice has no list_name and is left out.");

    public static Problem ChoiceWithoutName { get; } = new("xlsform.choice-without-name", Invalid, "The choice has no name and is left out.");

    public static Problem ChoiceTwice(string name, string list) =>
        new Problem("xlsform.choice-twice", Invalid, $"The list '{list}' has the choice '{name}' twice.").With("name", Shown(name)).With("list", Shown(list));

    public static Problem ChoiceTwiceLeftOut(string name, string list) =>
        new Problem("xlsform.choice-twice-left-out", Invalid, $"The list '{list}' has the choice '{name}' again: it is left out.").With("name", Shown(name)).With("list", Shown(list));

    // Rules.
    public static Problem SmartQuotes { get; } = new("xlsform.smart-quotes", Invalid, "The rule has curly quotes; they are read as straight ones.");

    public static Problem RuleConverted(string from, string to) =>
        new Problem("xlsform.rule-converted", Invalid, $"'{from}' becomes '{to}'.").With("from", Shown(from)).With("to", Shown(to));

    public static Problem FunctionLeftOut(string function, int position) =>
        new Problem("xlsform.function-left-out", Invalid, $"Character {position}: there is no function {function}() here, so the rule is left out.").With("function", function).With("position", position);

    public static Problem PathLeftOut(string path, int position) =>
        new Problem("xlsform.path-left-out", Invalid, $"Character {position}: the path '{path}' cannot be followed here, so the rule is left out.").With("path", Shown(path)).With("position", position);

    public static Problem ReadsLeftOut(string name) =>
        new Problem("xlsform.reads-left-out", Invalid, $"The rule reads '{name}', which is left out; so is the rule.").With("name", Shown(name));

    public static Problem CalculationLeftOut(string name) =>
        new Problem("xlsform.calculation-left-out", Invalid, $"'{name}' cannot be worked out here and is left out.").With("name", Shown(name));

    public static Problem CheckOfNothing(string name) => new Problem("xlsform.check-of-nothing", Invalid, $"The check belongs to the question '{name}', which is not there.").With("name", Shown(name));

    private static string Ends(string opened) => opened.Replace("begin", "end", StringComparison.Ordinal);

    private static string Shown(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= ShownLength ? line : $"{line[..(char.IsHighSurrogate(line[ShownLength - 1]) ? ShownLength - 1 : ShownLength)]}…";
    }
}
