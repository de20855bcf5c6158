using Microsoft.Playwright;
using SurveyPlatform.Browser.Ground;
using SurveyPlatform.Collection;
using SurveyPlatform.Recipes;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Browser.Templates;

/// <summary>An administrator who is no programmer makes a form alone, by keys alone, and a unit fills it in.</summary>
[Collection(BinhDinhSite.Name)]
public sealed class DesignByKeyboardTests(BinhDinhSite site)
{
    private const string Code = "hardware-by-keys";
    private const string Unit = "SO-TTTT";
    private const string Clerk = "so.tttt";

    private const string Asked = $$"""
        {"steps": [
          {"name": "accounts", "accounts": [{"userName": "{{Clerk}}", "displayName": "Văn thư Sở", "email": null, "roles": ["respondent"], "unitCode": "{{Unit}}", "password": "{{BinhDinhSite.Password}}"}]},
          {"name": "collections", "collections": [{"code": "{{Code}}", "title": {"vi": "Thu bằng bàn phím", "en": "By keys"}, "template": "{{Code}}", "respondents": ["department"],
            "frequency": "quarterly", "periodScheme": "reporting-15-14", "periodStartDay": 15, "firstPeriod": "2023-Q3", "dueAfterWorkingDays": 5, "lockAfterWorkingDays": 30,
            "legalBasis": {"vi": "Công văn"}, "reminders": []}]}]}
        """;

    private static readonly Dictionary<string, Value> Answers = new(StringComparer.Ordinal)
    {
        ["can_bo"] = Value.Of(10m),
        ["cong_chuc"] = Value.Of(8m),
        ["so_nguoi_co_may_tinh_rieng"] = Value.Of(9m),
        ["duoi_3_nam_may_tinh_de_ban"] = Value.Of(4m),
        ["duoi_3_nam_may_tinh_xach_tay"] = Value.Of(3m),
        ["tren_3_nam_may_tinh_de_ban"] = Value.Of(2m),
        ["tren_3_nam_may_tinh_xach_tay"] = Value.Of(1m),
        ["co_mang_lan"] = Value.Of("yes"),
        ["cong_nghe_mang_lan"] = Value.Of("co_day"),
        ["nguoi_lap_bieu"] = Value.Of("Trần Văn Nam"),
        ["lanh_dao_da_dong_y"] = Value.Of("yes"),
    };

    [ChromiumFact]
    public async Task The_hardware_return_is_made_from_nothing_published_and_filled_in()
    {
        await using var designer = await site.VisitAsync(DesignerSteps.User);
        var page = designer.Page;
        await BeginAsync(page);
        await StaffAsync(page);
        await ComputersAsync(page);
        await NetworkAsync(page);
        await ConfirmationAsync(page);
        await page.SavedAsync();
        var draft = await site.DraftAsync(Code);
        TemplateCheck.Check(draft).ShouldBeEmpty();
        ShouldBeTheReturn(draft);
        designer.Complaints.ShouldBeEmpty();

        await PublishAsync(page);
        await using var clerk = await site.VisitAsync(await AskedAsync());
        await clerk.Page.GotoAsync(await site.ReturnOfAsync(Unit));
        await clerk.Page.FillAsync(Answers);
        (await clerk.Page.Locator("#f-tong_so_tong_so").InnerTextAsync()).ShouldBe("10");
        var answer = await clerk.Page.SubmitAsync();
        answer.Url.ShouldEndWith("/receipt", Case.Sensitive, await clerk.Page.InnerTextAsync("main"));
    }

    private static async Task BeginAsync(IPage page)
    {
        await page.GotoAsync("/templates/new");
        await page.Locator("[name=title]").FocusAsync();
        await page.TypeAsync("Báo cáo hạ tầng công nghệ thông tin");
        await page.KeysAsync("Tab");
        await page.TypeAsync("Return on IT infrastructure");
        await page.KeysAsync("Tab");
        await page.TypeAsync(Code);
        await page.KeysAsync("Enter");
        await page.WaitForURLAsync($"**/designer/{Code}");
        await Assertions.Expect(page.Locator(".d-bar")).ToBeVisibleAsync();
    }

