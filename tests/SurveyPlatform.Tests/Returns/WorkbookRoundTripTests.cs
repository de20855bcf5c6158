using OfficeOpenXml;
using SurveyPlatform.Collection;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Returns;

/// <summary>A return downloaded, changed in a spreadsheet program and uploaded again.</summary>
public sealed class WorkbookRoundTripTests
{
    [EachStore]
    public async Task What_nobody_touched_changes_nothing(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        foreach (var unit in new[] { Quarter.NhonBinh, Quarter.QuyNhon, "VNPT" })
        {
            var (obligation, clerk) = (await site.ObligationOfAsync(unit), await site.SomebodyAtAsync(unit));
            await Unchanged(site, obligation, clerk);
            (await site.SaveAsync(obligation, 0, Quarter.AnswersOf(unit), clerk)).Require();
            await Unchanged(site, obligation, clerk);
        }
    }

    [EachStore]
    public async Task Every_type_of_answer_comes_back_as_it_was(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var (obligation, clerk) = await AskAsync(site, SmallForm.Form);
        var answers = SmallForm.Answers(
            ("staff", 12), ("computers", 1), ("price", 1_234_567_890_123m), ("area", 0.1m), ("lan", "yes"), ("speed", 1234.567890123456789m), ("payer", "province"),
            ("payers", "district other"), ("name", "=1+1"), ("remarks", "Dòng một\nDòng hai “ngoặc”"), ("since", new DateOnly(1899, 12, 30)), ("seat", "21550"))
            .WithLine(("unit", "21553"), ("down", 98.8m), ("kind", "no"), ("why", "+84")).WithLine(("unit", "540"), ("down", -0.001m));
        answers.Unread["computers"] = "ba mươi";
        answers.Values.Remove("computers");
        (await site.SaveAsync(obligation, 0, answers, clerk)).Require();
        var preview = await PreviewAsync(site, obligation, clerk, await DownloadAsync(site, obligation, clerk));
        Changes(preview).ShouldBeEmpty();
        preview.Remarks.Select(remark => remark.Problem.Place).ShouldBe(["computers"]);
        AnswerJson.Write(SmallForm.Form, preview.Answers).ShouldBe(AnswerJson.Write(SmallForm.Form, answers));
    }

    [EachStore]
    public async Task What_was_filled_in_is_taken_once_it_is_confirmed(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var (obligation, clerk) = await AskAsync(site, SmallForm.Form);
        using var book = new DownloadedWorkbook(await DownloadAsync(site, obligation, clerk));
        book.Cell("staff").Value = 12;
        book.Cell("computers").Value = "1.500";
        book.Cell("area").Value = 0.1 + 0.2;
        book.Cell("lan").Value = true;
        book.Cell("payer").Value = "Nhãn (province)";
        book.Cell("payers/other").Value = "X";
        book.Cell("name").Value = "Hoa\u0300";
        book.Cell("since").Value = new DateTime(2023, 9, 14);
        book.Cell("seat").Value = 21550;
        book.Cell("lines", 1, "unit").Value = "21553";
        book.Cell("lines", 1, "down").Value = "98,8";
        var preview = await PreviewAsync(site, obligation, clerk, book.Saved());
        preview.Remarks.ShouldBeEmpty();
        (await site.OpenReturnAsync(obligation, clerk)).Require().Version.ShouldBe(0);

        var keys = Changes(preview).Select(change => change.Key).ToHashSet();
        var taken = WorkbookChange.Take(SmallForm.Form, preview.Answers, preview.Current.Answers, keys);
        (await site.SaveAsync(obligation, 0, taken, clerk)).Require();
        var expected = SmallForm.Answers(
            ("staff", 12), ("computers", 1500), ("area", 0.3m), ("lan", "yes"), ("payer", "province"), ("payers", "other"), ("name", "Hoà"),
            ("since", new DateOnly(2023, 9, 14)), ("seat", "21550")).WithLine(("unit", "21553"), ("down", 98.8m));
        AnswerJson.Write(SmallForm.Form, (await site.OpenReturnAsync(obligation, clerk)).Require().Answers).ShouldBe(AnswerJson.Write(SmallForm.Form, expected));
    }

