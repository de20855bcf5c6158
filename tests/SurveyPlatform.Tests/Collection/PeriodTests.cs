using SurveyPlatform.Collection;

namespace SurveyPlatform.Tests.Collection;

public sealed class PeriodTests
{
    [Theory]
    [InlineData("2023-Q3", "Quý III năm 2023", "Quarter III of 2023")]
    [InlineData("2023-09", "Tháng 9 năm 2023", "September 2023")]
    [InlineData("2023", "Năm 2023", "Year 2023")]
    [InlineData("2023-11-20", "Đột xuất ngày 20/11/2023", "Ad hoc, 20/11/2023")]
    public void A_period_is_read_and_written_alike_and_has_a_title(string label, string vi, string en)
    {
        var period = Period.Parse(label);
        period.ToString().ShouldBe(label);
        period.Title("vi").ShouldBe(vi);
        period.Title("en").ShouldBe(en);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2023-Q5")]
    [InlineData("2023-Q0")]
    [InlineData("2023-13")]
    [InlineData("2023-9")]
    [InlineData("2023-11-31")]
    [InlineData("2023-11-2")]
    [InlineData("0023-11-20")]
    [InlineData("2023-q3")]
    [InlineData("3023")]
    [InlineData("2023-Q3\n")]
    [InlineData("٢٠٢٣")]
    [InlineData(null)]
    public void Anything_else_is_no_period(string? text) => Period.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void An_ad_hoc_period_sorts_among_the_others_by_its_day() =>
        new[] { "2023-Q4", "2023-11-20", "2023-Q3", "2023-11-03", "2023-09-20" }.Select(Period.Parse).Order().Select(period => period.ToString())
            .ShouldBe(["2023-09-20", "2023-Q3", "2023-11-03", "2023-11-20", "2023-Q4"]);

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void There_is_no_fifth_quarter(int number) => Should.Throw<ArgumentOutOfRangeException>(() => Period.Quarter(2023, number));

    [Theory]
    [InlineData("2023-Q1", "2022-Q4")]
    [InlineData("2023-Q4", "2023-Q3")]
    [InlineData("2023-01", "2022-12")]
    [InlineData("2023", "2022")]
    [InlineData("2024-03-01", "2024-02-29")]
    public void Periods_follow_one_another(string label, string previous)
    {
        Period.Parse(label).Previous.ToString().ShouldBe(previous);
        Period.Parse(previous).Next.ToString().ShouldBe(label);
        Period.Parse(previous).ShouldBeLessThan(Period.Parse(label));
    }
}