    private static async Task StaffAsync(IPage page)
    {
        await page.AddAsync("m", "Nhân sự", "Staff");
        await FigureAsync(page, "Cán bộ", "Officials");
        await FigureAsync(page, "Công chức", "Civil servants");
        await page.AddAsync("c", "Tổng số người", "Staff in all");
        await page.RuleAsync("Tự tính", "calculation", "${can_bo} + ${cong_chuc}");
        await page.TabToAsync("Kiểm tra chéo, cảnh báo");
        await page.KeysAsync("Enter");
        await page.TabToAsync("Thêm kiểm tra bắt buộc");
        await page.KeysAsync("Enter");
        await page.TypeAsync(". > 0");
        await page.KeysAsync("Escape");
        await page.TabToAsync("message");
        await page.TypeAsync("Tổng số người phải lớn hơn 0.");
        await page.KeysAsync("Tab");
        await page.TypeAsync("There must be at least one person.");

        await FigureAsync(page, "Số người có máy tính riêng", "People with a computer of their own");
        await page.RuleAsync("Ràng buộc giá trị", "constraint", ". <= ${tong_so_nguoi}");
        await page.TabToAsync("constraintMessage");
        await page.TypeAsync("Không được lớn hơn tổng số người.");
        await page.KeysAsync("Tab");
        await page.TypeAsync("No more than there are people.");

        await page.AddAsync("c", "Tỷ lệ người có máy tính riêng", "Share of people with a computer");
        await page.ChooseAsync("type", "percent");
        await page.TabToAsync("decimals");
        await page.TypeAsync("1");
        await page.RuleAsync("Tự tính", "calculation", "${so_nguoi_co_may_tinh_rieng} * 100 div ${tong_so_nguoi}");
    }

    /// <summary>Heads in both languages, settings of all cells at once, then totals below and at the right.</summary>
    private static async Task ComputersAsync(IPage page)
    {
        await page.AddAsync("m", "Máy tính", "Computers");
        await page.AddAsync("b", "Máy tính theo thời gian sử dụng", "Computers by age");
        await page.TabToAsync("grid");
        await page.TypeAsync("Máy tính để bàn");
        await page.KeysAsync("Control+Shift+Enter");
        await page.TypeAsync("Máy tính xách tay");
        await page.KeysAsync("Enter", "ArrowLeft", "ArrowLeft");
        await page.TypeAsync("Dưới 3 năm");
        await page.KeysAsync("Control+Enter");
        await page.TypeAsync("Trên 3 năm");
        await page.KeysAsync("Enter", "F4", "ArrowUp", "ArrowUp");
        await page.TypeAsync("Desktops");
        await page.KeysAsync("Tab");
        await page.TypeAsync("Laptops");
        await page.KeysAsync("Enter", "ArrowLeft", "ArrowLeft");
        await page.TypeAsync("Under 3 years");
        await page.KeysAsync("Enter");
        await page.TypeAsync("Over 3 years");
        await page.KeysAsync("Enter", "F4", "Control+a");
        await page.TabToAsync("unitOfMeasure");
        await page.TypeAsync("máy");
        await page.KeysAsync("Tab");
        await page.TypeAsync("computers");
        await page.TabToAsync("min");
        await page.TypeAsync("0");
        await page.ChooseAsync("required", "always");
        await TotalAsync(page, "Dòng tổng");
        await TotalAsync(page, "Cột tổng");
    }

    private static async Task TotalAsync(IPage page, string total)
    {
        await page.KeysAsync("Escape", "Enter");
        await page.TabToAsync("Thêm dòng");
        for (var tool = "Thêm dòng"; tool != total; tool = await page.EvaluateAsync<string>("document.activeElement.textContent"))
        {
            await page.KeysAsync("ArrowRight");
        }

        await page.KeysAsync("Enter");
    }

    private static async Task NetworkAsync(IPage page)
    {
        await page.AddAsync("m", "Mạng nội bộ", "Local network");
        await page.AddAsync("c", "Có mạng LAN", "Has a LAN");
        await page.ChooseAsync("type", "yesNo");
        await page.ChooseAsync("required", "always");
        await page.AddAsync("c", "Công nghệ mạng LAN", "Technology");
        await page.ChooseAsync("type", "selectOne");
        await page.ChooseAsync("required", "always");
        await page.RuleAsync("Điều kiện hiển thị", "relevant", "${co_mang_lan} = 'yes'");
        await page.KeysAsync("Escape", "Enter");
        await page.TabToAsync("Tạo danh mục mới");
        await page.KeysAsync("Enter");
        await page.TypeAsync("Có dây");
        await page.KeysAsync("Tab");
        await page.TypeAsync("Wired");
        await page.KeysAsync("Enter");
        await page.TypeAsync("Không dây");
        await page.KeysAsync("Tab");
        await page.TypeAsync("Wireless");
    }

