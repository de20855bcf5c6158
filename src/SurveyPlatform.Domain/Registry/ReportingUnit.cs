using SurveyPlatform.Shared;

namespace SurveyPlatform.Registry;

/// <summary>Surrogate key of a unit. Official codes are reused over the years and are no identity (NQ 1664/NQ-UBTVQH15 alone reuses 58).</summary>
public readonly record struct UnitId(int Value)
{
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>What a unit is in the administration; what collections and standards select by.</summary>
public enum UnitKind
{
    Province,
    District,
    Commune,

    /// <summary>A department of the province (sở).</summary>
    Department,

    /// <summary>The branch of a telecom company in the province.</summary>
    Operator,
}

/// <summary>A body that reports, is reported on, or supervises. What it is called and where it belongs has dates: <see cref="History"/>.</summary>
public sealed class ReportingUnit
{
    private readonly List<UnitVersion> _history = [];
    private readonly List<Contact> _contacts = [];

    public UnitId Id { get; private set; }

    public UnitKind Kind { get; private init; }

    /// <summary>In order of <see cref="UnitVersion.ValidFrom"/>, without overlaps.</summary>
    public IReadOnlyList<UnitVersion> History => _history;

    public IReadOnlyList<Contact> Contacts => _contacts;

    public static ReportingUnit Create(UnitKind kind, UnitVersion first)
    {
        var unit = new ReportingUnit { Kind = kind };
        unit._history.Add(first);
        return unit;
    }

    /// <summary>How the unit stood on a day; null before it existed and after it ceased.</summary>
    public UnitVersion? On(DateOnly day) => _history.Find(version => version.IsValidOn(day));

    /// <summary>From the version's first day on the unit is as it says; a version of the same day is replaced.</summary>
    public void Change(UnitVersion next)
    {
        if (On(next.ValidFrom) is { } current)
        {
            if (current.ValidFrom == next.ValidFrom)
            {
                _history.Remove(current);
            }
            else
            {
                current.EndOn(next.ValidFrom);
            }
        }

        _history.Add(next);
    }

    /// <summary>From the day on there is no such unit; what it was stays.</summary>
    public void End(DateOnly day) => Last.EndOn(day);

    /// <param name="path">Where the rows of this unit, which has ended, are now.</param>
    public void FollowTo(string path) => Last.FollowTo(path);

    /// <summary>How it stands, will stand or stood last.</summary>
    public UnitVersion Last => _history.MaxBy(version => version.ValidFrom)!;

    public void AddContact(Contact contact) => _contacts.Add(contact);

    public void RemoveContact(Contact contact) => _contacts.Remove(contact);
}

/// <summary>What a unit was called, coded and placed under from one day on.</summary>
public sealed class UnitVersion
{
    public const int CodeMaxLength = 20;
    public const int NameMaxLength = 200;
    public const int TypeMaxLength = 40;
    public const int PathMaxLength = 100;

    public Guid Id { get; private init; }

    public DateOnly ValidFrom { get; private init; }

    /// <summary>The first day it no longer holds; null: until further notice.</summary>
    public DateOnly? ValidTo { get; private set; }

    /// <summary>The official code (General Statistics Office) or, for bodies without one, a code of the platform's own.</summary>
    public string Code { get; private init; } = "";

    /// <summary>Thành phố, Thị xã, Huyện, Phường, Xã, Thị trấn; empty where the name says it all.</summary>
    public string TypeName { get; private init; } = "";

    /// <summary>Without the type: <c>Nhơn Lý</c>.</summary>
    public string Name { get; private init; } = "";

    public string? NameEn { get; private init; }

    public UnitId? ParentId { get; private init; }

    /// <summary>Surrogate keys from the root down to this unit, <c>/1/5/77/</c>: what row scopes are compared with.</summary>
    public string Path { get; private set; } = "";

    /// <summary>Of a unit that has ended, on its last version: the path where its rows and people are now.</summary>
    public string? SuccessorPath { get; private set; }

    /// <summary><see cref="VietnameseText.SearchKey"/> of the full name.</summary>
    public string SearchKey { get; private init; } = "";

    public string FoldedKey { get; private init; } = "";

    public string SortKey { get; private init; } = "";

    /// <summary><c>Xã Nhơn Lý</c>: for lists, heads and search.</summary>
    public string FullName => UnitNames.Full(TypeName, Name);

    public void EndOn(DateOnly day) => ValidTo = day;

    public void FollowTo(string path) => SuccessorPath = path;

    public bool IsValidOn(DateOnly day) => ValidFrom <= day && (ValidTo is not { } end || day < end);

    public bool IsSame(string code, string typeName, string name, string? nameEn, UnitId? parentId) =>
        (Code, TypeName, Name, NameEn, ParentId) == (code, typeName, name, nameEn, parentId);

    public void PlaceUnder(string parentPath, UnitId self) => Path = $"{(parentPath.Length == 0 ? "/" : parentPath)}{self}/";

    public static UnitVersion Create(
        Guid id, DateOnly validFrom, string code, string typeName, string name, string? nameEn, UnitId? parentId) => new()
        {
            Id = id,
            ValidFrom = validFrom,
            Code = code.Trim(),
            TypeName = VietnameseText.Clean(typeName),
            Name = VietnameseText.Clean(name),
            NameEn = nameEn is null ? null : VietnameseText.Clean(nameEn),
            ParentId = parentId,
            SearchKey = VietnameseText.SearchKey(UnitNames.Full(typeName, name)),
            FoldedKey = VietnameseText.FoldedKey(UnitNames.Full(typeName, name)),
            SortKey = VietnameseText.SortKey(name),
        };
}

/// <summary>Whom to write to at a unit.</summary>
public sealed class Contact
{
    public const int NameMaxLength = 200;
    public const int EmailMaxLength = 254;
    public const int PhoneMaxLength = 30;

    public Guid Id { get; init; }

    public required string FullName { get; set; }

    /// <summary>Chức vụ, as the person signs.</summary>
    public string? Position { get; set; }

    public required string Email { get; set; }

    public string? Phone { get; set; }

    /// <summary>The head of the unit is told when reminders to the staff did not help.</summary>
    public bool IsHead { get; set; }

    public Contact CopyAs(Guid id) => new() { Id = id, FullName = FullName, Position = Position, Email = Email, Phone = Phone, IsHead = IsHead };
}
