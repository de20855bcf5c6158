using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SurveyPlatform.Collection;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Returns;

public sealed class AttachmentTests
{
    private const string Question = "evidence";

    [EachStore]
    public async Task A_file_is_kept_for_those_who_may_see_the_return_and_for_nobody_else(string store)
    {
        await using var site = await OpenAsync(store);
        var (obligation, clerk) = (await site.ObligationOfAsync(Quarter.NhonBinh), await site.SomebodyAtAsync(Quarter.NhonBinh));
        var file = (await AttachAsync(site, obligation, clerk, FileKindTests.Pdf)).Require();
        (file.FileName, file.ContentType, file.Size, file.UploadedBy).ShouldBe(("plan.pdf", "application/pdf", FileKindTests.Pdf.Length, clerk.Name));

        foreach (var reader in (Actor[])[clerk, await site.SomebodyAtAsync(Quarter.QuyNhon, Role.Reviewer), Quarter.Coordinator])
        {
            var got = (await GetAsync(site, obligation, file.Id, reader)).Require();
            await using var content = got.Content;
            using var copy = new MemoryStream();
            await content.CopyToAsync(copy);
            copy.ToArray().ShouldBe(FileKindTests.Pdf, reader.Name);
        }

        var other = await site.ObligationOfAsync(Quarter.NhonPhu);
        Actor[] strangers = [await site.SomebodyAtAsync(Quarter.NhonPhu), await site.SomebodyAtAsync("551", Role.Reviewer), new("nobody", "", Actor.PermissionsOf(Enum.GetValues<Role>()), Scope: null)];
        foreach (var stranger in strangers)
        {
            (await GetAsync(site, obligation, file.Id, stranger)).Problems.ShouldBe([SharedProblems.NotFound], stranger.Name);
            (await GetAsync(site, other, file.Id, stranger)).Problems.ShouldBe([SharedProblems.NotFound], stranger.Name);
        }

        (await AttachAsync(site, obligation, strangers[0], FileKindTests.Pdf)).Problems.ShouldBe([SharedProblems.NotFound]);
        (await AttachAsync(site, obligation, Quarter.Coordinator, FileKindTests.Pdf)).Problems.ShouldBe([SharedProblems.NotFound], "it sees the return but does not answer it");
    }

    [EachStore]
    public async Task Only_files_of_this_very_return_are_an_answer_and_what_was_handed_in_stays(string store)
    {
        await using var site = await OpenAsync(store);
        var (obligation, clerk) = (await site.ObligationOfAsync(Quarter.NhonBinh), await site.SomebodyAtAsync(Quarter.NhonBinh));
        var (neighbours, neighbour) = (await site.ObligationOfAsync(Quarter.NhonPhu), await site.SomebodyAtAsync(Quarter.NhonPhu));
        var foreign = (await AttachAsync(site, neighbours, neighbour, FileKindTests.Pdf)).Require();
        var own = (await AttachAsync(site, obligation, clerk, FileKindTests.Pdf)).Require();
        own.Hash.ShouldBe(foreign.Hash);

        var version = 0;
        foreach (var wrong in (string[])[foreign.Id.ToString(), "plan.pdf"])
        {
            version = (await site.SaveAsync(obligation, version, With(wrong), clerk)).Require().Version;
            (await site.SubmitAsync(obligation, version, clerk)).Problems.ShouldBe([AttachmentProblems.UnknownFile.At(Question)]);
        }

        version = (await site.SaveAsync(obligation, version, With(own.Id.ToString()), clerk)).Require().Version;
        version = (await site.SubmitAsync(obligation, version, clerk)).Require().Version;
        (await AttachAsync(site, obligation, clerk, FileKindTests.Pdf)).Problems.Single().Code.ShouldBe("returns.not-editable");

        (await site.ReviewAsync(obligation, version, ReturnAction.SendBack, "Đề nghị gửi lại kế hoạch đã ký.", Quarter.Coordinator)).Require();
        (await AttachAsync(site, obligation, clerk, [.. FileKindTests.Pdf, 1])).Require().Id.ShouldNotBe(own.Id);
        await (await GetAsync(site, obligation, own.Id, Quarter.Coordinator)).Require().Content.DisposeAsync();
    }

    [EachStore]
    public async Task A_file_that_is_sent_again_because_the_answer_was_lost_is_one_file(string store)
    {
        await using var site = await OpenAsync(store);
        var (obligation, clerk) = (await site.ObligationOfAsync(Quarter.NhonBinh), await site.SomebodyAtAsync(Quarter.NhonBinh));
        var first = (await AttachAsync(site, obligation, clerk, FileKindTests.Pdf)).Require();
        (await AttachAsync(site, obligation, clerk, FileKindTests.Pdf)).Require().Id.ShouldBe(first.Id);
        (await AttachAsync(site, obligation, clerk, [.. FileKindTests.Pdf, 1])).Require().Id.ShouldNotBe(first.Id);
    }

