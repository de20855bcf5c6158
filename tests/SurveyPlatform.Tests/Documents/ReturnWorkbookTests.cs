using OfficeOpenXml;
using SurveyPlatform.Templates.Expressions;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Documents;

public sealed class ReturnWorkbookTests
{
    private const string Vnpt = "VNPT";

    [Fact]
    public async Task A_commune_gets_a_sheet_of_guidance_and_one_per_section_without_the_questions_of_districts()
    {
        await using var site = await Quarter.OpenAsync(Stores.Sqlite);
        using var book = await site.WorkbookOfAsync(Quarter.NhonBinh);
        book.Package.Workbook.Worksheets.Where(sheet => sheet.Hidden == eWorkSheetHidden.Visible).Select(sheet => sheet.Name).ShouldBe(
            ["Hướng dẫn", "Nhân sự", "Máy tính", "Mạng nội bộ (LAN)", "Internet và mạng truyền số liệ…", "An toàn thông tin và thiết bị…", "Ý kiến và xác nhận"]);
        book.TextsOf("Hướng dẫn").ShouldContain("UBND phường Nhơn Bình");
        book.TextsOf("Hướng dẫn").ShouldContain("21/09/2023");
        book.TextsOf("Mạng nội bộ (LAN)").ShouldNotContain(text => text.StartsWith("Tổng số phòng, ban", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_cells_for_answers_can_be_changed()
    {
        await using var site = await Quarter.OpenAsync(Stores.Sqlite);
        using var book = await site.WorkbookOfAsync(Quarter.NhonBinh);
        book.Package.Workbook.Worksheets.ShouldAllBe(sheet => sheet.Protection.IsProtected);
        var open = book.Package.Workbook.Worksheets.SelectMany(sheet => sheet.Cells.Where(cell => !cell.Style.Locked).Select(cell => (sheet.Name, cell.Address))).ToList();
        open.ShouldContain(book.Address("staff_officials"));
        open.ShouldNotContain(cell => cell.Address.StartsWith('A') || cell.Address.StartsWith('B'));
        book.Cell("staff_officials").DataValidation().ShouldBe("Whole 0 2000");
        book.Cell("has_lan").DataValidation().ShouldBe("List _lists!$A$1:$A$2");
    }

    [Theory]
    [InlineData(Quarter.NhonBinh)]
    [InlineData(Quarter.QuyNhon)]
    [InlineData(Vnpt)]
    public async Task Formulas_work_out_what_the_server_works_out(string unit)
    {
        await using var site = await Quarter.OpenAsync(Stores.Sqlite);
        var (obligation, clerk) = (await site.ObligationOfAsync(unit), await site.SomebodyAtAsync(unit));
        var evaluation = (await site.SaveAsync(obligation, 0, Quarter.AnswersOf(unit), clerk)).Require().Evaluation;
        using var book = await site.WorkbookOfAsync(unit);
        book.Package.Workbook.Calculate();
        var opened = (await site.OpenReturnAsync(obligation, clerk)).Require();
        var calculated = opened.Template.Template.Questions.Where(question => question.IsCalculated && evaluation.IsRelevant(question.Name)).ToList();
        calculated.ShouldNotBeEmpty();
        foreach (var question in calculated)
        {
            book.CellOfNumber(question.Number!).Value.ShouldBe((double)evaluation.Answers.Values[question.Name].AsNumber!.Value, question.Name);
        }
    }

    [Fact]
    public async Task A_text_that_looks_like_a_formula_is_a_text()
    {
        await using var site = await Quarter.OpenAsync(Stores.Sqlite);
        var (obligation, clerk) = (await site.ObligationOfAsync(Quarter.NhonBinh), await site.SomebodyAtAsync(Quarter.NhonBinh));
        var answers = Quarter.AnswersOf(Quarter.NhonBinh).Copy();
        foreach (var (name, text) in new[] { ("reporter_name", "=HYPERLINK(\"http://x\")"), ("reporter_phone", "+84 256"), ("remarks", "@SUM(A1)"), ("proposals", "-1+1") })
        {
            answers.Values[name] = Value.Of(text);
        }

        (await site.SaveAsync(obligation, 0, answers, clerk)).Require();
        using var book = await site.WorkbookOfAsync(Quarter.NhonBinh);
        foreach (var name in new[] { "reporter_name", "reporter_phone", "remarks", "proposals" })
        {
            var cell = book.Cell(name);
            (cell.Value, cell.Formula, cell.Style.QuotePrefix).ShouldBe((answers.Values[name].ToString(), "", true));
        }
    }
}
