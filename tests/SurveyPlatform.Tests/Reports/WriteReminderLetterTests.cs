using SurveyPlatform.Reports;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Tests.Documents;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Reports;

public sealed class WriteReminderLetterTests
{
    [EachStore]
    public async Task The_letter_names_those_who_are_overdue_and_goes_to_the_districts_above_them(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        await site.HandInAsync(Quarter.NhonBinh);
        site.Clock.Set("2023-09-28 08:00");
        var file = (await WriteAsync(site, Quarter.NhonPhu, Quarter.Coordinator)).Require();
        var text = ReportDocumentTests.TextOf(file.Content);
        if (Environment.GetEnvironmentVariable("KEEP_DOCUMENTS") is { } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "reminder-letter.docx"), file.Content);
        }

        file.Name.ShouldBe("cong-van-don-doc-hardware-2023-Q3.docx");
        text.ShouldContain("/STTTT-CNTT");
        text.ShouldContain("Kính gửi: UBND các huyện, thị xã, thành phố có đơn vị chưa nộp báo cáo\n");
        text.ShouldContain("UBND phường Nhơn Phú");
        text.ShouldNotContain("UBND phường Nhơn Bình");
    }

    [EachStore]
    public async Task Nobody_is_named_before_the_due_date_has_passed_and_only_who_manages_the_collection_may_ask(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        site.Clock.Set("2023-09-21 08:00");
        (await WriteAsync(site, Quarter.NhonPhu, Quarter.Coordinator)).Problems.ShouldHaveSingleItem().ShouldBe(ReportsProblems.NobodyOverdue);
        (await WriteAsync(site, Quarter.NhonPhu, await site.SomebodyAtAsync(Quarter.QuyNhon, Role.Reviewer))).Problems.ShouldHaveSingleItem().ShouldBe(SharedProblems.NotPermitted);
    }

    [EachStore]
    public async Task Who_got_the_return_back_is_late_only_after_the_day_it_was_given(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var receipt = await site.HandInAsync(Quarter.NhonBinh);
        var obligation = await site.ObligationOfAsync(Quarter.NhonBinh);
        site.Clock.Set("2023-09-28 08:00");
        (await site.ReviewAsync(obligation, receipt.Version, ReturnAction.SendBack, "Thiếu số liệu máy in tại câu 2.", Quarter.Coordinator)).Require();
        ReportDocumentTests.TextOf((await WriteAsync(site, Quarter.NhonBinh, Quarter.Coordinator)).Require().Content).ShouldNotContain("UBND phường Nhơn Bình");
        site.Clock.Set("2023-10-20 08:00");
        ReportDocumentTests.TextOf((await WriteAsync(site, Quarter.NhonBinh, Quarter.Coordinator)).Require().Content).ShouldContain("Đã trả lại, chưa nộp lại");
    }

    private static async Task<Outcome<WriteReminderLetter.File>> WriteAsync(Site site, string unitCode, Actor actor)
    {
        var exercise = (await site.ObligationOfAsync(unitCode)).ExerciseId;
        return await site.AskAsync<WriteReminderLetter, Outcome<WriteReminderLetter.File>>(write => write.RunAsync(exercise, actor, CancellationToken.None));
    }
}
