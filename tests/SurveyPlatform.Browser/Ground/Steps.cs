using Microsoft.Playwright;
using SurveyPlatform.Returns;
using SurveyPlatform.Templates.Expressions;
using SurveyPlatform.Web.Pages.Returns;

namespace SurveyPlatform.Browser.Ground;

/// <summary>What people do on the pages.</summary>
internal static class Steps
{
    private const string Seen =
        "fields => fields.filter(field => field.checkVisibility({ visibilityProperty: true })).map(field => [field.name, field.type])";

    public static async Task SignInAsync(this IPage page, string user)
    {
        await page.FillAsync("[name=userName]", user);
        await page.FillAsync("[name=password]", BinhDinhSite.Password);
        await page.ClickAsync("main button.primary");
    }

    public static ILocator Field(this IPage page, string name) => page.Locator($"#return [name=\"{name}\"]:not([type=hidden])");

    public static Task<IResponse> SaveAsync(this IPage page) => page.PressAsync("Lưu nháp");

    /// <summary>A block of cells into a field, as a spreadsheet program leaves it in the clipboard.</summary>
    public static async Task PasteAsync(this IPage page, string name, string text)
    {
        await page.Field(name).FocusAsync();
        await page.Field(name).EvaluateAsync(
            """
            (field, text) => {
                const clipboardData = new DataTransfer();
                clipboardData.setData('text/plain', text);
                field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
            }
            """, text);
    }

    /// <summary>With script: all that was typed has arrived.</summary>
    public static async Task KeepAsync(this IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu nháp", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("#return")).ToHaveAttributeAsync("data-state", "saved");
    }

    public static Task<IResponse> SubmitAsync(this IPage page) => page.PressAsync("Nộp báo cáo");

    /// <summary>The page that comes back, once it is all there: it is sent in pieces.</summary>
    public static async Task<IResponse> PressAsync(this IPage page, string button)
    {
        var response = await page.RunAndWaitForResponseAsync(
            () => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync(),
            response => response.Request.IsNavigationRequest && response.Status is < 300 or >= 400);
        await response.FinishedAsync();
        await page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
        return response;
    }

    public static async Task UploadAsync(this IPage page, byte[] file, string name = "danh-sach.xlsx")
    {
        await page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = file });
        await page.RunAndWaitForResponseAsync(
            () => page.Locator("form:has(input[type=file]) button.primary").ClickAsync(), response => response.Request.IsNavigationRequest && response.Status is < 300 or >= 400);
    }

    /// <summary>Fields by name with what is to be in them, as the page names them.</summary>
    public static Dictionary<string, Value> Fields(this AnswerSet answers, int lines = 0) => new(
        answers.Values.Concat(answers.Lines.SelectMany(group => group.Value.Take(lines).SelectMany((line, at) =>
            line.Values.Select(value => KeyValuePair.Create(new AnswerPlace(group.Key, at, value.Key).ToString(), value.Value))))));

    /// <summary>Fills in what can be seen, and saves where a question is asked only after an answer to another.</summary>
    public static async Task FillAsync(this IPage page, IReadOnlyDictionary<string, Value> answers)
    {
        var left = new Dictionary<string, Value>(answers);
        for (var saved = false; left.Count > 0;)
        {
            var seen = await page.Locator("#return [name]:not([type=hidden])").EvaluateAllAsync<string[][]>(Seen);
            var ready = seen.DistinctBy(field => field[0]).Where(field => left.ContainsKey(field[0])).ToList();
            if (ready.Count == 0)
            {
                saved.ShouldBeFalse($"there is no field for {string.Join(", ", left.Keys)}");
                await page.SaveAsync();
                saved = true;
                continue;
            }

            saved = false;
            foreach (var field in ready)
            {
                left.Remove(field[0], out var value);
                await page.AnswerAsync(field[0], field[1], value);
            }
        }
    }

    /// <summary>What stands in the field now.</summary>
    public static async Task<string> TypedAsync(this IPage page, string name) => string.Join(' ', await page.Field(name).EvaluateAllAsync<string[]>(
        "fields => fields.filter(field => !['radio', 'checkbox'].includes(field.type) || field.checked).map(field => field.value)"));

    private static async Task AnswerAsync(this IPage page, string name, string type, Value value)
    {
        var field = page.Field(name);
        var typed = FormView.Typed(value);
        switch (type)
        {
            case "radio" or "checkbox":
                foreach (var choice in typed.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    await field.And(page.Locator($"[value=\"{choice}\"]")).CheckAsync();
                }

                break;
            case "select-one":
                await field.SelectOptionAsync(typed);
                break;
            default:
                await field.FillAsync(typed);
                break;
        }
    }
}
