using SurveyPlatform.Shared;
using static SurveyPlatform.Shared.ProblemKind;

namespace SurveyPlatform.Returns.Import;

/// <summary>Every way a file of a unit's own can be refused. Codes are public: never reuse or renumber one.</summary>
public static class ImportProblems
{
    public static Problem NoFile { get; } = new("import.no-file", Invalid, "No file was chosen.");

    public static Problem NoImport { get; } = new("import.none", ProblemKind.NotFound, "There is no file of yours waiting; upload it again.");

    public static Problem NothingInIt { get; } = new("import.empty", Invalid, "There is nothing in the file.");

    public static Problem NotText { get; } = new("import.not-text", Invalid, "The file is neither an .xlsx nor a text file with a table.");

    public static Problem CellTooLong(int line, int limit) =>
        new Problem("import.cell-too-long", Invalid, $"A cell that begins in line {line} is longer than {limit} characters; is a quotation mark missing?").With("line", line).With("limit", limit);

    public static Problem TooLarge(string what, int limit) =>
        new Problem("import.too-large", ProblemKind.TooLarge, $"The file has more than {limit} {what}.").With("what", what).With("limit", limit);

    public static Problem NoColumns { get; } = new("import.no-columns", Invalid, "No column answers any question yet.");

    public static Problem BadConstant(string text) => new Problem("import.bad-constant", Invalid, $"'{text}' cannot be the answer to this question.").With("text", text);

    public static Problem TwiceTaken(string column) =>
        new Problem("import.column-twice", Invalid, $"The column '{column}' is given to two questions.").With("column", column);

    public static Problem UnknownWord(string word) =>
        new Problem("import.unknown-word", Invalid, $"It is not said what '{word}' stands for.").With("word", word);

    public static Problem NoLines { get; } = new("import.no-lines", Invalid, "There is no line in the file below the heads.");
}
