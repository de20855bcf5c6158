using System.Text.RegularExpressions;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Architecture;

/// <summary>Some libraries may be named in one folder only, so that they can be exchanged there.</summary>
public sealed class BoundaryTests
{
    private static readonly string[] Server = ["src/SurveyPlatform.Server/"];
    private static readonly string[] Orchard = ["src/SurveyPlatform.OrchardCore/", "src/SurveyPlatform.Cms/"];

    private static readonly Dictionary<string, string[]> OnlyIn = new(StringComparer.Ordinal)
    {
        [@"\bOfficeOpenXml\b"] = ["src/SurveyPlatform.Application/Documents/"],
        [@"\bDocumentFormat\.OpenXml\b"] = ["src/SurveyPlatform.Application/Documents/"],
        [@"\b(SmtpClient|MailMessage)\b"] = ["src/SurveyPlatform.Application/Mail/"],
        [@"\bQuartz\b"] = Server,
        [@"\bMicrosoft\.AspNetCore\.Identity\b"] = [.. Server, .. Orchard],
        [@"\b(OrchardCore|YesSql|Hangfire|OpenIddict)\."] = Orchard,
        [@"\bMicrosoft\.EntityFrameworkCore\.Migrations\b"] = ["src/SurveyPlatform.*/Storage/"],
        [@"\bNpgsql\b"] = ["src/SurveyPlatform.*/Storage/"],
    };

    [Fact]
    public void Libraries_are_named_only_in_their_folder() =>
        Repository.Files("src", ".cs", ".razor").SelectMany(Trespasses).ShouldBeEmpty();

    [Theory]
    [InlineData("src/SurveyPlatform.Application/Reports/Bad.cs", "using OfficeOpenXml;")]
    [InlineData("src/SurveyPlatform.Application/Reports/Bad.cs", "using DocumentFormat.OpenXml.Packaging;")]
    [InlineData("src/SurveyPlatform.Web/Pages/Bad.razor", "var mail = new SmtpClient();")]
    [InlineData("src/SurveyPlatform.Application/Jobs/Bad.cs", "IJob job = new Quartz.Job();")]
    [InlineData("src/SurveyPlatform.Web/Shared/Bad.cs", "using OrchardCore.Modules;")]
    public void The_check_of_libraries_can_fail(string path, string code) => Trespasses(new(path, code)).ShouldHaveSingleItem();

    [Fact]
    public void Their_folder_may_name_them() =>
        Trespasses(new("src/SurveyPlatform.Application/Documents/Workbook.cs", "using OfficeOpenXml;")).ShouldBeEmpty();

    private static IEnumerable<string> Trespasses(Source file) =>
        from rule in OnlyIn
        where Regex.IsMatch(file.Code, rule.Key) && !rule.Value.Any(folder => Regex.IsMatch(file.Path, $"^{folder.Replace("*", "[^/]+", StringComparison.Ordinal)}"))
        select $"{file.Path} names {rule.Key}, which belongs in {string.Join(" or ", rule.Value)}";
}
