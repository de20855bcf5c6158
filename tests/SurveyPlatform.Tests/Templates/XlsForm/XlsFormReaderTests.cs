using SurveyPlatform.Templates;

namespace SurveyPlatform.Tests.Templates.XlsForm;

public sealed class XlsFormReaderTests
{
    [Fact]
    public void A_group_is_a_section_and_its_rows_are_questions()
    {
        var form = Survey.Read("""
            type | name | label::Tiếng Việt (vi) | label::English (en) | required | relevant | constraint | hint
            begin_group | staff | Nhân sự | Staff
            integer | people | Số người | People | yes | | . >= 0 | Kể cả hợp đồng
            text | why | Lý do | Why | | ${people} = 0
            end_group
            """);
        form.Told().ShouldBeEmpty();
        var section = form.Template!.Sections.ShouldHaveSingleItem();
        (section.Code, section.Title.Vi, section.Title.En).ShouldBe(("staff", "Nhân sự", "Staff"));
        section.Items.ShouldBe(
        [
            new Question("people", QuestionType.Integer, new("Số người", "People"), Required: "true()", Constraint: ". >= 0", Hint: new("Kể cả hợp đồng")),
            new Question("why", QuestionType.Text, new("Lý do", "Why"), Relevant: "${people} = 0"),
        ]);
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once_at_its_cell()
    {
        var form = Survey.Read("""
            type | name | label | relevant | calculation
            begin_group | a | Mục A
            integr | x | Số
            integer | y | Số | ${nothing} = 1
            integer | y | Số
            select_one colours | c | Màu
            calculate | p | Tính | | ${q} + 1
            calculate | q | Tính | | ${p} + 1
            text | t | Chữ | 1 +
            end_repeat
            begin_repeat | r | Dòng
            integer | z | Số
            """, "list_name | name | label\ncolour | red | Đỏ\ncolour | red | Đỏ");
        form.Template.ShouldBeNull();
        form.Told().Where(line => line.Contains(" error ", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ShouldBe(
        [
            "choices!B3 error xlsform.choice-twice",
            "survey!A10 error xlsform.closes-other",
            "survey!A11 error xlsform.not-closed",
            "survey!A3 error xlsform.unknown-type",
            "survey!A6 error xlsform.no-list",
            "survey!B5 error xlsform.name-twice",
            "survey!B7 error templates.cycle",
            "survey!D4 error templates.unknown-reference",
            "survey!D9 error templates.expression-incomplete",
            "survey!A6 error templates.needs-option-list",
        ], ignoreOrder: true);
        form.Findings.Single(finding => finding.Problem.Code == "xlsform.unknown-type").Problem.Arguments["nearest"].ShouldBe("integer");
        form.Findings.Single(finding => finding.Problem.Code == "xlsform.no-list").Problem.Arguments["nearest"].ShouldBe("colour");
    }

    [Fact]
    public void What_has_no_meaning_here_is_listed_and_so_are_the_rules_that_read_it()
    {
        var form = Survey.Read("""
            type | name | label | relevant | calculation
            start | begun
            geopoint | place | Vị trí
            integer | people | Số người | ${place} != ''
            calculate | random | Ngẫu nhiên | | random()
            text | note | Ghi chú | ${random} > 0.5
            """);
        form.Told().ShouldBe(
        [
            "survey!A2 info xlsform.metadata-left-out",
            "survey!A3 warning xlsform.type-left-out",
            "survey!D4 warning xlsform.reads-left-out",
            "survey!E5 warning xlsform.function-left-out",
            "survey!B5 warning xlsform.calculation-left-out",
            "survey!D6 warning xlsform.reads-left-out",
            "survey!A2 info xlsform.section-made",
        ]);
        form.Template!.Questions.Select(question => (question.Name, question.Relevant)).ShouldBe([("people", null), ("note", null)]);
    }

    [Fact]
    public void Groups_within_groups_become_headings_under_the_same_condition()
    {
        var form = Survey.Read("""
            type | name | label | relevant
            begin_group | a | Mục A
            integer | n | Số
            begin_group | b | Phần B | ${n} > 0
            text | t | Chữ | ${n} > 5
            end_group
            begin_repeat | lines | Dòng
            begin_group | c | Phần C | ${n} > 1
            integer | m | Số
            end_group
            end_repeat
            end_group
            """);
        form.Told().ShouldBe(["survey!A4 info xlsform.group-flattened", "survey!A8 info xlsform.group-flattened"]);
        form.Template!.Sections.ShouldHaveSingleItem().Items.Take(3).ShouldBe(
        [
            new Question("n", QuestionType.Integer, new("Số")),
            new Note(new("Phần B"), "${n} > 0"),
            new Question("t", QuestionType.Text, new("Chữ"), Relevant: "(${n} > 0) and (${n} > 5)"),
        ]);
        form.Template.LineGroups.ShouldHaveSingleItem().Questions.ShouldHaveSingleItem().Relevant.ShouldBe("${n} > 1");
    }
}
