using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using SurveyPlatform.Returns;
using SurveyPlatform.Tests.Returns;
using SurveyPlatform.Tests.Server;

namespace SurveyPlatform.Tests.Http;

/// <summary>Files that the script of the fill-in page sends one by one.</summary>
public sealed partial class UploadTests : IAsyncLifetime
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
    public async Task A_photo_is_taken_with_its_small_picture_which_is_shown_to_those_who_may_see_the_return()
    {
        using var clerk = await _site.SignInAsync("ward21550");
        var answer = await SendAsync(clerk, "..\\..\\ảnh <img src=x onerror=alert(1)>.exe", ThumbnailTests.Jpeg(160, 120), ThumbnailTests.Jpeg(16, 12));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        var kept = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        kept.GetProperty("name").GetString().ShouldBe("ảnh _img src=x onerror=alert(1)_.exe.jpg");
        kept.GetProperty("size").GetString().ShouldBe("1 KB");
        var path = kept.GetProperty("path").GetString()!;
        path.ShouldBe($"{_page}/files/{kept.GetProperty("id").GetGuid()}");

        var small = await clerk.GetAsync(kept.GetProperty("thumbnail").GetString()!);
        small.Content.Headers.ContentType!.ToString().ShouldBe("image/jpeg");
        small.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        small.Headers.GetValues("Content-Security-Policy").ShouldBe(["sandbox; default-src 'none'"]);
        (await small.Content.ReadAsByteArrayAsync()).ShouldBe(ThumbnailTests.Jpeg(16, 12));

        using var reviewer = await _site.SignInAsync("district540");
        (await reviewer.GetAsync(path + "/thumbnail")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var stranger = await _site.SignInAsync("ward21553");
        (await stranger.GetAsync(path + "/thumbnail")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_small_picture_that_is_none_is_left_out_and_the_file_is_taken()
    {
        using var clerk = await _site.SignInAsync("ward21550");
        byte[][] wrong = ["<svg onload=alert(1)>"u8.ToArray(), ThumbnailTests.Jpeg(4000, 4000), new byte[Thumbnail.MaxBytes + 1]];
        foreach (var (thumbnail, at) in wrong.Select((content, at) => (content, at)))
        {
            var answer = await SendAsync(clerk, "a.jpg", ThumbnailTests.Jpeg(100 + at, 100), thumbnail);
            var kept = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
            kept.GetProperty("thumbnail").ValueKind.ShouldBe(JsonValueKind.Null);
            (await clerk.GetAsync(kept.GetProperty("path").GetString() + "/thumbnail")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task Refusals_say_why_in_the_readers_language()
    {
        using var clerk = await _site.SignInAsync("ward21550");
        await ShouldRefuseAsync(await SendAsync(clerk, "a.pdf", "<script>"u8.ToArray()), HttpStatusCode.UnprocessableEntity, "returns.file-kind");
        await ShouldRefuseAsync(await SendAsync(clerk, "a.pdf", []), HttpStatusCode.UnprocessableEntity, "returns.file-empty");
        await ShouldRefuseAsync(await SendAsync(clerk, "a.pdf", new byte[Attachment.MaxBytes + 1]), HttpStatusCode.RequestEntityTooLarge, "returns.file-too-large");
        await ShouldRefuseAsync(await SendAsync(clerk, "a.pdf", FileKindTests.Pdf, place: "staff_officials"), HttpStatusCode.UnprocessableEntity, "returns.unknown-question");
        await ShouldRefuseAsync(await SendAsync(clerk, "a.pdf", FileKindTests.Pdf, token: "forged"), HttpStatusCode.UnprocessableEntity, "web.form-expired");
        (await SendAsync(clerk, "a.pdf", new byte[2 * Attachment.MaxBytes])).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);

        for (var sent = 0; sent < Attachment.MaxPerReturn; sent++)
        {
            (await SendAsync(clerk, "a.pdf", [.. FileKindTests.Pdf, (byte)sent])).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        await ShouldRefuseAsync(await SendAsync(clerk, "a.pdf", [.. FileKindTests.Pdf, byte.MaxValue]), HttpStatusCode.Conflict, "returns.too-many-files");
    }

    [Fact]
    public async Task Strangers_and_those_who_are_too_late_leave_nothing_behind()
    {
        using var stranger = await _site.SignInAsync("ward21553");
        await ShouldRefuseAsync(await SendAsync(stranger, "a.pdf", FileKindTests.Pdf), HttpStatusCode.NotFound, "shared.not-found");
        using var department = await _site.SignInAsync("department");
        await ShouldRefuseAsync(await SendAsync(department, "a.pdf", FileKindTests.Pdf), HttpStatusCode.NotFound, "shared.not-found");
        _site.Clock.Set("2023-11-20 08:00");
        using var clerk = await _site.SignInAsync("ward21550");
        await ShouldRefuseAsync(await SendAsync(clerk, "a.pdf", FileKindTests.Pdf), HttpStatusCode.Conflict, "returns.locked");
    }

    private static async Task ShouldRefuseAsync(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(status, text);
        var refusal = JsonDocument.Parse(text).RootElement;
        refusal.GetProperty("title").GetString().ShouldNotBeNullOrWhiteSpace();
        refusal.GetProperty("code").GetString().ShouldBe(code);
    }

    private async Task<HttpResponseMessage> SendAsync(Visitor visitor, string name, byte[] content, byte[]? thumbnail = null, string place = "evidence", string? token = null)
    {
        token ??= Token().Match(await (await visitor.GetAsync("/account")).Content.ReadAsStringAsync()).Groups["token"].Value;
        using var form = new MultipartFormDataContent { { new ByteArrayContent(content), "file", name } };
        if (thumbnail is not null)
        {
            form.Add(new ByteArrayContent(thumbnail), "thumbnail", "thumbnail.jpg");
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, $"{_page}/files?place={place}") { Content = form, Headers = { { "RequestVerificationToken", token } } };
        return await visitor.SendAsync(request);
    }

    [GeneratedRegex("""name="__RequestVerificationToken" value="(?<token>[^"]+)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Token();
}
