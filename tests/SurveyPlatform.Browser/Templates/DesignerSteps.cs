using Microsoft.Playwright;
using SurveyPlatform.Browser.Ground;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using static Microsoft.Playwright.Assertions;

namespace SurveyPlatform.Browser.Templates;

/// <summary>What a designer does, with keys only.</summary>
internal static class DesignerSteps
{
    public const string User = "thietke";

    private static readonly Actor Designer = new(User, User, Actor.PermissionsOf([Role.Designer]), null);

    /// <summary>Which field, tree row or button the keyboard is at.</summary>
    private const string Focused =
        """
        (() => { const at = document.activeElement; return at.dataset.field ?? (at.matches('.tree [role=treeitem]') ? 'outline' : at.textContent.trim()); })()
        """;

    /// <summary>A form of its own that begins as a copy of another, or empty.</summary>
    public static async Task<string> StartFormAsync(this BinhDinhSite site, string code, string? copyOf = null)
    {
        (await site.AskAsync<StartTemplateDraft, Outcome<SaveTemplateDraft.Result>>(start =>
            start.RunAsync(code, new("Biểu thử", "Trial form"), copyOf, Designer, CancellationToken.None))).Require();
        return $"/designer/{code}";
    }

    public static async Task<FormTemplate> DraftAsync(this BinhDinhSite site, string code) =>
        (await site.AskAsync<OpenTemplateDraft, Outcome<OpenTemplateDraft.Result>>(open => open.RunAsync(code, Designer, CancellationToken.None))).Require().Template;

    public static async Task DesignAsync(this IPage page, string path)
    {
        await page.GotoAsync(path);
        await Expect(page.Locator(".d-bar")).ToBeVisibleAsync();
    }

    /// <summary>The draft is on the server.</summary>
    public static Task SavedAsync(this IPage page) => page.SaveStateAsync("saved");

    public static Task SaveStateAsync(this IPage page, string state) =>
        Expect(page.Locator(".d-saved")).ToHaveAttributeAsync("data-state", state, new() { Timeout = 15_000 });

    /// <summary>Keys one after another: <c>"Alt+t", "c"</c>.</summary>
    public static async Task KeysAsync(this IPage page, params string[] keys)
    {
        foreach (var key in keys)
        {
            await page.Keyboard.PressAsync(key);
        }
    }

    public static Task TypeAsync(this IPage page, string text) => page.Keyboard.TypeAsync(text);

    /// <summary>Tab until the keyboard is at a field, or at a button or fold with this text.</summary>
    public static async Task TabToAsync(this IPage page, string name)
    {
        var passed = new List<string>();
        for (var at = await page.EvaluateAsync<string>(Focused); at != name; at = await page.EvaluateAsync<string>(Focused))
        {
            passed.Add(at);
            passed.Count.ShouldBeLessThan(60, $"Tab never comes to {name}: {string.Join(", ", passed)}");
            await page.Keyboard.PressAsync("Tab");
        }
    }

    /// <summary>Down the choices of the field until one is chosen.</summary>
    public static async Task ChooseAsync(this IPage page, string field, string value)
    {
        await page.TabToAsync(field);
        var select = page.Locator($".inspector [data-field=\"{field}\"]");
        await page.Keyboard.PressAsync("Home");
        for (var steps = 0; await select.InputValueAsync() != value; steps++)
        {
            steps.ShouldBeLessThan(40, $"{field} does not offer {value}");
            await page.Keyboard.PressAsync("ArrowDown");
        }
    }

    /// <summary>The menu "Thêm" by its letter; then the label in both languages.</summary>
    public static async Task AddAsync(this IPage page, string letter, string vi, string en)
    {
        await page.KeysAsync("Alt+t", letter);
        await page.TypeAsync(vi);
        await page.KeysAsync("Tab");
        await page.TypeAsync(en);
    }

    /// <summary>Opens a fold and writes a rule in it.</summary>
    public static async Task RuleAsync(this IPage page, string fold, string field, string expression)
    {
        await page.TabToAsync(fold);
        await page.KeysAsync("Enter");
        await page.TabToAsync(field);
        await page.TypeAsync(expression);
        await page.KeysAsync("Escape");
    }

    public static Task<string[]> OutlineAsync(this IPage page) =>
        page.Locator(".tree [role=treeitem]").EvaluateAllAsync<string[]>("rows => rows.map(row => [row.querySelector('.no')?.textContent, row.querySelector('.text').textContent].filter(Boolean).join(' '))");

    public static Task<string> SaidAsync(this IPage page) => page.Locator(".d-page > [role=status]").InnerTextAsync();
}
