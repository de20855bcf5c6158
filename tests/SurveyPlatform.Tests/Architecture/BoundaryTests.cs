using System.Text.RegularExpressions;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Architecture;

/// <summary>Some libraries may be named in one folder only, so that they can be exchanged there.</summary>
public sealed class BoundaryTests
{
    private static readonly Dictionary<string, string> OnlyIn = new(StringComparer.Ordinal)
    {
        [@"\bOfficeOpenXml\b"] = "src/SurveyPlatform.Application/Documents/",
        [@"\bDocumentFormat\.OpenXml\b"] = "src/SurveyPlatform.Application/Documents/",
        [@"\b(SmtpClient|MailMessage)\b"] = "src/SurveyPlatform.Application/Mail/",
        [@"\bQuartz\b"] = "src/SurveyPlatform.Server/",
        [@"\bMicrosoft\.AspNetCore\.Identity\b"] = "src/SurveyPlatform.Server/",
        [@"\bMicrosoft\.EntityFrameworkCore\.Migrations\b"] = "src/SurveyPlatform.*/Storage/",
        [@"\bNpgsql\b"] = "src/SurveyPlatform.*/Storage/",
    };

    [Fact]
    public void Libraries_are_named_only_in_their_folder() =>
        Repository.Files("src", ".cs", ".razor").SelectMany(Trespasses).ShouldBeEmpty();

    [Theory]
    [InlineData("src/SurveyPlatform.Application/Reports/Bad.cs", "using OfficeOpenXml;")]
    [InlineData("src/SurveyPlatform.Application/Reports/Bad.cs", "using DocumentFormat.OpenXml.Packaging;")]
    [InlineData("src/SurveyPlatform.Web/Pages/Bad.razor", "var mail = new SmtpClient();")]
    [InlineData("src/SurveyPlatform.Application/Jobs/Bad.cs", "IJob job = new Quartz.Job();")]
    public void The_check_of_libraries_can_fail(string path, string code) => Trespasses(new(path, code)).ShouldHaveSingleItem();

    [Fact]
    public void Their_folder_may_name_them() =>
        Trespasses(new("src/SurveyPlatform.Application/Documents/Workbook.cs", "using OfficeOpenXml;")).ShouldBeEmpty();

    private static IEnumerable<string> Trespasses(Source file) =>
        from rule in OnlyIn
        where Regex.IsMatch(file.Code, rule.Key) && !Regex.IsMatch(file.Path, $"^{rule.Value.Replace("*", "[^/]+", StringComparison.Ordinal)}")
        select $"{file.Path} names {rule.Key}, which belongs in {rule.Value}";
}
