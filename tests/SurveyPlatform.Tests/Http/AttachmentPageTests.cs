using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using SurveyPlatform.Returns;
using SurveyPlatform.Tests.Returns;
using SurveyPlatform.Tests.Server;

namespace SurveyPlatform.Tests.Http;

/// <summary>Files on the fill-in page, without script.</summary>
public sealed partial class AttachmentPageTests : IAsyncLifetime
{
    private ServerSite _site = null!;
    private string _page = "";

    public async Task InitializeAsync()
    {
        _site = await ServerSite.OpenAsync();
        _page = $"/returns/{await _site.ObligationAsync("21550")}";
        await _site.AskAsync<IServiceProvider, bool>(AttachmentTests.AskForFileAsync);
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task A_file_goes_with_the_form_is_shown_by_name_and_comes_back_only_to_be_saved()
    {
        using var clerk = await _site.SignInAsync("ward21550");
        (await clerk.ReadAsync(_page)).ShouldContain("enctype=\"multipart/form-data\"");

        var sent = await SendAsync(clerk, 0, "Kế hoạch <b>.exe", FileKindTests.Pdf);
        sent.StatusCode.ShouldBe(HttpStatusCode.Found, await sent.Content.ReadAsStringAsync());
        var source = await (await clerk.GetAsync(_page)).Content.ReadAsStringAsync();
        source.ShouldContain("Kế hoạch _b_.exe.pdf");
        source.ShouldContain("name=\"staff_officials\" value=\"12\"");

        var path = Link().Match(source).Groups["path"].Value;
        var file = await clerk.GetAsync(path);
        (await file.Content.ReadAsByteArrayAsync()).ShouldBe(FileKindTests.Pdf);
        file.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        file.Headers.GetValues("Content-Security-Policy").ShouldBe(["sandbox; default-src 'none'"]);
        file.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);

        using var stranger = await _site.SignInAsync("ward21553");
        (await stranger.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var nobody = _site.Visit();
        (await nobody.GetAsync(path)).StatusCode.ShouldNotBe(HttpStatusCode.OK);

        await clerk.PostAsync(_page, _page, ("evidence", path[^36..]), ("_drop", "evidence"), ("_version", "1"), ("_action", "save"));
        (await clerk.ReadAsync(_page)).ShouldNotContain("Kế hoạch _b_");
    }

    [Fact]
    public async Task What_is_not_taken_is_told_and_what_was_typed_stays()
    {
        using var clerk = await _site.SignInAsync("ward21550");
        var refused = await SendAsync(clerk, 0, "plan.pdf", "<script>alert(1)</script>"u8.ToArray());
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
        page.ShouldContain("Chỉ nhận các loại tệp: pdf, png, jpg");
        page.ShouldContain("name=\"staff_officials\" value=\"12\"");

        (await SendAsync(clerk, 0, "plan.pdf", new byte[Attachment.MaxBytes + 1])).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    private async Task<HttpResponseMessage> SendAsync(Visitor clerk, int version, string name, byte[] content)
    {
        var token = Token().Match(await (await clerk.GetAsync(_page)).Content.ReadAsStringAsync()).Groups["token"].Value;
        using var form = new MultipartFormDataContent();
        foreach (var (field, value) in (ReadOnlySpan<(string, string)>)[("__RequestVerificationToken", token), ("_version", $"{version}"), ("_action", "save"), ("staff_officials", "12"), ("evidence", "")])
        {
            form.Add(new StringContent(value), field);
        }

        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        form.Add(file, "_file:evidence", name);
        using var request = new HttpRequestMessage(HttpMethod.Post, _page) { Content = form };
        return await clerk.SendAsync(request);
    }

    [GeneratedRegex("""href="(?<path>/returns/[0-9a-f-]{36}/files/[0-9a-f-]{36})""", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex("""name="__RequestVerificationToken" value="(?<token>[^"]+)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Token();
}
