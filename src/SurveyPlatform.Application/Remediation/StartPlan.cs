using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Remediation;

/// <summary>Begins the own unit's plan of a year with the shortcomings that are chosen.</summary>
[UseCase]
public sealed class StartPlan(SurveyDbContext db, TimeProvider clock)
{
    /// <param name="Rows">What is not met now; those that a plan has a task for already are in <paramref name="Covered"/>.</param>
    /// <param name="Years">For which a plan can be begun.</param>
    public sealed record Choice(string Owner, IReadOnlyList<int> Years, IReadOnlyList<ShortcomingRow> Rows, IReadOnlySet<Guid> Covered);

    public async Task<Outcome<Choice>> ChooseAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (await OwnerAsync(actor, cancellationToken) is not { } owner)
        {
            return SharedProblems.NotPermitted;
        }

        var year = clock.Today.Year;
        var path = owner.Version.Path;
        var rows = await db.ShortcomingsAsync(path, year, cancellationToken);
        var uncovered = (await db.UncoveredAsync(path, year, cancellationToken)).Select(row => row.VerdictId).ToHashSet();
        var taken = await db.Plans.Where(plan => plan.OwnerId == owner.Id).Select(plan => plan.Year).ToListAsync(cancellationToken);
        return new Choice(
            owner.Version.FullName, [.. Enumerable.Range(year, 2).Except(taken)], rows,
            rows.Select(row => row.VerdictId).Where(id => !uncovered.Contains(id)).ToHashSet());
    }

    public async Task<Outcome<Guid>> RunAsync(int year, IReadOnlySet<Guid> chosen, Actor actor, CancellationToken cancellationToken)
    {
        if (await OwnerAsync(actor, cancellationToken) is not { } owner)
        {
            return SharedProblems.NotPermitted;
        }

        var today = clock.Today;
        var (first, last) = (Math.Max(RemediationPlan.FirstYear, today.Year), today.Year + 1);
        if (year < first || year > last)
        {
            return RemediationProblems.BadYear(first, last).At("year");
        }

        var rows = (await db.UncoveredAsync(owner.Version.Path, today.Year, cancellationToken)).FindAll(row => chosen.Contains(row.VerdictId));
        if (rows.Count is 0 or > RemediationPlan.MostTasks)
        {
            return rows.Count == 0 ? RemediationProblems.NothingChosen.At("verdict") : RemediationProblems.TooManyTasks(RemediationPlan.MostTasks);
        }

        if (await db.Plans.AnyAsync(plan => plan.OwnerId == owner.Id && plan.Year == year, cancellationToken))
        {
            return RemediationProblems.PlanExists(year).At("year");
        }

        var collection = await db.Collections.AsNoTracking().FirstAsync(item => item.Code == rows[0].CollectionCode, cancellationToken);
        var plan = Blank(owner, year, rows[0], collection, actor);
        plan.Propose(rows, clock.NewKey);
        plan.Keep(null, actor.Name, clock.UtcNow, clock.NewKey());
        db.Plans.Add(plan);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Somebody of the same unit began it in this moment.
            return RemediationProblems.PlanExists(year).At("year");
        }

        return plan.Id;
    }

    private RemediationPlan Blank(Owner owner, int year, ShortcomingRow first, CollectionDefinition collection, Actor actor)
    {
        var territory = $"trên địa bàn {owner.Version.TypeName.ToLowerInvariant()} {owner.Version.Name}";
        return new()
        {
            Id = clock.NewKey(),
            OwnerId = owner.Id,
            OwnerKind = owner.Kind,
            OwnerTypeName = owner.Version.TypeName,
            OwnerName = owner.Version.Name,
            OwnerSortKey = owner.Version.SortKey,
            Path = owner.Version.Path,
            Year = year,
            BornFrom = first.Period,
            CollectionCode = collection.Code,
            Text = new(
                $"Khắc phục tồn tại, hạn chế về hạ tầng công nghệ thông tin cơ bản {territory} năm {year}",
                collection.LegalBasis is { } basis ? $"Căn cứ {basis.Vi}" : "",
                $"Khắc phục các tồn tại, hạn chế về máy tính, mạng LAN, internet và đường truyền số liệu chuyên dùng {territory}; bảo đảm các đơn vị đạt điều kiện tối thiểu theo quy định.",
                "Thủ trưởng các đơn vị có tên trong Kế hoạch chịu trách nhiệm tổ chức thực hiện đúng tiến độ và báo cáo kết quả hằng quý."),
            CreatedBy = actor.Name,
            CreatedAtUtc = clock.UtcNow,
        };
    }

    /// <summary>A district, or a commune that stands directly under the province; nobody else has a plan.</summary>
    private async Task<Owner?> OwnerAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Scope is not { Length: > 1 } scope)
        {
            return null;
        }

        var (id, today) = (scope.UnitOfPath, clock.Today);
        var unit = await db.Units.AsNoTracking().Include(item => item.History).FirstOrDefaultAsync(item => item.Id == id, cancellationToken);
        var kind = unit?.On(today)?.ParentId is { } parent
            ? await db.Units.Where(item => item.Id == parent).Select(item => (UnitKind?)item.Kind).FirstOrDefaultAsync(cancellationToken)
            : null;
        var isOwner = unit?.Kind == UnitKind.District || (unit?.Kind == UnitKind.Commune && kind == UnitKind.Province);
        return isOwner && actor.MayWritePlanOf(unit!.Kind) ? new(unit.Id, unit.Kind, unit.On(today)!) : null;
    }

    private sealed record Owner(UnitId Id, UnitKind Kind, UnitVersion Version);
}
