using System.Globalization;
using System.Text.RegularExpressions;
using SurveyPlatform.Shared;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Shared;

public sealed partial class VietnameseTextTests
{
    [Theory]
    [InlineData("a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y")]
    [InlineData("ba bà bả bã bá bạ")]
    [InlineData("ma mã mạ mac măc mâc")]
    public void Letters_come_first_and_tones_decide_between_equals(string words) => ShouldBeInOrder(words.Split(' '));

    [Theory]
    [InlineData("An|An Hòa|Ân Nghĩa|Đống Đa|Xuân Diệu")]
    [InlineData("Nhơn Hòa|Nhơn Hòa Lập|Nhơn Hội")]
    [InlineData("Tổ 1|Tổ 2|Tổ dân phố")]
    [InlineData("Canh Hiển|Canh Hiệp|Canh Hòa")]
    public void A_shorter_name_comes_before_the_same_with_more(string names) => ShouldBeInOrder(names.Split('|'));

    [IcuFact]
    public void Names_sort_as_the_language_data_of_the_machine_sorts_them()
    {
        var vietnamese = CultureInfo.GetCultureInfo("vi-VN").CompareInfo;
        var names = UnitNamesOfTheRecipes();
        foreach (var one in names)
        {
            foreach (var other in names)
            {
                Math.Sign(string.CompareOrdinal(VietnameseText.SortKey(one), VietnameseText.SortKey(other)))
                    .ShouldBe(Math.Sign(vietnamese.Compare(one, other, CompareOptions.IgnoreCase)), $"{one} / {other}");
            }
        }
    }

    [Theory]
    [InlineData("Hoà", "hoa")]
    [InlineData("Hòa", "hoa")]
    [InlineData("  Thị xã  AN NHƠN ", "thi xa an nhon")]
    [InlineData("Đống Đa", "dong da")]
    [InlineData("Ưu Ước Ợ", "uu uoc o")]
    public void Folding_takes_away_case_accents_and_spare_blanks(string text, string folded) => VietnameseText.FoldedKey(text).ShouldBe(folded);

    [Fact]
    public void Two_communes_share_a_folded_key_but_not_a_search_key()
    {
        VietnameseText.FoldedKey("An Nghĩa").ShouldBe(VietnameseText.FoldedKey("Ân Nghĩa"));
        VietnameseText.SearchKey("An Nghĩa").ShouldNotBe(VietnameseText.SearchKey("Ân Nghĩa"));
    }

    [Fact]
    public void Decomposed_text_becomes_the_same_as_composed()
    {
        VietnameseText.Clean("Bi\u0300nh  Đi\u0323nh").ShouldBe("Bình Định");
        VietnameseText.SortKey("Bi\u0300nh Đi\u0323nh").ShouldBe(VietnameseText.SortKey("Bình Định"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("😀 Nhơn Lý")]
    [InlineData("\ud83d\ude00")]
    [InlineData("<script>")]
    public void Any_text_has_keys(string text)
    {
        VietnameseText.SortKey(text).ShouldNotBeNull();
        VietnameseText.FoldedKey(text).ShouldNotBeNull();
    }

    private static void ShouldBeInOrder(string[] words) =>
        words.OrderBy(VietnameseText.SortKey, StringComparer.Ordinal).ShouldBe(words);

    private static string[] UnitNamesOfTheRecipes() =>
    [
        .. Repository.Files("recipes", ".recipe.json").SelectMany(recipe => Name().Matches(recipe.Text)).Select(match => match.Groups["name"].Value)
            .Concat(["An", "An Hòa", "Ân Nghĩa", "Nhơn Hòa", "Nhơn Hoà", "Nhơn Lý", "Đống Đa", "Diêu Trì", "Ngô Mây", "Bồng Sơn", "Bùi Thị Xuân"])
            .Distinct().Order(StringComparer.Ordinal),
    ];

    [GeneratedRegex("\"name\":\\s*\"(?<name>\\p{Lu}[\\p{L} ]+)\"")]
    private static partial Regex Name();
}
