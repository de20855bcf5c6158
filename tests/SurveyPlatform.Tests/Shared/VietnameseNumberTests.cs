using System.Globalization;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Tests.Shared;

public sealed class VietnameseNumberTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("1500", "1500")]
    [InlineData("1.500", "1500")]
    [InlineData("17.954", "17954")]
    [InlineData("1.234.567,89", "1234567.89")]
    [InlineData("1 234 567", "1234567")]
    [InlineData("1\u00a0500", "1500")]
    [InlineData("98,8", "98.8")]
    [InlineData("0,97", "0.97")]
    [InlineData("0,500", "0.5")]
    [InlineData("-12", "-12")]
    [InlineData("\u221212", "-12")]
    [InlineData(" 7 ", "7")]
    [InlineData("1.500,500", "1500.5")]
    public void A_number_is_read_the_Vietnamese_way(string text, string number) =>
        VietnameseNumber.Parse(text).Require().ShouldBe(decimal.Parse(number, CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("1.5", "1,5", "15")]
    [InlineData("98.80", "98,8", "9.880")]
    [InlineData("0.5", "0,5", "5")]
    [InlineData("0.500", "0,5", "500")]
    [InlineData("2.0000", "2", "20.000")]
    [InlineData("1,500", "1.500", "1,5")]
    [InlineData("12,000", "12.000", "12")]
    [InlineData("1,125", "1.125", "1,1250")]
    [InlineData("-1.5", "-1,5", "-15")]
    public void What_can_be_read_either_way_is_refused_with_both_readings(string text, string reading, string otherReading)
    {
        var problem = VietnameseNumber.Parse(text).Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe("shared.ambiguous-number");
        var offered = new[] { problem.Arguments["reading"], problem.Arguments["otherReading"] }.Cast<string>().ToList();
        offered.ShouldBe([reading, otherReading], ignoreOrder: true);
        offered.ShouldAllBe(offer => VietnameseNumber.Parse(offer).Problems.Count == 0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("12 máy")]
    [InlineData("1,500.25")]
    [InlineData("1.50.000")]
    [InlineData("1.234,5,6")]
    [InlineData("1e5")]
    [InlineData("0x1F")]
    [InlineData("--1")]
    [InlineData("١٢")]
    [InlineData("NaN")]
    [InlineData("99999999999999999999999999999999999")]
    [InlineData("99999999999999999999999999999999999.5")]
    public void Anything_else_is_no_number(string text) =>
        VietnameseNumber.Parse(text).Problems.ShouldHaveSingleItem().Code.ShouldBe("shared.not-a-number");

    [Fact]
    public void A_long_text_is_refused_without_being_repeated() =>
        VietnameseNumber.Parse(new('9', 10_000_000)).Problems.ShouldHaveSingleItem().Message.Length.ShouldBeLessThan(100);

    [Theory]
    [InlineData("1500", "1.500", "1,500")]
    [InlineData("98.8", "98,8", "98.8")]
    [InlineData("-1234567.5", "-1.234.567,5", "-1,234,567.5")]
    [InlineData("0", "0", "0")]
    public void A_number_is_written_in_the_reader_s_way(string canonical, string vi, string en)
    {
        var number = decimal.Parse(canonical, CultureInfo.InvariantCulture);
        VietnameseNumber.Format(number).ShouldBe(vi);
        VietnameseNumber.Format(number, "en").ShouldBe(en);
    }

    [Fact]
    public void What_is_written_can_be_read_again()
    {
        for (var number = -12_345.75m; number < 12_345; number += 97.25m)
        {
            var written = VietnameseNumber.FormatFixed(number, 2);
            VietnameseNumber.Parse(written).Require().ShouldBe(number, written);
        }
    }
}
