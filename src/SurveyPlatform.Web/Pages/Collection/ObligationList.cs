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

    public static CsvResult Csv(ListExercises.Detail detail, IReadOnlyList<ListObligations.Row> rows, Texts texts) => new(
        $"{detail.Exercise.CollectionCode}-{detail.Exercise.Period}.csv",
        texts,
        [
            [
                texts["obligations.code"], texts["obligations.unit"], texts["obligations.kind"], texts["obligations.district"],
                texts["obligations.due"], texts["obligations.state"], texts["obligations.opened-at"], texts["obligations.submitted-at"], texts["obligations.days-late"],
            ],
            .. rows.Select(row => (IReadOnlyList<object?>)
            [
                row.UnitCode, row.UnitName, texts.Of("unit-kind", row.UnitKind), DistrictOf(detail, row),
                row.DueOn, StateOf(texts, row).Text, row.FirstOpenedAtUtc, row.FirstSubmittedAtUtc, DaysLate(row),
            ]),
        ]);
}
