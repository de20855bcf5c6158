using System.Globalization;
using Microsoft.Playwright;
using SurveyPlatform.Browser.Ground;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;
using static Microsoft.Playwright.Assertions;

namespace SurveyPlatform.Browser.Returns;

/// <summary>A block of cells from Excel or LibreOffice, put into a table or into lines.</summary>
public sealed class PasteTests(ScriptPages pages) : IClassFixture<ScriptPages>
{
    private static readonly FormContext Context = new() { Today = new(2023, 9, 15) };
    private static readonly LocalizedText Label = new("Nhãn");

    private static readonly OpenReturn.UnitChoice[] Units =
        [new("21550", "Phường Nhơn Bình, Thành phố Quy Nhơn"), new("21604", "Xã Nhơn Hải, Thành phố Quy Nhơn"), new("21700", "Xã An Hoà, Huyện An Lão"), new("21800", "Xã An Hoà, Huyện Khác")];

    private static readonly LineGroup Lines = new("lines", new("Đường truyền"),
    [
        new("unit", QuestionType.Unit, new("Đơn vị")), new("kind", QuestionType.SelectOne, new("Loại"), OptionList: "kinds"), new("down", QuestionType.Decimal, new("Tốc độ"), Max: 10_000),
        new("since", QuestionType.Date, new("Từ ngày")), new("note", QuestionType.Text, new("Ghi chú"), MaxLength: 10), new("double", QuestionType.Decimal, new("Gấp đôi"), Calculation: "${down} * 2"),
        new("lan", QuestionType.YesNo, new("Mạng LAN")), new("why", QuestionType.Text, new("Vì sao"), Relevant: "${lan} = 'no'"),
    ], MaxLines: 40);

