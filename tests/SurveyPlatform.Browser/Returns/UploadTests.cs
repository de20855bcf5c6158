using Deque.AxeCore.Playwright;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SurveyPlatform.Browser.Ground;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Browser.Returns;

/// <summary>A file that is sent as soon as it is chosen.</summary>
[Collection(BinhDinhSite.OfReturns)]
public sealed class UploadTests(BinhDinhSite site)
{
    private const string Unit = "22003";
    /// <summary>The hardware return with a file asked for; a form of its own, so that other tests find theirs as it was.</summary>
    private const string Form = "hardware-with-file";
    private const string Question = "evidence";

    // A photo of 400 × 300 points, larger than its small picture may be.
    private const string DrawPhoto = """
        async () => {
          const canvas = document.createElement('canvas');
          [canvas.width, canvas.height] = [400, 300];
          canvas.getContext('2d').fillRect(0, 0, 200, 300);
          const blob = await new Promise((done) => canvas.toBlob(done, 'image/png'));
          return [...new Uint8Array(await blob.arrayBuffer())];
        }
        """;

    [ChromiumFact]
    public async Task A_photo_is_sent_while_one_goes_on_shown_small_and_answers_its_question()
    {
        await using var visit = await OpenAsync();
        var page = visit.Page;
        await ChooseAsync(page, "Ảnh phòng máy.PNG", await PhotoAsync(page));

        await page.Locator(".sent img").WaitForAsync();
        (await page.Locator(".sent img").EvaluateAsync<int>("image => image.decode().then(() => image.naturalWidth)")).ShouldBe(160);
        (await page.Locator(".upload [role=status]").TextContentAsync()).ShouldBe("Đã gửi Ảnh phòng máy.PNG.");
        (await page.RunAxe()).Violations.SelectMany(violation => violation.Nodes, (violation, node) => $"{violation.Id}: {node.Html}").ShouldBeEmpty();

        await page.Locator("#status").GetByText("Đã lưu").WaitForAsync();
        await page.ReloadAsync();
        (await page.Locator(".sent a").TextContentAsync()).ShouldBe("Ảnh phòng máy.png");
        visit.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task A_line_that_is_cut_in_the_middle_delays_it_and_loses_nothing()
    {
        await using var visit = await OpenAsync();
        var page = visit.Page;
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("Network.enable");
        await LineAsync(devtools, bytesPerSecond: 100_000);
        await ChooseAsync(page, "bien-ban.pdf", [.. "%PDF-1.7\n"u8, .. new byte[400_000]]);
        await page.WaitForFunctionAsync("() => document.querySelector('.upload progress')?.value > 5");

        await LineAsync(devtools, bytesPerSecond: 0);
        await page.GetByText("Mất kết nối. Tệp bien-ban.pdf sẽ tự gửi lại").WaitForAsync();
        await LineAsync(devtools, bytesPerSecond: -1);

        await page.GetByText("Đã gửi bien-ban.pdf.").WaitForAsync();
        (await page.Locator(".sent a").TextContentAsync()).ShouldBe("bien-ban.pdf");
        (await page.EvaluateAsync<string>($"() => document.querySelector('[type=hidden][name={Question}]').value")).ShouldNotBeEmpty();
    }

    [ChromiumFact]
    public async Task What_will_not_be_taken_is_told_before_it_is_sent_and_what_lies_about_itself_after()
    {
        await using var visit = await OpenAsync();
        var page = visit.Page;
        var sent = 0;
        page.Request += (_, request) => sent += request.Url.Contains("/files?", StringComparison.Ordinal) ? 1 : 0;
        var field = page.Locator("input[type=file]");

        foreach (var (name, content, why) in ((string, byte[], string)[])[("a.exe", [1], "Chỉ nhận các loại tệp"), ("a.pdf", [], "Tệp không có nội dung"), ("b.pdf", new byte[Attachment.MaxBytes + 1], "không quá 10 MB")])
        {
            await ChooseAsync(page, name, content);
            await page.GetByRole(AriaRole.Alert).Filter(new() { HasText = why }).WaitForAsync();
            (await field.GetAttributeAsync("aria-describedby")).ShouldBe(await page.GetByRole(AriaRole.Alert).GetAttributeAsync("id"));
        }

        sent.ShouldBe(0);
        await ChooseAsync(page, "c.pdf", "<script>alert(1)</script>"u8.ToArray());
        await page.GetByText("Chưa gửi được tệp c.pdf.").WaitForAsync();
        (await page.GetByRole(AriaRole.Alert).TextContentAsync()).ShouldStartWith("Chỉ nhận các loại tệp");
        sent.ShouldBe(1);
    }

    private static Task ChooseAsync(IPage page, string name, byte[] content) =>
        page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = name.EndsWith("PNG", StringComparison.Ordinal) ? "image/png" : "application/octet-stream", Buffer = content });

    private static async Task<byte[]> PhotoAsync(IPage page) => [.. (await page.EvaluateAsync<int[]>(DrawPhoto)).Select(part => (byte)part)];

    /// <param name="bytesPerSecond">0: the line is cut; -1: as fast as it goes.</param>
    private static async Task LineAsync(ICDPSession devtools, int bytesPerSecond) => await devtools.SendAsync("Network.emulateNetworkConditions", new()
    {
        ["offline"] = bytesPerSecond == 0,
        ["latency"] = 0,
        ["downloadThroughput"] = -1,
        ["uploadThroughput"] = bytesPerSecond,
    });

    /// <summary>The return of one unit asks for a file; the others' stays as it is.</summary>
    private async Task<Visit> OpenAsync()
    {
        var obligation = await site.ObligationOfAsync(Unit);
        await site.AskAsync<IServiceProvider, bool>(async services =>
        {
            var db = (SurveyDbContext)services.GetService(typeof(SurveyDbContext))!;
            if (await db.TemplateVersions.CountAsync(item => item.TemplateCode == Form) == 0)
            {
                await AskForFileAsync(db, services, obligation);
            }

            return true;
        });
        var visit = await site.VisitAsync($"xa.{Unit}");
        await visit.Page.GotoAsync(await site.ReturnOfAsync(Unit), new() { WaitUntil = WaitUntilState.NetworkIdle });
        return visit;
    }

    private static async Task AskForFileAsync(SurveyDbContext db, IServiceProvider services, Collection.Obligation obligation)
    {
        var clerk = new Actor($"xa.{Unit}", Unit, Actor.PermissionsOf([Role.Respondent]), obligation.Path);
        if (!await db.Returns.AnyAsync(item => item.ObligationId == obligation.Id))
        {
            (await ((SaveDraft)services.GetService(typeof(SaveDraft))!).RunAsync(obligation.Id, 0, new(), clerk, CancellationToken.None)).Require();
        }

        var version = await db.TemplateVersions.AsNoTracking().Where(item => item.TemplateCode == "hardware").FirstAsync();
        var form = TemplateJson.Read(version.DocumentJson).Require();
        var section = form.Sections[0];
        (await ((PublishTemplate)services.GetService(typeof(PublishTemplate))!).RunAsync(
            form with { Code = Form, Sections = [section with { Items = [.. section.Items, new Question(Question, QuestionType.Attachment, new("Ảnh phòng máy"))] }, .. form.Sections.Skip(1)] },
            Actor.System, CancellationToken.None)).Require();
        var asking = await db.TemplateVersions.AsNoTracking().SingleAsync(item => item.TemplateCode == Form);
        await db.Returns.Where(item => item.ObligationId == obligation.Id).ExecuteUpdateAsync(set => set.SetProperty(item => item.TemplateVersionId, asking.Id));
    }
}
