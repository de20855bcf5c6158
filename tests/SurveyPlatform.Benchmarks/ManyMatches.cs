using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Reconciliation;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Benchmarks;

/// <summary>How long it takes to hold both sources of a country's communes together: two or three lines each, one unit in twenty that differs.</summary>
internal static class ManyMatches
{
    private static readonly string[] Operators = ["VNPT", "VIETTEL", "MOBIFONE", "FPT"];

    public static async Task MeasureAsync(int communes, string store)
    {
        await using var site = await ManyUnits.OpenAsync(store == "postgres" ? Stores.Postgres : Stores.Sqlite, communes, Operators);
        var (units, lines) = await site.StoreAsync(FillAsync);
        site.Clock.Set("2023-09-25 05:00");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{units} units, {lines} lines, {store}"));
        await TimeAsync("the first comparison", () => MatchAsync(site));
        await TimeAsync("again, nothing changed", () => MatchAsync(site));
        await TimeAsync("again, warm", () => MatchAsync(site));
        await TimeAsync("the page of the quarter", async () =>
        {
            var found = (await site.AskAsync<ListMatches, Outcome<ListMatches.Result>>(list => list.RunAsync(new(), Actor.System, default))).Require();
            return string.Join(", ", found.Counts.Select(count => $"{count.Value} {count.Key}"));
        });
    }

    private static async Task<string> MatchAsync(Site site) =>
        (await site.AskAsync<MatchSources, Outcome<MatchSources.Tally>>(match => match.RunAsync(Period.Quarter(2023, 3), Actor.System, default))).Require().ToString();

    /// <summary>Written as rows: handing in 11,000 returns is another measurement.</summary>
    private static async Task<(int Units, int Lines)> FillAsync(SurveyDbContext db)
    {
        var owed = await db.Obligations.AsNoTracking().Include(item => item.Exercise).ToListAsync();
        var units = owed.Where(item => item.UnitKind != Registry.UnitKind.Operator).ToList();
        var companies = owed.Where(item => item.UnitKind == Registry.UnitKind.Operator).ToDictionary(item => item.UnitCode);
        var next = companies.Keys.ToDictionary(code => code, _ => 0);
        owed.ForEach(item => HandIn(db, item));
        await SaveAsync(db);
        var lines = 0;
        foreach (var chunk in units.Index().Chunk(1000))
        {
            foreach (var (at, unit) in chunk)
            {
                var (first, second, isOdd) = (Operators[at % 4], Operators[(at + 1) % 4], at % 20 == 0);
                Declare(db, unit, "internet_lines", 2);
                Declare(db, unit, "internet_operators", null, string.Join(' ', new[] { first, second }.Select(code => code.ToLowerInvariant())));
                Declare(db, unit, "internet_fastest_mbps", isOdd ? 300 : 100);
                Declare(db, unit, "has_tslcd", null, "yes");
                Declare(db, unit, "tslcd_mbps", 10);
                Declare(db, unit, "tslcd_operator", null, first.ToLowerInvariant());
                foreach (var (company, kind, mbps) in new[] { (first, "internet", 100m), (second, "internet", 40m), (first, "tslcd", 10m) })
                {
                    Supply(db, companies[company], next[company]++, unit, kind, mbps);
                    lines++;
                }
            }

            await SaveAsync(db);
        }

        return (units.Count, lines);
    }

    private static void HandIn(SurveyDbContext db, Obligation owed)
    {
        var handedIn = new FormReturn { Id = new(Guid.CreateVersion7()), ObligationId = owed.Id, TemplateVersionId = owed.Exercise.TemplateVersionId };
        handedIn.Submit(new("{}", "clerk", owed.Exercise.OpenedAtUtc, owed.DueOn, owed.DueOn), new string('0', 64), Guid.CreateVersion7).Require();
        db.Returns.Add(handedIn);
    }

    private static void Declare(SurveyDbContext db, Obligation unit, string element, decimal? number, string? text = null) =>
        db.Observations.Add(new() { Id = Guid.CreateVersion7(), ObligationId = unit.Id, ExerciseId = unit.ExerciseId, UnitId = unit.UnitId, Element = element, Number = number, Text = text });

    private static void Supply(SurveyDbContext db, Obligation company, int line, Obligation unit, string kind, decimal mbps)
    {
        foreach (var (element, number, text) in new (string, decimal?, string?)[] { ("kind", null, kind), ("contracted_down_mbps", mbps, null), ("circuit", null, $"BDH-{unit.UnitCode}-{line}") })
        {
            db.Observations.Add(new()
            {
                Id = Guid.CreateVersion7(),
                ObligationId = company.Id,
                ExerciseId = company.ExerciseId,
                UnitId = company.UnitId,
                SubjectId = unit.UnitId,
                Element = element,
                Line = line,
                Number = number,
                Text = text,
            });
        }
    }

    private static async Task SaveAsync(SurveyDbContext db)
    {
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }

    private static async Task TimeAsync(string what, Func<Task<string>> action)
    {
        var watch = Stopwatch.StartNew();
        var said = await action();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-28} {watch.Elapsed.TotalMilliseconds,8:0} ms   {said}"));
    }
}