    [ChromiumFact]
    public async Task Thirty_rows_of_eight_go_into_a_table_after_a_preview_and_come_out_again_with_one_undo()
    {
        await using var visit = await OpenAsync(new AnswerSet { Values = { ["c_0_0"] = Value.Of(7) } }, Table(30, 8));
        var page = visit.Page;
        await page.PasteAsync("c_0_0", Block(30, 8, (row, column) => (row * 1000) + column));

        await Expect(page.Locator("#paste > p").First).ToHaveTextAsync("Sẽ ghi 240 ô; 1 ô thay số đã có.");
        (await page.Locator("#paste tbody td").First.InnerTextAsync()).ShouldBe("7 0");
        (await page.TypedAsync("c_0_0")).ShouldBe("7", "nothing is written before it is taken");
        await page.ClickAsync("#paste .primary");
        (await page.TypedAsync("c_29_7")).ShouldBe("29.007");
        await Expect(page.Locator("#f-total")).ToHaveTextAsync(Enumerable.Range(0, 30).Sum(row => (row * 8000) + 28).ToString("N0", CultureInfo.GetCultureInfo("vi-VN")));

        await page.GetByRole(AriaRole.Button, new() { Name = "Hoàn tác" }).ClickAsync();
        (await page.TypedAsync("c_0_0")).ShouldBe("7");
        (await page.TypedAsync("c_29_7")).ShouldBe("");
        await Expect(page.Locator("#f-total")).ToHaveTextAsync("7");
        visit.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task Each_cell_that_cannot_be_taken_is_told_with_its_reason_and_the_others_are_taken()
    {
        await using var visit = await OpenAsync(new AnswerSet(), Table(3, 3));
        var page = visit.Page;
        await page.PasteAsync("c_1_1", "1,500\tmười\t3\n\"1.250\"\t\t\n5\t6\t7");

        var remarks = await page.Locator("#paste li").AllInnerTextsAsync();
        remarks.ShouldBe(
        [
            "1 ô nằm ngoài bảng, về bên phải; không dán được.", "3 ô nằm ngoài bảng, bên dưới dòng cuối; không dán được.",
            "Dòng 1, Cột 1: “1,500” có thể hiểu là 1,5 hoặc 1.500.", "Dòng 1, Cột 2: “mười” không phải là số. Ví dụ cách ghi đúng: 1.500 hoặc 98,5.",
        ]);
        await page.ClickAsync("#paste .primary");
        (await page.TypedAsync("c_2_1")).ShouldBe("1.250");
        (await page.TypedAsync("c_1_1")).ShouldBe("");
    }

    [ChromiumFact]
    public async Task Lines_are_filled_by_names_labels_and_Vietnamese_dates_and_more_are_added()
    {
        await using var visit = await OpenAsync(new AnswerSet { Lines = { ["lines"] = [new() { Key = 0, Values = { ["unit"] = Value.Of("21604"), ["note"] = Value.Of("giữ lại") } }] } }, Lines);
        var page = visit.Page;
        string[] rows =
        [
            "phuong nhon binh\tCáp quang\t100\t4/9/2023\tmới\t200\tCó\tbỏ", "21604\tfiber\t1.5\t31/02/2023\t\"hai\ndòng\"\t\tKhông\tcũ", "Xã An Hoà\tvệ tinh\t20.000\t\tquá mười chữ cái\t\tcó\t",
            .. Enumerable.Range(0, 27).Select(at => $"Xã Nhơn Hải, Thành phố Quy Nhơn\tCáp đồng\t{at},5\t2023-09-0{(at % 9) + 1}\t\t\tKhông\t"),
        ];
        await page.PasteAsync("lines[0].unit", string.Join("\r\n", rows) + "\r\n");

        await Expect(page.Locator("#paste > p").First).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"2 ô thay số đã có; thêm \d+ dòng; bỏ qua \d+ ô; 6 ô có lỗi"));
        var remarks = string.Join('\n', await page.Locator("#paste li").AllInnerTextsAsync());
        remarks.ShouldContain("Dòng 2, Tốc độ: “1.5” có thể hiểu là 1,5 hoặc 15.");
        remarks.ShouldContain("Dòng 2, Từ ngày");
        remarks.ShouldContain("Dòng 3, Đơn vị: “Xã An Hoà” có thể là: Xã An Hoà, Huyện An Lão (21700); Xã An Hoà, Huyện Khác (21800).");
        remarks.ShouldContain("Dòng 3, Loại: “vệ tinh” không có trong các lựa chọn.");
        remarks.ShouldContain("Dòng 3, Tốc độ: 20.000 lớn hơn mức cao nhất là 10.000.");
        remarks.ShouldContain("Dòng 3, Ghi chú: Nội dung có 16 ký tự; chỉ được tối đa 10.");
        remarks.ShouldContain("Gấp đôi: ô tự tính, bỏ qua");
        await page.ClickAsync("#paste .primary");

        (await page.TypedAsync("lines[0].unit")).ShouldBe("21550");
        (await page.TypedAsync("lines[0].kind")).ShouldBe("fiber");
        (await page.TypedAsync("lines[0].since")).ShouldBe("04/09/2023");
        (await page.TypedAsync("lines[0].lan")).ShouldBe("yes");
        (await page.TypedAsync("lines[1].note")).ShouldBe("hai dòng");
        (await page.TypedAsync("lines[1].why")).ShouldBe("cũ", "what the same block makes asked is written too");
        (await page.TypedAsync("lines[0].why")).ShouldBe("");
        (await page.TypedAsync("lines[2].unit")).ShouldBe("");
        (await page.TypedAsync("lines[29].down")).ShouldBe("26,5");
        (await page.TypedAsync("lines[29].unit")).ShouldBe("21604");

        await page.Keyboard.PressAsync("Control+z");
        (await page.TypedAsync("lines[0].unit")).ShouldBe("21604");
        (await page.TypedAsync("lines[0].note")).ShouldBe("giữ lại");
        visit.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task A_single_value_is_pasted_as_ever_and_what_is_called_off_changes_nothing()
    {
        await using var visit = await OpenAsync(new AnswerSet(), Table(2, 2));
        var page = visit.Page;
        await page.PasteAsync("c_0_0", "12");
        await Expect(page.Locator("#paste")).ToBeHiddenAsync();
        await page.PasteAsync("c_0_0", "1\t2");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#paste")).ToBeHiddenAsync();
        (await page.TypedAsync("c_0_1")).ShouldBe("");
    }

