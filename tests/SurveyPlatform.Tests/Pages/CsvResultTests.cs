using System.Text;
using Microsoft.AspNetCore.Http;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Tests.Pages;

public sealed class CsvResultTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+84 256", "'+84 256")]
    [InlineData("-x", "'-x")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("a;b", "\"a;b\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("nói \"có\"", "\"nói \"\"có\"\"\"")]
    [InlineData("=a;\"b\"", "\"'=a;\"\"b\"\"\"")]
    [InlineData("Nhơn Lý", "Nhơn Lý")]
    public async Task A_text_stays_a_text(string text, string written) => (await WrittenAsync(text)).ShouldBe(written);

    [Fact]
    public async Task Figures_are_written_so_that_a_Vietnamese_spreadsheet_reads_them()
    {
        (await WrittenAsync(-1234.5m)).ShouldBe("-1234,5");
        (await WrittenAsync(1500)).ShouldBe("1500");
        (await WrittenAsync(new DateOnly(2023, 9, 15))).ShouldBe("15/09/2023");
        (await WrittenAsync(null)).ShouldBe("");
    }

    private static async Task<string> WrittenAsync(object? cell)
    {
        var context = new DefaultHttpContext { Response = { Body = new MemoryStream() } };
        await new CsvResult("x.csv", Texts.Vietnamese, [[cell]]).ExecuteAsync(context);
        var bytes = ((MemoryStream)context.Response.Body).ToArray();
        return Encoding.UTF8.GetString(bytes[3..])[..^2];
    }
}
