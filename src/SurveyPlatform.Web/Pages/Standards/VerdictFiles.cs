using Microsoft.AspNetCore.Http;
using SurveyPlatform.Documents;
using SurveyPlatform.Registry;
using SurveyPlatform.Returns;
using SurveyPlatform.Standards;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Standards;

/// <summary>The table of verdicts as files: the rows that the page is narrowed to.</summary>
public static class VerdictFiles
{
    /// <summary>Figures and gaps as numbers, to reckon with.</summary>
    public static IResult Csv(VerdictTable.Result found, Texts texts) => new CsvResult(
        $"{NameOf(found)}.csv",
        texts,
        [
            [
                .. Head(texts),
                .. found.Criteria.SelectMany(item => new object?[]
                {
                    item.Criterion.Title, $"{texts.Of(item.Criterion.Title)}: {texts["verdicts.figure"]}", $"{texts.Of(item.Criterion.Title)}: {texts["verdicts.threshold"]}",
                    $"{texts.Of(item.Criterion.Title)}: {texts["verdicts.gap"]}",
                }),
            ],
            .. found.Rows.Select(row => (IReadOnlyList<object?>)
            [
                .. Unit(found, row, texts),
                .. found.Criteria.SelectMany(item => row.Cells.TryGetValue(item.Key, out var cell)
                    ? new object?[] { texts.Of("verdict", cell.Outcome), cell.Figure, cell.Threshold, cell.Gap }
                    : [null, null, null, null]),
            ]),
        ]);

    /// <summary>In the words of the page, to read and to print.</summary>
    public static IResult Workbook(VerdictTable.Result found, Texts texts)
    {
        using var written = new MemoryStream();
        var chosen = found.Chosen!;
        ListWorkbook.Write(
            $"{texts["verdicts.title"]}, {chosen.Period.Title(texts.Language)}",
            texts["verdicts.as-of", ("units", found.Units), ("failing", found.Groups.Sum(group => group.Failing)), ("unknown", found.Groups.Sum(group => group.Unknown)), ("at", found.Judged)],
            texts["print.page"],
            [
                new(texts["obligations.code"], 10), new(texts["obligations.unit"], 26), new(texts["obligations.kind"], 14), new(texts["obligations.district"], 22),
                new(texts["verdicts.unmet"], 8), .. found.Criteria.Select(item => new ListWorkbook.Column(texts.Of(item.Criterion.Title), 18)),
            ],
            found.Rows.Select(row => (IReadOnlyList<object?>)
            [
                .. Unit(found, row, texts).Select(cell => cell is int ? cell : texts.Format(cell)),
                .. found.Criteria.Select(item => row.Cells.TryGetValue(item.Key, out var cell) ? VerdictWords.Short(texts, item.Criterion, cell.Outcome, cell.Gap) : ""),
            ]),
            written);
        return TypedResults.File(written.ToArray(), ListWorkbook.ContentType, $"{NameOf(found)}.xlsx");
    }

    public static string? GroupName(VerdictTable.Result found, ListExercises.GroupKey key, Texts texts) =>
        found.Groups.FirstOrDefault(group => group.Key == key)?.Name ?? texts.Of("unit-kind", key.Kind);

    private static string NameOf(VerdictTable.Result found) => $"{found.Chosen!.Collection}-{found.Chosen.Period}-verdicts";

    private static IReadOnlyList<object?> Head(Texts texts) =>
        [texts["obligations.code"], texts["obligations.unit"], texts["obligations.kind"], texts["obligations.district"], texts["verdicts.unmet"]];

    private static IReadOnlyList<object?> Unit(VerdictTable.Result found, VerdictTable.Row row, Texts texts) =>
    [
        row.Code, row.Name, texts.Of("unit-kind", row.Kind), row.Kind == UnitKind.Commune ? GroupName(found, row.Group, texts) : null, row.Unmet,
    ];
}
