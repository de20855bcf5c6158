using Microsoft.AspNetCore.Http;
using SurveyPlatform.Collection;
using SurveyPlatform.Returns;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;
using SurveyPlatform.Tests.Ground;
using SurveyPlatform.Web.Pages.Returns.Import;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Tests.Returns.Import;

/// <summary>The file that the site itself writes of a group of lines is read back without a question.</summary>
public sealed class LinesFileTests
{
    private static readonly string[] Texts = ["=1+1", "Xã \"A\"; xã B", "một\thai", "-", "1.5", "Đường số 7, tổ 3", "<b>", "@x", "'", "a|b", "00123", "+84 256"];

    private static readonly FormTemplate Form = new(
        "every-type", new("Mọi kiểu"),
        [new("kinds", [new("cap_quang", new("Cáp quang, FTTH")), new("4g", new("Di động 4G")), new("khac", new("Khác"))])],
        [
            new("s", new("Phần"),
            [
                new LineGroup("lines", new("Các dòng"),
                [
                    new("unit", QuestionType.Unit, new("Đơn vị sử dụng")),
                    new("whole", QuestionType.Integer, new("Số nguyên")),
                    new("part", QuestionType.Decimal, new("Số thập phân"), UnitOfMeasure: new("Mbps")),
                    new("share", QuestionType.Percent, new("Tỷ lệ")),
                    new("price", QuestionType.Money, new("Giá")),
                    new("is_used", QuestionType.YesNo, new("Đang dùng")),
                    new("kind", QuestionType.SelectOne, new("Công nghệ"), OptionList: "kinds"),
                    new("kinds_all", QuestionType.SelectMany, new("Mọi công nghệ"), OptionList: "kinds"),
                    new("address", QuestionType.Text, new("Địa chỉ")),
                    new("story", QuestionType.LongText, new("Diễn giải")),
                    new("since", QuestionType.Date, new("Từ ngày")),
                    new("twice", QuestionType.Decimal, new("Gấp đôi"), Calculation: "${part} * 2"),
                ]),
            ]),
        ]);

    [EachStore]
    public async Task Any_lines_come_back_as_they_were(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var (vnpt, clerk) = (await site.ObligationOfAsync(Imports.Vnpt), await site.SomebodyAtAsync(Imports.Vnpt));
        await AskAsync(site, vnpt);
        var random = new Random(2023);
        for (var round = 0; round < 8; round++)
        {
            var answers = new AnswerSet();
            answers.Lines["lines"] = [.. Enumerable.Range(0, 40).Select(key => Line(key, random))];
            (await site.SaveAsync(vnpt, round, answers, clerk)).Require();
            var opened = (await site.OpenReturnAsync(vnpt, clerk)).Require();
            (await site.StartAsync(vnpt, await FileAsync(opened), clerk, "lines.csv")).Require();
            (await site.ImportAsync(vnpt, clerk)).Require().Asked.ShouldBeEmpty();
            var preview = await site.PreviewAsync(vnpt, clerk);
            preview.Remarks.ShouldBeEmpty();
            preview.Merge.Counts().ShouldBe((40, 0, 0, 0, 0));
            AnswerJson.Write(Form, preview.Answers).ShouldBe(AnswerJson.Write(Form, opened.Answers));
        }
    }

    private static async Task<byte[]> FileAsync(OpenReturn.Result opened)
    {
        var context = new DefaultHttpContext();
        using var body = new MemoryStream();
        context.Response.Body = body;
        await new CsvResult("lines.csv", Web.Shared.Texts.Vietnamese, LinesFile.Rows(opened, Form.LineGroups.Single(), Web.Shared.Texts.Vietnamese)).ExecuteAsync(context);
        return body.ToArray();
    }

    private static AnswerLine Line(int key, Random random)
    {
        var line = new AnswerLine { Key = key };
        Set("unit", Value.Of(random.Next(2) == 0 ? "21550" : "540"));
        Set("whole", Value.Of((decimal)random.Next(-2000, 2_000_000)));
        Set("part", Value.Of(random.Next(1, 5_000_000) / 1000m));
        Set("share", Value.Of(random.Next(0, 1000) / 10m));
        Set("price", Value.Of(random.NextInt64(0, 1_000_000_000_000)));
        Set("is_used", Value.Of(random.Next(2) == 0 ? "yes" : "no"));
        Set("kind", Value.Of(random.Next(2) == 0 ? "cap_quang" : "4g"));
        Set("kinds_all", Value.Of(random.Next(2) == 0 ? "cap_quang khac" : "4g"));
        Set("address", Value.Of(AnswerText.Clean(Texts[random.Next(Texts.Length)])));
        Set("story", Value.Of($"{Texts[random.Next(Texts.Length)].Replace('\t', ' ')}\nDòng hai"));
        Set("since", Value.Of(new DateOnly(2000, 1, 1).AddDays(random.Next(9000))));
        return line;

        void Set(string name, Value value)
        {
            if (name == "unit" || random.Next(5) > 0)
            {
                line.Values[name] = value;
            }
        }
    }

    /// <summary>VNPT is asked this form instead.</summary>
    private static Task<int> AskAsync(Site site, Obligation obligation) => site.StoreAsync(async db =>
    {
        var version = new TemplateVersion
        {
            Id = Guid.CreateVersion7(),
            TemplateCode = Form.Code,
            Number = 1,
            DocumentJson = TemplateJson.Write(Form),
            Hash = new('0', 64),
            PublishedBy = "test",
        };
        db.TemplateVersions.Add(version);
        db.Exercises.Single(item => item.Id == obligation.ExerciseId).TemplateVersionId = version.Id;
        return await db.SaveChangesAsync();
    });
}
