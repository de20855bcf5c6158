using SurveyPlatform.Templates;
using SurveyPlatform.Tests.Ground;
using SurveyPlatform.Web.Pages.Templates;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Tests.Templates;

public sealed class TemplateDifferenceTests
{
    private static readonly FormTemplate Before = new(
        "small", new("Phiếu nhỏ", "Small form"),
        [new("payers", [new("district", new("Huyện")), new("province", new("Tỉnh")), new("other", new("Khác"))])],
        [
            new("a", new("Phần A"),
            [
                new Note(new("Ghi chú một")),
                new Question("staff", QuestionType.Integer, new("Số người", "Staff"), Min: 0, Checks: [new("half", Severity.Soft, "${staff} > 1", new("Ít quá"))]),
                new Question("computers", QuestionType.Integer, new("Số máy"), UnitOfMeasure: new("máy"), Measure: Measure.Stock),
                new Question("lan", QuestionType.YesNo, new("Có mạng nội bộ")),
            ]),
            new("b", new("Phần B"),
            [
                new Table("t", new("Bảng một"), [new(new("Mới")), new(new("Cũ"))],
                [
                    new("1", new("Máy bàn"), [Cell("pc_new"), Cell("pc_old")]),
                    new("2", new("Máy xách tay"), [Cell("lap_new"), Cell("lap_old")]),
                    new("3", new("Máy in"), [Cell("print_new"), Cell("print_old")]),
                ]),
                new LineGroup("lines", new("Đường truyền"), [new("speed", QuestionType.Decimal, new("Tốc độ")), new("kind", QuestionType.Text, new("Loại"))]),
            ]),
        ]);

    [Fact]
    public void The_same_document_has_no_differences() =>
        TemplateDifference.Between(Before, TemplateJson.Read(TemplateJson.Write(Before)).Require()).ShouldBeEmpty();

    [Fact]
    public void Every_kind_of_difference_is_said_in_a_sentence()
    {
        var a = Before.Sections[0];
        var (staff, computers, lan) = ((Question)a.Items[1], (Question)a.Items[2], (Question)a.Items[3]);
        var table = (Table)Before.Sections[1].Items[0];
        var lines = (LineGroup)Before.Sections[1].Items[1];
        var after = Before with
        {
            Title = new("Phiếu nhỏ", "Small return"),
            OptionLists = [new("payers", [new("province", new("Tỉnh")), new("district", new("Cấp huyện")), new("central", new("Trung ương"))])],
            Sections =
            [
                new("b2", new("Phần B"),
                [
                    lines with { MaxLines = 10, Questions = [lines.Questions[0] with { Name = "down", Element = "speed" }] },
                    table with
                    {
                        Columns = [table.Columns[0], table.Columns[1], new(new("Hỏng"))],
                        Rows = [With(table.Rows[2], "print_broken"), With(table.Rows[0], "pc_broken") with { Label = new("Máy để bàn") }],
                    },
                ]),
                a with
                {
                    Relevant = "unit('kind') = 'commune'",
                    Items =
                    [
                        new Note(new("Ghi chú hai")),
                        computers with { Type = QuestionType.Text, UnitOfMeasure = null, Measure = Measure.Flow },
                        staff with { Min = 1, Max = 500, Required = "true()", Label = new("Số người", "People"), Checks = [new("half", Severity.Hard, "${staff} > 2", new("Ít quá")), new("new", Severity.Soft, "true()", new("Mới"))] },
                        new Question("budget", QuestionType.Money, new("Kinh phí")),
                    ],
                },
                new("c", new("Phần C"), [new Question("remarks", QuestionType.LongText, new("Ý kiến"))]),
            ],
        };
        var differences = TemplateDifference.Between(Before, after);
        var said = new[] { "vi", "en" }.Select(language => string.Join('\n', differences.Select(difference => $"{difference.Place}: {DifferenceWords.Of(new Texts(language), difference)}")));
        Golden.Match(string.Join("\n\n", said));
        differences.ShouldNotContain(difference => difference.Name == "lan" && difference.Kind != DifferenceKind.Removed, "what did not change is not told");
        differences.ShouldContain(difference => difference.Name == lan.Name && difference.Kind == DifferenceKind.Removed);
    }

    [Fact]
    public void The_fewest_moves_are_told()
    {
        var many = Before with { Sections = [Before.Sections[0] with { Items = [.. Enumerable.Range(0, 50).Select(Item (at) => Cell($"q{at}"))] }] };
        var items = many.Sections[0].Items.ToList();
        var (first, rest) = (items[0], items.Skip(1));
        var difference = TemplateDifference.Between(many, many with { Sections = [many.Sections[0] with { Items = [.. rest, first] }] }).ShouldHaveSingleItem();
        (difference.Kind, difference.Name).ShouldBe((DifferenceKind.Moved, "q0"));
    }

    [Fact]
    public void A_wrong_draft_is_compared_too()
    {
        var twice = Before with { Sections = [.. Before.Sections, .. Before.Sections, new("x", new(""), [new Table("t", new(""), [], [new(null, new(""), [Cell("pc_new")])])])] };
        TemplateDifference.Between(Before, twice).ShouldNotBeEmpty();
        TemplateDifference.Between(twice, Before).ShouldNotBeEmpty();
        TemplateDifference.Between(new("", new(""), [], []), Before).ShouldContain(difference => difference.Part == FormPart.Section);
    }

    private static TableRow With(TableRow row, string cell) => row with { Cells = [.. row.Cells, Cell(cell)] };

    private static Question Cell(string name) => new(name, QuestionType.Integer, new(name));
}