    [Fact]
    public async Task Every_problem_is_told_with_its_cell_and_leaves_the_answer_alone()
    {
        await using var site = await Quarter.OpenAsync(Stores.Sqlite);
        var (obligation, clerk) = await AskAsync(site, SmallForm.Form);
        (await site.SaveAsync(obligation, 0, SmallForm.Answers(("staff", 12), ("lan", "yes")), clerk)).Require();
        using var book = new DownloadedWorkbook(await DownloadAsync(site, obligation, clerk));
        book.Cell("staff").Value = "1.5";
        book.Cell("computers").Value = new DateTime(2023, 2, 1);
        book.Cell("computers").Style.Numberformat.Format = "dd/mm/yyyy";
        book.Cell("area").Formula = "1/0";
        book.Cell("area").Calculate();
        book.Cell("lan").Value = "có lẽ";
        book.Cell("payers/district").Value = "?";
        book.Cell("since").Value = "31/02/2023";
        book.Cell("seat").Value = "99999";
        book.Cell("lines", 0, "down").Value = "nhanh";
        var preview = await PreviewAsync(site, obligation, clerk, book.Saved());
        preview.Remarks.Select(remark => $"{remark.At![..2]} {remark.Problem.Place} {remark.Problem.Code}").ShouldBe(
        [
            "Nh staff shared.ambiguous-number", "Nh computers workbook.day-for-number", "Nh area workbook.cell-error", "Nh lan returns.not-an-option",
            "Nh payers workbook.not-a-mark", "Nh since returns.not-a-date", "Nh seat returns.unknown-unit", "Nh lines[0].down shared.not-a-number",
        ]);
        preview.Remarks[0].At.ShouldBe($"{book.Address("staff").Sheet}!{book.Address("staff").Address}");
        Changes(preview).ShouldBeEmpty();
    }

    [Fact]
    public async Task Rows_may_be_moved_and_what_is_gone_is_told()
    {
        await using var site = await Quarter.OpenAsync(Stores.Sqlite);
        var (obligation, clerk) = (await site.ObligationOfAsync(Quarter.NhonBinh), await site.SomebodyAtAsync(Quarter.NhonBinh));
        using var book = new DownloadedWorkbook(await DownloadAsync(site, obligation, clerk));
        var staff = book.Cell("staff_officials");
        var (sheet, row) = (staff.Worksheet, staff.Start.Row);
        sheet.Cells[book.Cell("staff_civil_servants").Start.Row, 1].Value = null;
        (sheet.Cells[row + 30, 1].Value, sheet.Cells[row, 1].Value) = (sheet.Cells[row, 1].Value, null);
        sheet.Name = "Đổi tên";
        sheet.Cells[row + 30, staff.Start.Column].Value = 7;
        var preview = await PreviewAsync(site, obligation, clerk, book.Saved());
        Changes(preview).Select(change => (change.Key, change.Cells[0].Mine.AsNumber)).ShouldBe([("staff_officials", 7)]);
        preview.Remarks.Select(remark => (remark.Problem.Place, remark.Problem.Code)).ShouldBe([("staff_civil_servants", "workbook.not-found")]);
    }

    [Fact]
    public async Task A_foreign_a_tampered_and_any_other_file_are_told_apart()
    {
        await using var site = await Quarter.OpenAsync(Stores.Sqlite);
        var (obligation, clerk) = (await site.ObligationOfAsync(Quarter.NhonBinh), await site.SomebodyAtAsync(Quarter.NhonBinh));
        var (other, neighbour) = (await site.ObligationOfAsync(Quarter.NhonPhu), await site.SomebodyAtAsync(Quarter.NhonPhu));
        (await RefusedAsync(site, obligation, clerk, await DownloadAsync(site, other, neighbour))).ShouldBe("workbook.other-unit");
        (await RefusedAsync(site, obligation, clerk, "PK not a zip"u8.ToArray())).ShouldBe("xlsform.not-a-workbook");
        using (var plain = new ExcelPackage())
        {
            plain.Workbook.Worksheets.Add("Sheet1").Cells[1, 1].Value = 1;
            (await RefusedAsync(site, obligation, clerk, plain.GetAsByteArray())).ShouldBe("workbook.not-ours");
        }

        using var book = new DownloadedWorkbook(await DownloadAsync(site, obligation, clerk));
        var keys = book.Package.Workbook.Worksheets["_keys"];
        var answers = keys.Cells["A:A"].First(cell => cell.Text == "answers").Start.Row;
        keys.Cells[answers, 2].Value = """{"staff_officials":9}""";
        (await RefusedAsync(site, obligation, clerk, book.Saved())).ShouldBe("workbook.tampered");
        await using var elsewhere = await Quarter.OpenAsync(Stores.Sqlite);
        var (same, there) = (await elsewhere.ObligationOfAsync(Quarter.NhonBinh), await elsewhere.SomebodyAtAsync(Quarter.NhonBinh));
        (await RefusedAsync(site, obligation, clerk, await DownloadAsync(elsewhere, same, there))).ShouldBe("workbook.tampered");
        (await RefusedAsync(site, obligation, neighbour, await DownloadAsync(site, other, neighbour))).ShouldBe("shared.not-found");
    }