    private static async Task ConfirmationAsync(IPage page)
    {
        await page.AddAsync("m", "Ý kiến và xác nhận", "Remarks and confirmation");
        await page.AddAsync("c", "Người lập biểu", "Filled in by");
        await page.ChooseAsync("type", "text");
        await page.ChooseAsync("required", "always");
        await page.AddAsync("g", "Thủ trưởng đơn vị chịu trách nhiệm về số liệu.", "The head of the unit answers for the figures.");
        await page.AddAsync("c", "Lãnh đạo đã đồng ý", "The head agrees");
        await page.ChooseAsync("type", "yesNo");
        await page.ChooseAsync("required", "always");
    }

    /// <summary>A whole number from 0 that must be answered.</summary>
    private static async Task FigureAsync(IPage page, string vi, string en)
    {
        await page.AddAsync("c", vi, en);
        await page.TabToAsync("unitOfMeasure");
        await page.TypeAsync("người");
        await page.KeysAsync("Tab");
        await page.TypeAsync("people");
        await page.TabToAsync("min");
        await page.TypeAsync("0");
        await page.TabToAsync("max");
        await page.TypeAsync("5.000");
        await page.ChooseAsync("required", "always");
    }

    private static void ShouldBeTheReturn(FormTemplate form)
    {
        form.Sections.Select(section => section.Title.En).ShouldBe(["Staff", "Computers", "Local network", "Remarks and confirmation"]);
        form.Sections[0].Questions.Select(question => question.Number).ShouldBe(["1.1", "1.2", "1.3", "1.4", "1.5"]);
        form.Questions.First().Max.ShouldBe(5000);
        var table = form.Sections[1].Items.OfType<Table>().Single();
        table.Columns.Select(column => column.Label).ShouldBe([new("Máy tính để bàn", "Desktops"), new("Máy tính xách tay", "Laptops"), new("Tổng số", "Total")]);
        table.Rows.Select(row => row.Label.En).ShouldBe(["Under 3 years", "Over 3 years", "Total"]);
        table.Rows[2].Cells[2].Calculation.ShouldBe("sum(${tong_so_may_tinh_de_ban}, ${tong_so_may_tinh_xach_tay})");
        table.Rows[0].Cells[0].Label.ShouldBe(new("Dưới 3 năm: máy tính để bàn", "Under 3 years: desktops"));
        table.Rows[0].Cells.Take(2).ShouldAllBe(cell => cell.Required == "true()" && cell.Min == 0 && cell.UnitOfMeasure == new LocalizedText("máy", "computers"));
        form.OptionLists.Single().Options.Select(option => option.Value).ShouldBe(["co_day", "khong_day"]);
        form.Questions.Single(question => question.Name == "cong_nghe_mang_lan").OptionList.ShouldBe(form.OptionLists[0].Code);
    }

    private static async Task PublishAsync(IPage page)
    {
        await page.Locator(".d-bar a.primary").FocusAsync();
        await page.KeysAsync("Enter");
        await page.WaitForURLAsync($"**/designer/{Code}/publish");
        await page.Locator("form.stack button.primary").FocusAsync();
        await page.KeysAsync("Enter");
        await page.WaitForURLAsync("**/templates/*");
    }

    /// <summary>The departments are asked for it; who answers for one of them.</summary>
    private async Task<string> AskedAsync()
    {
        (await site.AskAsync<RunRecipe, Outcome<int>>(run => run.RunAsync([("asked.recipe.json", Asked)], CancellationToken.None))).Require();
        (await site.AskAsync<OpenExercise, Outcome<OpenExercise.Result>>(open => open.RunAsync(Code, Period.Quarter(2023, 3), Actor.System, CancellationToken.None))).Require();
        return Clerk;
    }
}
