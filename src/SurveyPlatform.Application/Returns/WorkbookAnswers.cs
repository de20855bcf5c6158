using SurveyPlatform.Documents;

namespace SurveyPlatform.Returns;

/// <summary>What stands in an uploaded workbook, before anything of it is believed.</summary>
/// <param name="AnswersJson">The answers at the download.</param>
internal sealed record WorkbookAnswers(string? Seal, string AnswersJson, IReadOnlyList<WorkbookAnswer> Head, IReadOnlyList<WorkbookLines> Groups);

/// <param name="Key">The question's name; with <c>/value</c> for one choice of many; the column's question in lines.</param>
/// <param name="At"><c>Nhân sự!E5</c>.</param>
internal sealed record WorkbookAnswer(string Key, string At, SheetCell Cell);

/// <param name="Columns">The questions whose columns were found.</param>
/// <param name="Lines">Those with anything in them.</param>
internal sealed record WorkbookLines(string Group, string At, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<WorkbookAnswer>> Lines);
