using SurveyPlatform.Documents;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.XlsForm;

namespace SurveyPlatform.Tests.Templates.XlsForm;

/// <summary>A form that is exported and read again is the same form, to the last character of its document.</summary>
public sealed class RoundTripTests
{
    [Theory]
    [InlineData("hardware")]
    [InlineData("connectivity")]
    public void The_forms_of_the_recipes_come_back_as_they_were(string code) => ComesBack(RealFormsTests.Form(code));

    [Fact]
    public void Random_forms_come_back_as_they_were()
    {
        for (var seed = 1; seed <= 60; seed++)
        {
            var form = new RandomForms(seed).Form();
            TemplateCheck.Check(form).ShouldBeEmpty($"seed {seed}");
            ComesBack(form);
        }
    }

    [Fact]
    public void The_check_of_coming_back_can_fail()
    {
        var form = new RandomForms(1).Form();
        Should.Throw<ShouldAssertException>(() => ComesBack(form with { Code = " with blanks " }));
    }

    [Fact]
    public void A_constraint_that_somebody_changed_in_the_spreadsheet_stands_as_it_is_written()
    {
        var form = Survey.Read("""
            type | name | label | constraint | sp_min | sp_max | sp_constraint
            integer | a | Số | . >= 1 and . <= 9 and (. != 5) | 1 | 9 | . != 5
            integer | b | Số | . >= 1 and . <= 9 and . != 7 | 1 | 9 | . != 5
            """);
        form.Template!.Questions.Select(question => (question.Min, question.Max, question.Constraint))
            .ShouldBe([(1, 9, ". != 5"), (1, 9, ". >= 1 and . <= 9 and . != 7")]);
    }

    [Fact]
    public void Other_programs_find_what_XLSForm_has_a_column_for()
    {
        var survey = XlsFormWriter.Write(RealFormsTests.Form("connectivity"))[0];
        var head = survey.Rows[0].Cells.ToDictionary(cell => cell.Value, cell => cell.Key);
        var row = survey.Rows.Single(row => row.Cells.GetValueOrDefault(head["name"]) == "contracted_down_mbps");
        row.Cells[head["type"]].ShouldBe("decimal");
        row.Cells[head["required"]].ShouldBe("yes");
        row.Cells[head["constraint"]].ShouldBe(". >= 0.5 and . <= 100000");
        row.Cells[head["label::Tiếng Việt (vi)"]].ShouldBe("Tốc độ tải xuống theo hợp đồng");
    }

    private static void ComesBack(FormTemplate form)
    {
        using var file = new MemoryStream();
        WorkbookWriter.Write(XlsFormWriter.Write(form, 3), file).ShouldBeNull();
        file.Position = 0;
        var read = TemplateFile.Read("any.xlsx", file);
        read.Findings.Where(finding => finding.Severity != FindingSeverity.Info && !finding.Problem.Code.StartsWith("xlsform.label-", StringComparison.Ordinal))
            .Select(finding => $"{finding.Problem.Place} {finding.Problem.Message}").ShouldBeEmpty(form.Code);
        TemplateJson.Write(read.Template!, indented: true).ShouldBe(TemplateJson.Write(form, indented: true), form.Code);
    }
}
