using SurveyPlatform.Browser.Ground;

namespace SurveyPlatform.Browser.Returns;

[Collection(BinhDinhSite.OfReturns)]
public sealed class TwoPeopleTests(BinhDinhSite site)
{
    private const string HoaiThanhTay = "21664";

    [ChromiumFact]
    public async Task Who_saves_second_chooses_between_the_two_answers_and_nothing_is_lost()
    {
        var path = await site.ReturnOfAsync(HoaiThanhTay);
        await using var first = await site.VisitAsync($"xa.{HoaiThanhTay}", script: false);
        await using var second = await site.VisitAsync($"xa.{HoaiThanhTay}", script: false);
        await first.Page.GotoAsync(path);
        await second.Page.GotoAsync(path);

        await first.Page.Field("staff_officials").FillAsync("10");
        await first.Page.Field("staff_civil_servants").FillAsync("8");
        (await first.Page.SaveAsync()).Status.ShouldBe(200);
        await second.Page.Field("staff_officials").FillAsync("12");
        await second.Page.Field("reporter_name").FillAsync("Trần Văn Nam");
        (await second.Page.SaveAsync()).Status.ShouldBe(409);

        var rows = await second.Page.Locator("#conflict tbody tr").AllInnerTextsAsync();
        rows.Select(row => row.Split('\t', StringSplitOptions.TrimEntries)).ShouldBe(
            [["1.1 Cán bộ", "12", "10"], ["1.2 Công chức", "(để trống)", "8"], ["6.1 Người lập biểu", "Trần Văn Nam", "(để trống)"]]);
        await second.Page.CheckAsync("[name='_take:staff_officials'][value=theirs]");
        (await second.Page.PressAsync("Lưu theo lựa chọn")).Status.ShouldBe(200);

        (await second.Page.TypedAsync("staff_officials")).ShouldBe("10");
        (await second.Page.TypedAsync("staff_civil_servants")).ShouldBe("8");
        (await second.Page.TypedAsync("reporter_name")).ShouldBe("Trần Văn Nam");
    }
}
