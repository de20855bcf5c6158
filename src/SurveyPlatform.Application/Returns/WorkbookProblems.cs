using SurveyPlatform.Shared;
using static SurveyPlatform.Shared.ProblemKind;

namespace SurveyPlatform.Returns;

/// <summary>Every way the workbook of a return can refuse. Codes are public: never reuse or renumber one.</summary>
public static class WorkbookProblems
{
    public static Problem NoFile { get; } = new("workbook.no-file", Invalid, "No file was chosen.");

    public static Problem NotOurs { get; } = new("workbook.not-ours", Invalid, "This is not the workbook of a return that was downloaded here.");

    public static Problem Tampered { get; } = new("workbook.tampered", Invalid, "The hidden part of the workbook was changed, or it comes from another site.");

    public static Problem OtherUnit(string unit) => new Problem("workbook.other-unit", Invalid, $"This is the workbook of another unit: {unit}.").With("unit", unit);

    public static Problem OtherPeriod(string period) => new Problem("workbook.other-period", Invalid, $"This is the workbook of another period: {period}.").With("period", period);

    public static Problem OtherForm(string form) => new Problem("workbook.other-form", Invalid, $"This is the workbook of another form: {form}.").With("form", form);

    /// <summary>A preview that was kept too long, or of somebody else.</summary>
    public static Problem PreviewExpired { get; } = new("workbook.preview-expired", Invalid, "The preview is too old; upload the file again.");

    public static Problem BothChanged(int count) =>
        new Problem("workbook.both-changed", Conflict, $"{count} answers were changed in the workbook and, since its download, in the draft too; nothing is taken.").With("count", count);

    public static Problem CellError(string error) => new Problem("workbook.cell-error", Invalid, $"The cell shows the error {error}.").With("error", error);

    public static Problem DayForNumber(string day) => new Problem("workbook.day-for-number", Invalid, $"The spreadsheet program has made the day {day} of it.").With("day", day);

    public static Problem NotAMark(string text) => new Problem("workbook.not-a-mark", Invalid, $"'{text}' is not a tick: write x or leave it blank.").With("text", text);

    public static Problem NotFound { get; } = new("workbook.not-found", Invalid, "Its cell was not found in the workbook; the answer stays as it is.");

    public static Problem ColumnNotFound(string question) =>
        new Problem("workbook.column-not-found", Invalid, $"The column '{question}' was not found; the lines stay as they are.").With("question", question);

    public static Problem Twice(string first) => new Problem("workbook.twice", Invalid, $"The same question is answered at {first}, which is read.").With("first", first);

    public static Problem NotInForm(string name) => new Problem("workbook.not-in-form", Invalid, $"The form no longer has the question '{name}'.").With("name", name);
}
