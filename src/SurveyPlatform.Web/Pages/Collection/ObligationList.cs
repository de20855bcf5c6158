using Microsoft.AspNetCore.Http;
using SurveyPlatform.Documents;
using SurveyPlatform.Returns;
using SurveyPlatform.Web.Pages.Returns;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Collection;

/// <summary>The words of one row of the list of obligations, the same on the page and in the file.</summary>
public static class ObligationList
{
    public static (Tone Tone, string Text) StateOf(Texts texts, ListObligations.Row row) =>
        ReturnStates.Of(texts, row.State, row.Punctuality == Punctuality.Missing && row.WorkingDaysLate > 0 ? -row.WorkingDaysLate : null);

    /// <summary>As short as a tile: <c>đã nộp</c>, <c>nộp muộn 2 ngày</c>, <c>quá hạn 3 ngày</c>, <c>chưa mở</c>.</summary>
    public static (Tone Tone, string Text) TileOf(Texts texts, ListObligations.Row row) => row.State switch
    {
        ReturnState.SentBack => (Tone.Warning, texts["tile.sent-back"]),
        ReturnState.Submitted or ReturnState.Approved when DaysLate(row) is { } late => (Tone.Warning, texts["tile.late", ("days", late)]),
        ReturnState.Submitted => (Tone.Good, texts["tile.submitted"]),
        ReturnState.Approved => (Tone.Good, texts["tile.approved"]),
        null or ReturnState.Draft when DaysLate(row) is { } missing => (Tone.Bad, texts[row.FirstOpenedAtUtc is null ? "tile.missing-not-opened" : "tile.missing", ("days", missing)]),
        ReturnState.Draft => (Tone.Active, texts["tile.draft"]),
        null => (Tone.Quiet, texts[row.FirstOpenedAtUtc is null ? "tile.not-opened" : "tile.opened"]),
    };

    /// <summary>Null where nothing is late.</summary>
    public static int? DaysLate(ListObligations.Row row) =>
        row.Punctuality is Punctuality.Late or Punctuality.Missing && row.WorkingDaysLate > 0 ? row.WorkingDaysLate : null;

    public static string? DistrictOf(ListExercises.Detail detail, ListObligations.Row row) =>
        detail.Groups.FirstOrDefault(group => group.DistrictId is { } id && id == row.ParentId)?.DistrictName;

    public static IResult Csv(ListExercises.Detail detail, IReadOnlyList<ListObligations.Row> rows, Texts texts) => new CsvResult(
        $"{NameOf(detail)}.csv", texts, [[.. Columns(texts).Select(column => column.Head)], .. rows.Select(row => Cells(detail, row, texts))]);

    public static IResult Workbook(ListExercises.Detail detail, IReadOnlyList<ListObligations.Row> rows, DateTime atUtc, Texts texts)
    {
        var (exercise, progress) = (detail.Exercise, detail.Exercise.Progress);
        using var written = new MemoryStream();
        ListWorkbook.Write(
            $"{texts.Of(exercise.Title)}, {exercise.Period.Title(texts.Language)}",
            texts["obligations.as-of", ("at", atUtc), ("submitted", progress.Submitted), ("expected", progress.Expected), ("late", progress.SubmittedLate), ("not-opened", progress.NotOpened)],
            texts["print.page"], Columns(texts),
            rows.Select(row => Cells(detail, row, texts).Select(cell => cell is int number ? (object)number : texts.Format(cell)).ToList()), written);
        return TypedResults.File(written.ToArray(), ListWorkbook.ContentType, $"{NameOf(detail)}.xlsx");
    }

    private static string NameOf(ListExercises.Detail detail) => $"{detail.Exercise.CollectionCode}-{detail.Exercise.Period}";

    private static IReadOnlyList<ListWorkbook.Column> Columns(Texts texts) =>
    [
        new(texts["obligations.code"], 10), new(texts["obligations.unit"], 30), new(texts["obligations.kind"], 16), new(texts["obligations.district"], 24),
        new(texts["obligations.due"], 12), new(texts["obligations.state"], 20), new(texts["obligations.opened-at"], 18), new(texts["obligations.submitted-at"], 18),
        new(texts["obligations.days-late"], 8),
    ];

    private static IReadOnlyList<object?> Cells(ListExercises.Detail detail, ListObligations.Row row, Texts texts) =>
    [
        row.UnitCode, row.UnitName, texts.Of("unit-kind", row.UnitKind), DistrictOf(detail, row), row.DueOn, StateOf(texts, row).Text, row.FirstOpenedAtUtc,
        row.FirstSubmittedAtUtc, DaysLate(row),
    ];
}
