using System.Globalization;
using System.Text.Json;
using SurveyPlatform.Collection;
using SurveyPlatform.Recipes;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Tests.Ground;

/// <summary>A country in small or in full: districts of sixteen communes, every unit with a clerk and a head; 2023-Q3 opened on the morning after the cut-off.</summary>
public static class ManyUnits
{
    private const int PerDistrict = 16;

    private static readonly string[] Recipes = ["vietnam-calendar", "form-templates-hardware", "form-templates-connectivity", "standards-2023", "collections", "indicators"];

    /// <param name="communes">11,000 is all of Vietnam before the reform of 2025.</param>
    /// <param name="operators">Codes of telecom companies; none: their return is not asked for.</param>
    public static async Task<Site> OpenAsync(string store, int communes, params IReadOnlyList<string> operators)
    {
        var site = await Site.OpenAsync(store, Recipes);
        var recipe = Recipe(communes, operators);
        (await site.AskAsync<RunRecipe, Outcome<int>>(run => run.RunAsync([("units.recipe.json", recipe)], CancellationToken.None))).Require();
        site.Clock.Set("2023-09-15 08:00");
        (await site.AskAsync<OpenDueExercises, Outcome<OpenDueExercises.Result>>(open => open.RunAsync(Actor.System, CancellationToken.None))).Problems
            .ShouldAllBe(problem => problem.Code == CollectionProblems.NobodyOwes.Code, "there are no telecom companies");
        return site;
    }

    /// <summary>Code of a commune, from 0.</summary>
    public static string CommuneCode(int number) => string.Create(CultureInfo.InvariantCulture, $"C{number:00000}");

    private static string DistrictCode(int number) => string.Create(CultureInfo.InvariantCulture, $"D{number:0000}");

    private static string Recipe(int communes, IReadOnlyList<string> operators)
    {
        var districts = (communes + PerDistrict - 1) / PerDistrict;
        var units = new List<object> { Unit("P", "province", "Tỉnh", "Mẫu", null) };
        units.AddRange(Enumerable.Range(0, districts).Select(number => Unit(DistrictCode(number), "district", "Huyện", $"Mẫu {number}", "P")));
        units.AddRange(Enumerable.Range(0, communes).Select(number => Unit(CommuneCode(number), "commune", "Xã", $"Mẫu {number}", DistrictCode(number / PerDistrict))));
        units.AddRange(operators.Select(code => Unit(code, "operator", "", code, "P")));
        return JsonSerializer.Serialize(new { name = "units", steps = new[] { new { name = "units", validFrom = "2010-01-01", units } } });
    }

    private static object Unit(string code, string kind, string typeName, string name, string? parentCode) => new
    {
        code,
        kind,
        typeName,
        name,
        nameEn = (string?)null,
        parentCode,
        contacts = new[]
        {
            new { fullName = $"Cán bộ {name}", email = $"vanthu.{code}@units.example", isHead = false },
            new { fullName = $"Chủ tịch {name}", email = $"chutich.{code}@units.example", isHead = true },
        },
    };
}