    [EachStore]
    public async Task Where_the_draft_has_changed_since_only_the_files_own_changes_are_proposed(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var (obligation, clerk) = (await site.ObligationOfAsync(Quarter.NhonBinh), await site.SomebodyAtAsync(Quarter.NhonBinh));
        (await site.SaveAsync(obligation, 0, Quarter.AnswersOf(Quarter.NhonBinh), clerk)).Require();
        using var book = new DownloadedWorkbook(await DownloadAsync(site, obligation, clerk));
        book.Cell("staff_officials").Value = 11;
        book.Cell("staff_civil_servants").Value = 22;
        var theirs = Quarter.AnswersOf(Quarter.NhonBinh).Copy();
        (theirs.Values["staff_civil_servants"], theirs.Values["reporter_name"]) = (Value.Of(33), Value.Of("Người Khác"));
        (await site.SaveAsync(obligation, 1, theirs, clerk)).Require();

        var preview = await PreviewAsync(site, obligation, clerk, book.Saved());
        preview.Seen.ShouldNotBeNull();
        Changes(preview).Select(change => (change.Key, change.IsMine, change.IsTheirs)).ShouldBe(
            [("staff_officials", true, false), ("staff_civil_servants", true, true), ("reporter_name", false, true)]);
    }

    private static async Task Unchanged(Site site, Obligation obligation, Actor clerk)
    {
        var preview = await PreviewAsync(site, obligation, clerk, await DownloadAsync(site, obligation, clerk));
        preview.Remarks.ShouldBeEmpty(obligation.UnitCode);
        Changes(preview).ShouldBeEmpty(obligation.UnitCode);
    }

    private static IReadOnlyList<WorkbookChange> Changes(PreviewReturnWorkbook.Result preview) =>
        WorkbookChange.Between(preview.Current.Template.Template, preview.Answers, preview.Current.Answers, preview.Seen);

    private static async Task<byte[]> DownloadAsync(Site site, Obligation obligation, Actor clerk) =>
        (await site.AskAsync<GetReturnWorkbook, Outcome<GetReturnWorkbook.File>>(get =>
            get.RunAsync(obligation.Id, "vi", DownloadedWorkbooks.WordsOf("vi"), clerk, CancellationToken.None))).Require().Content;

    private static async Task<PreviewReturnWorkbook.Result> PreviewAsync(Site site, Obligation obligation, Actor clerk, byte[] file) =>
        (await UploadAsync(site, obligation, clerk, file)).Require();

    private static async Task<string> RefusedAsync(Site site, Obligation obligation, Actor clerk, byte[] file) =>
        (await UploadAsync(site, obligation, clerk, file)).Problems.ShouldHaveSingleItem().Code;

    private static Task<Outcome<PreviewReturnWorkbook.Result>> UploadAsync(Site site, Obligation obligation, Actor clerk, byte[] file) =>
        site.AskAsync<PreviewReturnWorkbook, Outcome<PreviewReturnWorkbook.Result>>(preview =>
            preview.RunAsync(obligation.Id, new MemoryStream(file), clerk, CancellationToken.None));

    /// <summary>Nhơn Bình is asked this form instead.</summary>
    private static async Task<(Obligation Obligation, Actor Clerk)> AskAsync(Site site, FormTemplate form)
    {
        var obligation = await site.ObligationOfAsync(Quarter.NhonBinh);
        await site.StoreAsync(async db =>
        {
            var exercise = db.Exercises.Single(item => item.Id == obligation.ExerciseId);
            var version = new TemplateVersion
            {
                Id = Guid.CreateVersion7(),
                TemplateCode = form.Code,
                Number = 1,
                DocumentJson = TemplateJson.Write(form),
                Hash = new('0', 64),
                PublishedBy = "test",
            };
            db.TemplateVersions.Add(version);
            exercise.TemplateVersionId = version.Id;
            return await db.SaveChangesAsync();
        });
        return (obligation, await site.SomebodyAtAsync(Quarter.NhonBinh));
    }
}
