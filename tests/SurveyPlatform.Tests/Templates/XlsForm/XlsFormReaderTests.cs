using SurveyPlatform.Templates;
using SurveyPlatform.Templates.XlsForm;

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

    [Fact]
    public void What_ODK_writes_differently_is_converted_and_said_so()
    {
        var form = Survey.Read("""
            type | name | label | relevant | calculation
            today | now
            select_one kinds | kind | Loại
            integer | staff-now | Số người | ${kind} = 1
            text | why | Lý do | ../kind = ‘2’
            calculate | what | Tên | | jr:choice-name(${kind}, '${kind}')
            date | since | Từ ngày | | ${now}
            calculate | last | Cuối | | ${sum} + 1
            calculate | sum | Tổng | | ${staff-now} * 2
            """, "list_name | name | label\nkinds | 1 | Một\nkinds | 2 | Hai");
        form.Findings.Where(finding => finding.Severity == FindingSeverity.Error).ShouldBeEmpty();
        form.Template!.Questions.Select(question => (question.Name, question.Type, question.Relevant ?? question.Calculation)).ShouldBe(
        [
            ("kind", QuestionType.SelectOne, null), ("staff_now", QuestionType.Integer, "${kind} = '1'"), ("why", QuestionType.Text, "${kind} = '2'"),
            ("what", QuestionType.Text, "label(${kind})"), ("since", QuestionType.Date, "today()"), ("last", QuestionType.Integer, "${sum} + 1"), ("sum", QuestionType.Integer, "${staff_now} * 2"),
        ]);
        form.Told().ShouldContain("survey!D5 warning xlsform.smart-quotes");
        form.Told().ShouldContain("survey!B4 warning xlsform.name-changed");
    }

    [Theory]
    [InlineData("select_one_from_file a.csv", "xlsform.type-left-out")]
    [InlineData("select one from colours", "SelectOne")]
    [InlineData("Select all that apply from colours", "SelectMany")]
    [InlineData("select_multiple colours or_other", "SelectMany")]
    [InlineData("add integer prompt", "Integer")]
    [InlineData("STRING", "Text")]
    [InlineData("dateTime", "Date")]
    [InlineData("photo", "Attachment")]
    [InlineData("db:person", "xlsform.type-left-out")]
    [InlineData("integr", "xlsform.unknown-type")]
    public void Types_are_known_under_all_their_names(string written, string becomes)
    {
        var form = Survey.Read($"type | name | label\ninteger | first | Số\n{written} | a | Câu hỏi", "list_name | name | label\ncolours | red | Đỏ");
        form.Findings.Select(finding => finding.Problem.Code).Concat(form.Template?.Questions.Select(question => question.Type.ToString()) ?? []).ShouldContain(becomes);
    }
}
