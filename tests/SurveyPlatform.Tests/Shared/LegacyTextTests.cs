using System.Text;
using System.Text.Json;
using SurveyPlatform.Shared;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Shared;

public sealed class LegacyTextTests
{
    /// <summary>Written out here a second time, by the codes of the fonts: the converter is not tested by itself.</summary>
    private const string Tcvn3 =
        "à µ,ả ¶,ã ·,á ¸,ạ ¹,ă ¨,ằ »,ẳ ¼,ẵ ½,ắ ¾,ặ Æ,â ©,ầ Ç,ẩ È,ẫ É,ấ Ê,ậ Ë,đ ®,è Ì,ẻ Î,ẽ Ï,é Ð,ẹ Ñ,ê ª,ề Ò,ể Ó,ễ Ô,ế Õ,ệ Ö,ì ×,ỉ Ø,ĩ Ü,í Ý,ị Þ,"
        + "ò ß,ỏ á,õ â,ó ã,ọ ä,ô «,ồ å,ổ æ,ỗ ç,ố è,ộ é,ơ ¬,ờ ê,ở ë,ỡ ì,ớ í,ợ î,ù ï,ủ ñ,ũ ò,ú ó,ụ ô,ư \u00ad,ừ õ,ử ö,ữ ÷,ứ ø,ự ù,ỳ ú,ỷ û,ỹ ü,ý ý,ỵ þ,"
        + "Ă ¡,Â ¢,Ê £,Ô ¤,Ơ ¥,Ư ¦,Đ §";

    private const string Vni =
        "á aù,à aø,ả aû,ã aõ,ạ aï,ă aê,ắ aé,ằ aè,ẳ aú,ẵ aü,ặ aë,â aâ,ấ aá,ầ aà,ẩ aå,ẫ aã,ậ aä,đ ñ,é eù,è eø,ẻ eû,ẽ eõ,ẹ eï,ê eâ,ế eá,ề eà,ể eå,ễ eã,ệ eä,"
        + "í í,ì ì,ỉ æ,ĩ ó,ị ò,ó où,ò oø,ỏ oû,õ oõ,ọ oï,ô oâ,ố oá,ồ oà,ổ oå,ỗ oã,ộ oä,ơ ô,ớ ôù,ờ ôø,ở ôû,ỡ ôõ,ợ ôï,"
        + "ú uù,ù uø,ủ uû,ũ uõ,ụ uï,ư ö,ứ öù,ừ öø,ử öû,ữ öõ,ự öï,ý yù,ỳ yø,ỷ yû,ỹ yõ,ỵ î,"
        + "Á AÙ,À AØ,Ả AÛ,Ă AÊ,Â AÂ,Ấ AÁ,Đ Ñ,É EÙ,Ê EÂ,Ế EÁ,Í Í,Ó OÙ,Ô OÂ,Ố OÁ,Ơ Ô,Ú UÙ,Ư Ö,Ý YÙ";

