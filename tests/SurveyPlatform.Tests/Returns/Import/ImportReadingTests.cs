using System.Text;
using SurveyPlatform.Collection;
using SurveyPlatform.Returns.Import;
using SurveyPlatform.Shared;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Returns.Import;

/// <summary>What a file says, and what nobody may guess.</summary>
public sealed class ImportReadingTests : IAsyncLifetime
{
    private const string Heads = "Đơn vị;Loại;Công nghệ;Tải xuống theo hợp đồng;Tải lên theo hợp đồng;Ngày hòa mạng;Số sự cố\n";

    private Site _site = null!;
    private Obligation _vnpt = null!;
    private Actor _clerk = null!;

    public async Task InitializeAsync()
    {
        _site = await Quarter.OpenAsync(Stores.Sqlite);
        (_vnpt, _clerk) = (await _site.ObligationOfAsync(Imports.Vnpt), await _site.SomebodyAtAsync(Imports.Vnpt));
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Theory]
    [InlineData("21550", "21550")]
    [InlineData("Phường Nhơn Bình", "21550")]
    [InlineData("UBND phường Nhơn Bình, TP. Quy Nhơn", "21550")]
    [InlineData("P. Nhơn Bình", "21550")]
    [InlineData("Nhơn Bình (21550)", "21550")]
    [InlineData("nhon binh", "21550")]
    [InlineData("TT Tuy Phước", "21952")]
    [InlineData("Huyện Tuy Phước", "550")]
    [InlineData("Ngô Mây - Phù Cát", "21853")]
    [InlineData("thị trấn Ngô Mây", "21853")]
    [InlineData("Hoài Thanh Tây", "21664")]
    public async Task A_unit_is_found_by_its_code_or_by_its_name_in_its_district(string typed, string code) =>
        (await WordAsync(typed)).Value.ShouldBe(code);