    [ChromiumFact]
    public async Task Script_in_a_pasted_text_is_text()
    {
        await using var visit = await OpenAsync(new AnswerSet(), Lines);
        var page = visit.Page;
        await page.PasteAsync("lines[0].note", "<b>a</b>\t1\n<img src=x onerror=\"document.title='!'\">\t2");
        (await page.Locator("#paste img").CountAsync()).ShouldBe(0);
        (await page.TitleAsync()).ShouldBe("Trang thử");
        visit.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task A_cell_is_copied_down_its_column_into_what_is_blank_and_from_above_with_a_key()
    {
        await using var visit = await OpenAsync(new AnswerSet { Values = { ["c_2_1"] = Value.Of(9) } }, Table(4, 3));
        var page = visit.Page;
        await page.Field("c_0_1").FillAsync("5");
        await page.GetByRole(AriaRole.Button, new() { Name = "Chép xuống các ô trống bên dưới" }).ClickAsync();
        (await Task.WhenAll(Enumerable.Range(0, 4).Select(row => page.TypedAsync($"c_{row}_1")))).ShouldBe(["5", "5", "9", "5"]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Hoàn tác" }).ClickAsync();
        (await Task.WhenAll(Enumerable.Range(0, 4).Select(row => page.TypedAsync($"c_{row}_1")))).ShouldBe(["5", "", "9", ""]);

        await page.Field("c_1_1").FocusAsync();
        await page.Keyboard.PressAsync("Control+d");
        (await page.TypedAsync("c_1_1")).ShouldBe("5");
        foreach (var (key, at) in ((string, string)[])[("Control+End", "c_3_2"), ("Control+ArrowUp", "c_0_2"), ("Control+ArrowLeft", "c_0_1"), ("Control+ArrowDown", "c_3_1"), ("Control+ArrowRight", "c_3_2"), ("Control+Home", "c_0_0"), ("Tab", "c_0_1")])
        {
            await page.Keyboard.PressAsync(key);
            (await page.EvaluateAsync<string>("document.activeElement.name")).ShouldBe(at, key);
        }
    }

    /// <summary>Cells <c>c_row_column</c> and their total.</summary>
    private static Item[] Table(int rows, int columns) =>
    [
        new Table("t", Label, [.. Enumerable.Range(0, columns).Select(column => new TableColumn(new($"Cột {column}")))],
        [
            .. Enumerable.Range(0, rows).Select(row => new TableRow($"{row}", new($"Dòng {row}"),
                [.. Enumerable.Range(0, columns).Select(column => new Question($"c_{row}_{column}", QuestionType.Decimal, Label))])),
        ]),
        new Question("total", QuestionType.Decimal, Label, Calculation: $"sum({string.Join(", ", Enumerable.Range(0, rows).SelectMany(row => Enumerable.Range(0, columns).Select(column => $"${{c_{row}_{column}}}")))})"),
    ];

    private static string Block(int rows, int columns, Func<int, int, int> figure) => string.Join('\n', Enumerable.Range(0, rows).Select(row =>
        string.Join('\t', Enumerable.Range(0, columns).Select(column => figure(row, column).ToString("N0", CultureInfo.GetCultureInfo("vi-VN"))))));

    /// <summary>As the clipboard gives it: the event that the keys bring about.</summary>
    private async Task<Visit> OpenAsync(AnswerSet answers, params Item[] items)
    {
        var form = new FormTemplate("form", Label, [new("kinds", [new("fiber", new("Cáp quang")), new("copper", new("Cáp đồng"))])], [new("s", Label, items)]);
        return await pages.OpenAsync(await FormPage.HtmlAsync(form, Context, answers, isWhole: true, units: Units), "import '/form.js'; import '/missing.js'; import '/paste.js'; import '/keys.js';", "survey.css");
    }
}