    [Theory]
    [InlineData("Céng hßa x· héi chñ nghÜa ViÖt Nam", LegacyEncoding.Tcvn3, "Cộng hòa xã hội chủ nghĩa Việt Nam")]
    [InlineData("§éc lËp - Tù do - H¹nh phóc", LegacyEncoding.Tcvn3, "Độc lập - Tự do - Hạnh phúc")]
    [InlineData("CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", LegacyEncoding.Tcvn3, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")]
    [InlineData("UBND ph­êng Nh¬n B×nh, 12 m¸y (25 m²)", LegacyEncoding.Tcvn3, "UBND phường Nhơn Bình, 12 máy (25 m²)")]
    [InlineData("Ph¹m Thanh Lan", LegacyEncoding.Tcvn3, "Phạm Thanh Lan")]
    [InlineData("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", LegacyEncoding.Vni, "Cộng hòa xã hội chủ nghĩa Việt Nam")]
    [InlineData("Ñoäc laäp - Töï do - Haïnh phuùc", LegacyEncoding.Vni, "Độc lập - Tự do - Hạnh phúc")]
    [InlineData("COÄNG HOØA XAÕ HOÄI", LegacyEncoding.Vni, "CỘNG HÒA XÃ HỘI")]
    [InlineData("Phöôøng Nhôn Bình,\nthaønh phoá Quy Nhôn", LegacyEncoding.Vni, "Phường Nhơn Bình,\nthành phố Quy Nhơn")]
    public void What_was_typed_for_an_old_font_is_recognised_and_converted(string typed, LegacyEncoding encoding, string converted) =>
        LegacyText.Find(typed).ShouldBe(new(encoding, converted));

    [Theory]
    [InlineData("")]
    [InlineData("UBND xa Nhon Loc")]
    [InlineData("Cộng hòa xã hội chủ nghĩa Việt Nam")]
    [InlineData("Hoà Bình, Thuý, Thanh Hoá")]
    [InlineData("xã, thị trấn")]
    [InlineData("Bình")]
    [InlineData("Lê Văn Tám")]
    [InlineData("Trân Thi Hông, lơp hoc tôt, môt may, cac sô liêu")]
    [InlineData("Krông Pa, Kôn Tum, Ê Đê, H'Mông")]
    [InlineData("café, résumé, naïve, Müller, Zürich, São Paulo, señor, Ångström, garçon, façade, Köln, Straße, smörgåsbord, crème brûlée, piñata")]
    [InlineData("Café")]
    [InlineData("Señor Núñez")]
    [InlineData("François")]
    [InlineData("5 µm ± 2 °C, 3 m², 4 m³, ½, ¼ – §3 ¶2, £5, 5¢, ¥100, © 2023, Intel® Core™ i5, «x», x·y, A·B, 2×4, 6÷2, nº 5, 1ª")]
    [InlineData("3 µm")]
    [InlineData("TSLCD-540/2023 100 Mbps ×2")]
    [InlineData("Acer Veriton® X2690")]
    [InlineData("Máy tính để bàn Dell®")]
    public void Everything_else_is_left_alone(string typed) => LegacyText.Find(typed).ShouldBeNull();

    [Fact]
    public void No_name_of_the_registry_is_taken_for_an_old_font() =>
        Names().Where(name => LegacyText.Find(name) is not null).ShouldBeEmpty();

    [Theory]
    [InlineData(LegacyEncoding.Tcvn3)]
    [InlineData(LegacyEncoding.Vni)]
    public void Every_name_of_the_registry_comes_back_from_either_encoding_or_is_left_as_it_was_typed(LegacyEncoding encoding)
    {
        var found = 0;
        var encoded = Names().Select(name => (Name: name, Typed: Encoded(name, encoding))).Where(pair => pair.Typed != pair.Name).ToList();
        foreach (var (name, typed) in encoded)
        {
            if (LegacyText.Find(typed) is { } legacy)
            {
                legacy.ShouldBe(new(encoding, name), typed);
                found++;
            }
        }

        encoded.Count.ShouldBeGreaterThan(150);
        (100 * found / encoded.Count).ShouldBeGreaterThanOrEqualTo(95, string.Join(", ", encoded.Where(pair => LegacyText.Find(pair.Typed) is null)));
    }

    [Theory]
    [InlineData(LegacyEncoding.Tcvn3)]
    [InlineData(LegacyEncoding.Vni)]
    public void Every_letter_of_the_alphabet_is_converted(LegacyEncoding encoding)
    {
        foreach (var (letter, code) in Table(encoding))
        {
            var typed = encoding == LegacyEncoding.Tcvn3 ? "Céng hßa" : "Coäng hoøa";
            LegacyText.Find($"{typed} {code}").ShouldBe(new(encoding, $"Cộng hòa {letter}"));
        }
    }

    [Fact]
    public void A_long_text_is_judged_in_time() =>
        LegacyText.Find(string.Concat(Enumerable.Repeat("Céng hßa x· héi chñ nghÜa ", 2500)))!.Converted.Length.ShouldBe(26 * 2500);

    private static List<string> Names()
    {
        var recipe = Repository.Files("recipes", "binh-dinh-units.recipe.json").ShouldHaveSingleItem();
        using var document = JsonDocument.Parse(recipe.Text);
        List<string> texts = [];
        Collect(document.RootElement, texts);
        return [.. texts.Distinct().Where(text => text.Any(char.IsLetter))];
    }

    private static void Collect(JsonElement element, List<string> texts)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                element.EnumerateObject().ToList().ForEach(property => Collect(property.Value, texts));
                break;
            case JsonValueKind.Array:
                element.EnumerateArray().ToList().ForEach(item => Collect(item, texts));
                break;
            case JsonValueKind.String:
                texts.Add(element.GetString()!.Normalize(NormalizationForm.FormC));
                break;
        }
    }

    private static string Encoded(string text, LegacyEncoding encoding)
    {
        var codes = Table(encoding).ToDictionary(pair => pair.Letter[0], pair => pair.Code);
        return string.Concat(text.Select(letter => codes.TryGetValue(letter, out var code) ? code : letter.ToString()));
    }

    private static IEnumerable<(string Letter, string Code)> Table(LegacyEncoding encoding) =>
        (encoding == LegacyEncoding.Tcvn3 ? Tcvn3 : Vni).Split(',').Select(pair => (pair[..1], pair[2..]));
}
