using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Recipes;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Registry;

/// <summary>
/// Recipe step <c>units</c>: units as they stand from <c>validFrom</c> on, parents before their parts. A unit that is there already
/// with the same names is left alone; different names begin a new version on that day. Contacts are added, never taken away.
/// </summary>
internal sealed class UnitsStep(SurveyDbContext db, TimeProvider clock) : IRecipeStep
{
    /// <summary>New units without a key yet, and so without a place: saved together once one of them has parts.</summary>
    private readonly Dictionary<ReportingUnit, (UnitVersion Version, ReportingUnit? Parent)> _unplaced = [];

    public string Name => "units";

    private sealed record UnitItem(
        string Code, UnitKind Kind, string TypeName, string Name, string? NameEn, string? ParentCode, IReadOnlyList<ContactItem>? Contacts);

    private sealed record ContactItem(string FullName, string Email, string? Position = null, string? Phone = null, bool IsHead = false);

    private sealed record Header(string Name, DateOnly ValidFrom, IReadOnlyList<object> Units);

    public async Task ApplyAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        if (context.Read<Header>() is not { } header)
        {
            return;
        }

        var day = header.ValidFrom;
        var items = context.ReadItems<UnitItem>("units");
        var known = await db.Units.Include(unit => unit.History)
            .Where(unit => unit.History.Any(version => version.ValidFrom <= day && (version.ValidTo == null || day < version.ValidTo)))
            .ToDictionaryAsync(unit => unit.On(day)!.Code, StringComparer.Ordinal, cancellationToken);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (item, field) in items)
        {
            if (!seen.Add(item.Code))
            {
                context.Report(RecipesProblems.Duplicate(item.Code), $"{field}.code");
            }
            else if (item.ParentCode is { } parent && !known.ContainsKey(parent))
            {
                context.Report(RegistryProblems.UnknownParent(parent), $"{field}.parentCode");
            }
            else if (known.TryGetValue(item.Code, out var unit) && unit.Kind != item.Kind)
            {
                context.Report(RegistryProblems.KindChanged(item.Code, unit.Kind), $"{field}.kind");
            }
            else
            {
                known[item.Code] = await PlaceAsync(item, day, known, cancellationToken);
                AddContacts(known[item.Code], item, field, context);
            }
        }

        await PlaceNewAsync(day, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<ReportingUnit> PlaceAsync(
        UnitItem item, DateOnly day, Dictionary<string, ReportingUnit> known, CancellationToken cancellationToken)
    {
        var parent = item.ParentCode is { } code ? known[code] : null;
        if (parent is not null && _unplaced.ContainsKey(parent))
        {
            await PlaceNewAsync(day, cancellationToken);
        }

        if (known.TryGetValue(item.Code, out var unit) && unit.On(day)!.IsSame(item.Code, item.TypeName, item.Name, item.NameEn, parent?.Id))
        {
            return unit;
        }

        var version = UnitVersion.Create(clock.NewKey(), day, item.Code, item.TypeName, item.Name, item.NameEn, parent?.Id);
        if (unit is null)
        {
            unit = ReportingUnit.Create(item.Kind, version);
            db.Units.Add(unit);
            _unplaced[unit] = (version, parent);
        }
        else
        {
            unit.Change(version);
            version.PlaceUnder(parent?.On(day)?.Path ?? "", unit.Id);
        }

        return unit;
    }

    private async Task PlaceNewAsync(DateOnly day, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        foreach (var (unit, (version, parent)) in _unplaced)
        {
            version.PlaceUnder(parent?.On(day)?.Path ?? "", unit.Id);
        }

        _unplaced.Clear();
    }

    private void AddContacts(ReportingUnit unit, UnitItem item, string field, RecipeStepContext context)
    {
        foreach (var (contact, index) in (item.Contacts ?? []).Select((contact, index) => (contact, index)))
        {
            if (!MailAddress.TryCreate(contact.Email, out _))
            {
                context.Report(RegistryProblems.BadEmail(contact.Email), $"{field}.contacts[{index}].email");
            }
            else if (!unit.Contacts.Any(known => string.Equals(known.Email, contact.Email, StringComparison.OrdinalIgnoreCase)))
            {
                unit.AddContact(new()
                {
                    Id = clock.NewKey(),
                    FullName = VietnameseText.Clean(contact.FullName),
                    Position = contact.Position,
                    Email = contact.Email,
                    Phone = contact.Phone,
                    IsHead = contact.IsHead,
                });
            }
        }
    }
}