    [Theory]
    [InlineData("Tuy Phước", "550 21952")]
    [InlineData("Ngô Mây", "21577 21853")]
    [InlineData("Nhơn Bịnh", "21550")]
    [InlineData("Xã Nhơn Bình", "21550")]
    [InlineData("Xã Không Có", "")]
    public async Task Where_several_fit_or_none_does_it_is_asked(string typed, string candidates)
    {
        var word = await WordAsync(typed);
        word.Value.ShouldBeNull();
        word.Candidates.Order(StringComparer.Ordinal).ShouldBe(candidates.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Communes_whose_names_differ_by_an_accent_alone_are_told_apart_and_the_place_of_a_tone_is_not()
    {
        (await WordAsync("Xã Ân Nghĩa")).Value.ShouldBe((await WordAsync("xã Ân Nghĩa, huyện Hoài Ân")).Value);
        (await WordAsync("An Nghĩa")).Value.ShouldNotBe((await WordAsync("Ân Nghĩa")).Value);
        (await WordAsync("an nghia")).Value.ShouldBeNull("either may be meant");
        (await WordAsync("Xã Phước Hòa")).Value.ShouldBe((await WordAsync("Xã Phước Hoà")).Value);
        (await WordAsync("Xã Phước Hoà")).Value.ShouldNotBeNull();
    }

    [Fact]
    public async Task Every_problem_is_told_at_its_cell_and_what_cannot_be_read_is_kept()
    {
        await StartAsync("21550;internet;ftth;1.5;nhanh;31/02/2020;1\n21550;internet;ftth;100;-5;14/09/2024;0\n");
        var preview = await _site.PreviewAsync(_vnpt, _clerk);
        preview.Remarks.Where(remark => !remark.IsDoubt).Select(remark => $"{remark.Row}:{remark.Column} {remark.Problem.Place} {remark.Problem.Code}").ShouldBe(
        [
            "2:0 hours_lost returns.required", "2:4 contracted_down_mbps shared.ambiguous-number", "2:5 contracted_up_mbps shared.not-a-number", "2:6 in_service_since returns.not-a-date",
            "3:5 contracted_up_mbps returns.out-of-range", "3:6 in_service_since returns.constraint",
        ]);
        (await _site.TakeAsync(_vnpt, 0, _clerk)).Require();
        (await _site.OpenReturnAsync(_vnpt, _clerk)).Require().Answers.Unread.ShouldContainKeyAndValue("lines[0].contracted_up_mbps", "nhanh");
    }

    [Theory]
    [InlineData("1.500", ImportNumbers.Vietnamese, "1500")]
    [InlineData("98,5", ImportNumbers.Vietnamese, "98.5")]
    [InlineData("98.5", ImportNumbers.Vietnamese, null)]
    [InlineData("1,500", ImportNumbers.Vietnamese, null)]
    [InlineData("98.5", ImportNumbers.English, "98.5")]
    [InlineData("1,500", ImportNumbers.English, "1500")]
    [InlineData("1,500.5", ImportNumbers.English, "1500.5")]
    [InlineData("100 Mbps", ImportNumbers.English, null)]
    public async Task Numbers_are_read_the_way_that_was_said_and_never_guessed(string typed, ImportNumbers numbers, string? read)
    {
        await StartAsync($"21550;internet;ftth;{typed};50;14/09/2020;0\n");
        (await _site.PlanAsync(_vnpt, import => import.Plan with { Numbers = numbers }, _clerk)).Require();
        var line = (await _site.PreviewAsync(_vnpt, _clerk)).Merge.Lines.ShouldHaveSingleItem();
        (line.Values.TryGetValue("contracted_down_mbps", out var value) ? value.ToString() : null).ShouldBe(read);
        line.Unread.ContainsKey("contracted_down_mbps").ShouldBe(read is null);
    }

    [Fact]
    public async Task A_question_without_a_column_is_told_and_takes_one_value_for_all_lines()
    {
        await _site.StartAsync(_vnpt, Encoding.UTF8.GetBytes("Đơn vị;Công nghệ\n21550;ftth\n21553;ftth\n"), _clerk, "a.csv");
        var session = (await _site.ImportAsync(_vnpt, _clerk)).Require();
        session.Missing.Select(question => question.Name).ShouldBe(["kind", "contracted_down_mbps", "contracted_up_mbps", "in_service_since", "incidents"]);
        (await _site.PlanAsync(_vnpt, import => With(import, "kind", new(Constant: "cáp")), _clerk)).Problems.ShouldHaveSingleItem().Place.ShouldBe("kind");
        (await _site.PlanAsync(_vnpt, import => With(import, "kind", new("công nghệ")), _clerk)).Problems.ShouldHaveSingleItem().Code.ShouldBe("import.column-twice");
        (await _site.PlanAsync(_vnpt, import => With(import, "kind", new(Constant: "internet")), _clerk)).Require();
        (await _site.PreviewAsync(_vnpt, _clerk)).Merge.Lines.Select(line => line.Values["kind"].AsText).ShouldBe(["internet", "internet"]);
    }

    [Fact]
    public async Task Text_typed_for_an_old_font_is_told_and_converted_when_somebody_says_so()
    {
        var file = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes("§¬n vÞ sö dông;Ghi chó\nPh­êng Nh¬n B×nh;Céng hßa x· héi\n");
        await _site.StartAsync(_vnpt, file, _clerk, "a.csv");
        var session = (await _site.ImportAsync(_vnpt, _clerk)).Require();
        session.Legacy!.Encoding.ShouldBe(LegacyEncoding.Tcvn3);
        session = (await _site.PlanAsync(_vnpt, import => import.Plan with { ConvertsLegacyText = true }, _clerk)).Require();
        session.Table.Columns[0].Head.ShouldBe("Đơn vị sử dụng");
        session.Table.Rows[0].Cells[1].Text.ShouldBe("Phường Nhơn Bình");
    }

    private static ImportPlan With(ImportSession import, string question, ImportSource source) =>
        import.Plan with { Sources = new(import.Plan.Sources, StringComparer.Ordinal) { [question] = source } };

    private Task<Outcome<ImportStep>> StartAsync(string rows) => _site.StartAsync(_vnpt, Encoding.UTF8.GetBytes(Heads + rows), _clerk, "a.csv");

    private async Task<ImportWord> WordAsync(string unit)
    {
        await StartAsync($"\"{unit}\";internet;ftth;100;50;14/09/2020;0\n");
        return (await _site.ImportAsync(_vnpt, _clerk)).Require().Words.Single(word => word.Question.Name == "unit");
    }
}
