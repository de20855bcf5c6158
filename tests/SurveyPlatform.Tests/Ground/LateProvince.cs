using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Returns;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Tests.Ground;

/// <summary>A province of any size, one period open: communes under districts of a hundred, each with a clerk and a head.</summary>
public sealed class LateProvince(SurveyDbContext db, DateTime nowUtc)
{
    public const int PerDistrict = 100;

    private static readonly DateOnly Beginning = new(2020, 1, 1);

    /// <param name="communes">All owe the period.</param>
    /// <param name="due">The day it is due; the lock is a month later.</param>
    public async Task<CollectionExercise> FillAsync(int communes, DateOnly due, List<ReminderRule> ladder, Func<int, string> clerk)
    {
        var province = await PlaceAsync(UnitKind.Province, null, [("P", "Tỉnh", "Bình Định")], _ => "province@x");
        await PlaceAsync(UnitKind.Department, province[0], [("SO-TTTT", "", "Sở Thông tin và Truyền thông")], _ => "department@x");
        var districts = await PlaceAsync(
            UnitKind.District, province[0], [.. Enumerable.Range(0, (communes + PerDistrict - 1) / PerDistrict).Select(at => ($"D{at}", "Huyện", $"Số {at}"))], at => $"district{at}@x");
        var owing = new List<ReportingUnit>();
        foreach (var (district, at) in districts.Select((district, at) => (district, at)))
        {
            var first = at * PerDistrict;
            var codes = Enumerable.Range(first, Math.Min(PerDistrict, communes - first)).Select(index => ($"C{index}", "Xã", $"Số {index}")).ToList();
            owing.AddRange(await PlaceAsync(UnitKind.Commune, district, codes, index => clerk(first + index)));
        }

        return await OpenAsync(owing, due, ladder);
    }

    /// <summary>Everybody whose number the condition holds for hands in.</summary>
    public async Task HandInAsync(CollectionExercise exercise, Func<int, bool> condition)
    {
        var obligations = await db.Obligations.AsNoTracking().Where(item => item.ExerciseId == exercise.Id).ToListAsync();
        foreach (var obligation in obligations.Where(item => condition(int.Parse(item.UnitCode.AsSpan(1), CultureInfo.InvariantCulture))))
        {
            var handedIn = new FormReturn { Id = new(NewKey()), ObligationId = obligation.Id, TemplateVersionId = exercise.TemplateVersionId };
            handedIn.Submit(new("{}", "clerk", nowUtc, obligation.DueOn, obligation.DueOn), new string('0', 64), NewKey).Require();
            db.Returns.Add(handedIn);
        }

        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }

    private async Task<List<ReportingUnit>> PlaceAsync(
        UnitKind kind, ReportingUnit? parent, List<(string Code, string Type, string Name)> names, Func<int, string> clerk)
    {
        var units = names.Select(name => ReportingUnit.Create(
            kind, UnitVersion.Create(NewKey(), Beginning, name.Code, name.Type, name.Name, null, parent?.Id))).ToList();
        foreach (var (unit, at) in units.Select((unit, at) => (unit, at)))
        {
            unit.AddContact(new() { Id = NewKey(), FullName = $"Nguyễn Văn {at}", Email = clerk(at), Phone = "0256 000 0000" });
            unit.AddContact(new() { Id = NewKey(), FullName = $"Trần Thị {at}", Email = $"head.{names[at].Code.ToLowerInvariant()}@x", IsHead = true });
        }

        db.Units.AddRange(units);
        await db.SaveChangesAsync();
        units.ForEach(unit => unit.History[0].PlaceUnder(parent?.History[0].Path ?? "", unit.Id));
        await db.SaveChangesAsync();
        return units;
    }

    private async Task<CollectionExercise> OpenAsync(List<ReportingUnit> owing, DateOnly due, List<ReminderRule> ladder)
    {
        var template = new TemplateVersion { Id = NewKey(), TemplateCode = "many", Number = 1, DocumentJson = "{}", Hash = "many", PublishedBy = "test", PublishedAtUtc = nowUtc };
        var collection = new CollectionDefinition
        {
            Code = "many",
            Title = new("Báo cáo hạ tầng", "Infrastructure return"),
            TemplateCode = template.TemplateCode,
            Respondents = [UnitKind.Commune],
            Frequency = Frequency.Quarterly,
            PeriodSchemeCode = PeriodScheme.Reporting.Code,
            PeriodStartDay = 15,
            FirstPeriod = Period.Quarter(2099, 1),
            ReminderRules = ladder,
            AskedBy = "SO-TTTT",
        };
        var exercise = new CollectionExercise
        {
            Id = new(NewKey()),
            CollectionCode = collection.Code,
            Period = Period.Quarter(due.Year, (due.Month + 2) / 3),
            TemplateVersionId = template.Id,
            WindowStart = due.AddMonths(-3),
            WindowEnd = due.AddDays(-7),
            CutOff = due.AddDays(-7),
            Due = due,
            Lock = due.AddMonths(1),
            OpenedAtUtc = nowUtc.AddDays(-30),
        };
        db.AddRange(template, collection, exercise);
        db.AddRange(owing.Select(unit => Owe(unit, exercise)));
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        return exercise;
    }

    private Obligation Owe(ReportingUnit unit, CollectionExercise exercise) => new()
    {
        Id = new(NewKey()),
        ExerciseId = exercise.Id,
        UnitId = unit.Id,
        UnitKind = unit.Kind,
        UnitCode = unit.History[0].Code,
        UnitTypeName = unit.History[0].TypeName,
        UnitName = unit.History[0].Name,
        UnitSortKey = unit.History[0].SortKey,
        UnitFoldedKey = unit.History[0].FoldedKey,
        ParentId = unit.History[0].ParentId,
        Path = unit.History[0].Path,
        DueOn = exercise.Due,
        LockOn = exercise.Lock,
    };

    private Guid NewKey() => Guid.CreateVersion7(new DateTimeOffset(nowUtc));
}
