using System.Runtime.CompilerServices;
using Microsoft.Playwright;
using SurveyPlatform.Browser.Ground;

namespace SurveyPlatform.Browser.Templates;

/// <summary>The designer's modules in a browser without a site: what they make of a document, as JSON.</summary>
public sealed class DesignerModules : IAsyncLifetime
{
    private const string Address = "http://designer.test/";

    /// <summary>What every script may use: the modules, short ways to make documents, and to find things in them by name.</summary>
    private const string Ground =
        """
        const load = async (...names) => Object.assign({}, ...await Promise.all(names.map((name) => import(`/designer/${name}.js`))));
        const all = await load('document', 'names', 'questions', 'tables', 'table-paste', 'formulas', 'merge', 'texts', 'history');
        const { withIds, indexOf, toJson, change, rename, addRows, addColumns, addTotal, removeLines, moveLine, fillBlock, editCells, tableAt, followHeads,
            pasteTable, pasteRows, readBlock, merge, differences, retype, fresh, add, renumber, slug, readNumber, writeNumber, History, shift } = all;
        const question = (name, more) => ({ kind: 'question', name, type: 'integer', label: { vi: name }, ...more });
        const plainForm = (...items) => ({ code: 'f', title: { vi: 'F' }, optionLists: [], sections: [{ code: 's', title: { vi: 'S' }, items }] });
        const form = (...items) => withIds(plainForm(...items), 'form');
        const entryOf = (doc, name) => [...indexOf(doc).values()].find(({ node }) => (node.name ?? node.code) === name);
        const idOf = (doc, name) => entryOf(doc, name).id;
        const items = (doc) => JSON.parse(toJson(doc)).sections[0].items;
        const cells = (doc, id) => tableAt(doc, id).rows.map((row) => row.cells.map((cell) => cell.name + (cell.calculation ? ` = ${cell.calculation}` : '')));
        const emptyTable = () => { const doc = form({ kind: 'table', code: 't', label: { vi: 'T' }, columns: [], rows: [] }); return [doc, idOf(doc, 't')]; };
        const tableOf = (text) => { const [doc, id] = emptyTable(); return [pasteTable(doc, id, readBlock(text)), id]; };
        """;

    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;
    private IPage _page = null!;

    public async Task InitializeAsync()
    {
        if (Chromium.WhyNot is not null)
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
        _page = await _browser.NewPageAsync();
        await _page.RouteAsync($"{Address}**", route => route.Request.Url.EndsWith(".js", StringComparison.Ordinal)
            ? route.FulfillAsync(new() { ContentType = "text/javascript; charset=utf-8", Path = ScriptFolder() + new Uri(route.Request.Url).AbsolutePath })
            : route.FulfillAsync(new() { ContentType = "text/html", Body = "<!doctype html>" }));
        await _page.GotoAsync(Address);
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
            _playwright.Dispose();
        }
    }

    /// <summary>The value of the script's <c>return</c>, as JSON without blanks.</summary>
    public Task<string> RunAsync(string script) =>
        _page.EvaluateAsync<string>($"async () => JSON.stringify(await (async () => {{ {Ground} {script} }})())");

    private static string ScriptFolder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/SurveyPlatform.Web/wwwroot"));
}