    [EachStore]
    public async Task A_small_picture_is_kept_beside_a_picture_and_only_if_it_is_one(string store)
    {
        await using var site = await OpenAsync(store);
        var (obligation, clerk) = (await site.ObligationOfAsync(Quarter.NhonBinh), await site.SomebodyAtAsync(Quarter.NhonBinh));
        async Task<Attachment> SendAsync(byte[] content, byte[] thumbnail) =>
            (await site.AskAsync<AttachFile, Outcome<Attachment>>(attach => attach.RunAsync(obligation.Id, Question, "photo.jpg", content, clerk, CancellationToken.None, thumbnail))).Require();

        var photo = await SendAsync(ThumbnailTests.Jpeg(160, 120), ThumbnailTests.Jpeg(16, 12));
        var shown = (await site.AskAsync<GetAttachment, Outcome<GetAttachment.Result>>(get => get.RunAsync(obligation.Id, photo.Id, clerk, CancellationToken.None, isThumbnail: true))).Require();
        await using var content = shown.Content;
        content.Length.ShouldBe(ThumbnailTests.Jpeg(16, 12).Length);

        (await SendAsync(ThumbnailTests.Jpeg(161, 120), "<script>alert(1)</script>"u8.ToArray())).ThumbnailHash.ShouldBeNull();
        var letter = await SendAsync(FileKindTests.Pdf, ThumbnailTests.Jpeg(16, 12));
        letter.ThumbnailHash.ShouldBeNull();
        (await site.AskAsync<GetAttachment, Outcome<GetAttachment.Result>>(get => get.RunAsync(obligation.Id, letter.Id, clerk, CancellationToken.None, isThumbnail: true)))
            .Problems.ShouldBe([SharedProblems.NotFound]);
    }

    [EachStore]
    public async Task What_is_no_file_for_a_question_is_refused(string store)
    {
        await using var site = await OpenAsync(store);
        var (obligation, clerk) = (await site.ObligationOfAsync(Quarter.NhonBinh), await site.SomebodyAtAsync(Quarter.NhonBinh));
        (await AttachAsync(site, obligation, clerk, [])).Problems.ShouldBe([AttachmentProblems.Empty.At(Question)]);
        (await AttachAsync(site, obligation, clerk, new byte[Attachment.MaxBytes + 1])).Problems.ShouldBe([AttachmentProblems.TooLarge.At(Question)]);
        (await AttachAsync(site, obligation, clerk, "<script>alert(1)</script>"u8.ToArray())).Problems.Single().Code.ShouldBe("returns.file-kind");
        (await AttachAsync(site, obligation, clerk, FileKindTests.Pdf, "staff_officials")).Problems.Single().Code.ShouldBe("returns.unknown-question");
        (await AttachAsync(site, obligation, clerk, FileKindTests.Pdf, "no_such")).Problems.Single().Code.ShouldBe("returns.unknown-question");

        for (var sent = 0; sent < Attachment.MaxPerReturn; sent++)
        {
            (await AttachAsync(site, obligation, clerk, [.. FileKindTests.Pdf, (byte)sent])).Require();
        }

        (await AttachAsync(site, obligation, clerk, [.. FileKindTests.Pdf, byte.MaxValue])).Problems.ShouldBe([AttachmentProblems.TooMany.At(Question)]);
    }

    [Fact]
    public async Task What_the_scanner_finds_is_refused_and_so_is_everything_when_it_does_not_answer()
    {
        string address;
        await using (var clamd = new FakeClamd())
        {
            address = clamd.Address;
            var scan = new VirusScan(new("", address));
            (await scan.LookAtAsync(new byte[200_000], default)).ShouldBeNull();
            (await scan.LookAtAsync("X5O!P%@AP EICAR"u8.ToArray(), default))!.Message.ShouldBe(AttachmentProblems.Infected("Eicar-Test").Message);
        }

        (await new VirusScan(new("", address)).LookAtAsync(FileKindTests.Pdf, default)).ShouldBe(AttachmentProblems.NotScanned);
        (await new VirusScan(new("", "/no/such/socket")).LookAtAsync(FileKindTests.Pdf, default)).ShouldBe(AttachmentProblems.NotScanned);
        (await new VirusScan(new("", "")).LookAtAsync("EICAR"u8.ToArray(), default)).ShouldBeNull();
    }

    /// <summary>The hardware return asks for a file too.</summary>
    internal static async Task<bool> AskForFileAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<SurveyDbContext>();
        var version = await db.TemplateVersions.AsNoTracking().SingleAsync(item => item.TemplateCode == "hardware");
        var form = TemplateJson.Read(version.DocumentJson).Require();
        var section = form.Sections[0];
        (await services.GetRequiredService<PublishTemplate>().RunAsync(
            form with { Sections = [section with { Items = [.. section.Items, new Question(Question, QuestionType.Attachment, new("Kế hoạch"))] }, .. form.Sections.Skip(1)] },
            Actor.System, CancellationToken.None)).Require();
        var newest = await db.TemplateVersions.AsNoTracking().Where(item => item.TemplateCode == "hardware").OrderByDescending(item => item.Number).FirstAsync();
        await db.Exercises.Where(item => item.TemplateVersionId == version.Id).ExecuteUpdateAsync(set => set.SetProperty(item => item.TemplateVersionId, newest.Id));
        return true;
    }

    private static async Task<Site> OpenAsync(string store)
    {
        var site = await Quarter.OpenAsync(store);
        await site.AskAsync<IServiceProvider, bool>(AskForFileAsync);
        return site;
    }

    private static AnswerSet With(string file)
    {
        var answers = Quarter.AnswersOf(Quarter.NhonBinh).Copy();
        answers.Values[Question] = Value.Of(file);
        return answers;
    }

    private static Task<Outcome<Attachment>> AttachAsync(Site site, Obligation obligation, Actor actor, byte[] content, string place = Question) =>
        site.AskAsync<AttachFile, Outcome<Attachment>>(attach => attach.RunAsync(obligation.Id, place, "plan.pdf", content, actor, CancellationToken.None));

    private static Task<Outcome<GetAttachment.Result>> GetAsync(Site site, Obligation obligation, Guid id, Actor actor) =>
        site.AskAsync<GetAttachment, Outcome<GetAttachment.Result>>(get => get.RunAsync(obligation.Id, id, actor, CancellationToken.None));
}
