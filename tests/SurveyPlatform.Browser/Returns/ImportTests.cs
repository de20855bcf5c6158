using Microsoft.Playwright;
using OfficeOpenXml;
using SurveyPlatform.Browser.Ground;
using SurveyPlatform.Tests.Ground;
using static Microsoft.Playwright.Assertions;

namespace SurveyPlatform.Browser.Returns;

/// <summary>A telecom company takes its own list of 170 lines over, without script.</summary>
[Collection(BinhDinhSite.OfReturns)]
public sealed class ImportTests(BinhDinhSite site)
{
    private const string Operator = "FPT";

    [ChromiumFact]
    public async Task A_list_is_corrected_and_taken_and_its_columns_are_known_the_next_time()
    {
        await site.DraftAsync(Operator, new());
        await using var visit = await site.VisitAsync("fpt", script: false);
        var page = visit.Page;
        var start = await site.ReturnOfAsync(Operator);
        await page.GotoAsync(start);
        await page.GetByRole(AriaRole.Link, new() { Name = "Nhập từ tệp của đơn vị" }).ClickAsync();
        await page.UploadAsync(OperatorFile.Xlsx(170, Spoilt));

        (await page.Locator(".heads").InnerTextAsync()).ShouldContain("Tìm thấy 170 dòng, 11 cột.");
        (await page.GetByLabel("Cột của “Tốc độ tải lên theo hợp đồng”").InputValueAsync()).ShouldBe("băng thông upload (mbps)");
        (await page.Locator("tr", new() { HasText = "Đưa vào sử dụng từ ngày" }).First.InnerTextAsync()).ShouldContain("01/01/2020");
        await page.PressAsync("Tiếp tục");

        await page.GetByLabel("“Kênh Internet” ứng với").SelectOptionAsync("internet");
        await page.GetByLabel("“Thuê kênh” ứng với").SelectOptionAsync("leased_line");
        (await page.Locator("tr", new() { HasText = "Xã Không Có" }).InnerTextAsync()).ShouldContain("Đường truyền!7");
        await page.PressAsync("Để các nội dung này lại sau");

        (await page.Locator(".figures").InnerTextAsync()).ShouldContain("170");
        var remarks = page.Locator(".remarks").First;
        await Expect(remarks.Locator("tbody tr")).ToHaveCountAsync(3);
        await Expect(remarks).ToContainTextAsync("Đường truyền!G5");
        await Expect(remarks).ToContainTextAsync("“12.5” có thể hiểu là 12,5 hoặc 125");
        await Expect(remarks).ToContainTextAsync("Đường truyền!C7");
        await Expect(remarks).ToContainTextAsync("Đường truyền!J8");

        await page.GetByRole(AriaRole.Link, new() { Name = "2. Ghép cột" }).ClickAsync();
        await page.GetByLabel("Anh – Mỹ").CheckAsync();
        await page.PressAsync("Tiếp tục");
        await page.GetByLabel("Bỏ qua các dòng ghi “Xã Không Có").CheckAsync();
        await page.PressAsync("Tiếp tục");
        await Expect(page.Locator(".remarks").First.Locator("tbody tr")).ToHaveCountAsync(1);
        (await page.Locator("main").InnerTextAsync()).ShouldContain("Đã bỏ qua 1 dòng");
        await page.PressAsync("Nhận vào bản nháp");
        (await page.Locator(".flash").InnerTextAsync()).ShouldBe("Đã nhận 169 dòng từ tệp vào bản nháp.");
        (await page.TypedAsync("lines[0].contracted_up_mbps")).ShouldBe("12,5");
        (await page.TypedAsync("lines[2].incidents")).ShouldBe("nhiều", "what cannot be read is there to be corrected");

        await page.GotoAsync($"{start}/import/lines");
        await page.UploadAsync(OperatorFile.Xlsx(170, sheet => { Spoilt(sheet); sheet.Cells[8, 10].Value = 2; }));
        new Uri(page.Url).AbsolutePath.ShouldEndWith("/preview");
        (await page.Locator(".figures strong").AllInnerTextsAsync()).ShouldBe(["0", "1", "168", "0"]);
        await site.DraftAsync(Operator, new());
    }

    /// <summary>A number that can be read two ways, a commune that there is not, and a word for a number.</summary>
    private static void Spoilt(ExcelWorksheet sheet)
    {
        sheet.Cells[5, 7].Value = "12.5";
        sheet.Cells[7, 3].Value = "Xã Không Có";
        sheet.Cells[8, 10].Value = "nhiều";
    }

}
