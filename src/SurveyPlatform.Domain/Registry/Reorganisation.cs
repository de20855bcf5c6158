using SurveyPlatform.Shared;

namespace SurveyPlatform.Registry;

public enum ReorganisationState
{
    /// <summary>Imported and looked at; the registry knows nothing of it.</summary>
    Draft,

    /// <summary>Done, and never undone: what follows is another reorganisation.</summary>
    Applied,
}

/// <summary>What a resolution says of one unit, as imported.</summary>
/// <param name="NewCode">Null of an abolished unit.</param>
/// <param name="OldName">With the type, as the resolution writes it: checked against the registry, never used to find a unit.</param>
/// <param name="Share">Of a part of a split, from 0 to 1; null: not decided.</param>
public sealed record ReorganisationRow(
    string OldCode, string? NewCode, SuccessionKind Kind, string? Clause, string OldName, string? NewName, decimal? Share = null, bool IsMainHeir = true);

/// <summary>A unit as it stands afterwards.</summary>
public sealed record ReorganisationUnit(string Code, UnitKind Kind, string TypeName, string Name, string? NameEn, string? ParentCode)
{
    public string FullName => UnitNames.Full(TypeName, Name);
}

/// <summary>Units merged, split, renamed and abolished by one resolution: kept as imported, looked at, then applied as a whole.</summary>
public sealed class Reorganisation
{
    public const int CodeMaxLength = 40;
    public const int TitleMaxLength = 200;

    public Guid Id { get; init; }

    public required string Code { get; init; }

    public required LocalizedText Title { get; init; }

    public required string Resolution { get; init; }

    /// <summary>When the resolution takes effect in law; nothing goes by it.</summary>
    public DateOnly LegalDay { get; init; }

    /// <summary>The first day on which the new authorities work: validity in the registry goes by it.</summary>
    public DateOnly OperatingDay { get; init; }

    public ReorganisationState State { get; private set; }

    public List<ReorganisationRow> Rows { get; private set; } = [];

    public List<ReorganisationUnit> Units { get; private set; } = [];

    /// <summary>Incremented by every change. The database refuses a write that saw an older one.</summary>
    public int Version { get; private set; }

    public required string ImportedBy { get; init; }

    public DateTime ImportedAtUtc { get; init; }

    public string? AppliedBy { get; private set; }

    public DateTime? AppliedAtUtc { get; private set; }

    public static Reorganisation Import(
        Guid id, string code, LocalizedText title, string resolution, DateOnly legalDay, DateOnly operatingDay,
        IEnumerable<ReorganisationRow> rows, IEnumerable<ReorganisationUnit> units, string by, DateTime atUtc) => new()
        {
            Id = id,
            Code = code,
            Title = title,
            Resolution = VietnameseText.Clean(resolution),
            LegalDay = legalDay,
            OperatingDay = operatingDay,
            Rows = [.. rows],
            Units = [.. units],
            ImportedBy = by,
            ImportedAtUtc = atUtc,
        };

    /// <param name="shares">Of every part of one split unit by the new code; together they are 1.</param>
    /// <param name="mainHeir">Code of the part that has the old unit's rows. Settled once the reorganisation is applied.</param>
    public Outcome<Done> DecideShares(string oldCode, IReadOnlyDictionary<string, decimal> shares, string mainHeir)
    {
        var parts = Rows.Where(row => row.OldCode == oldCode && row.Kind == SuccessionKind.SplitInto).ToList();
        if (parts.Count == 0 || parts.Count != shares.Count || !parts.TrueForAll(part => shares.ContainsKey(part.NewCode!)))
        {
            return ReorganisationProblems.NotASplit(oldCode);
        }

        if (shares.Values.Any(share => share is < 0 or > 1) || shares.Values.Sum() != 1)
        {
            return ReorganisationProblems.SharesNotWhole(oldCode);
        }

        if (!parts.Exists(part => part.NewCode == mainHeir) || (State == ReorganisationState.Applied && !parts.Exists(part => part.NewCode == mainHeir && part.IsMainHeir)))
        {
            return ReorganisationProblems.HeirSettled(oldCode);
        }

        Rows = Rows.ConvertAll(row => parts.Contains(row) ? row with { Share = shares[row.NewCode!], IsMainHeir = row.NewCode == mainHeir } : row);
        Version++;
        return default(Done);
    }

    public Outcome<Done> Apply(string by, DateTime atUtc, DateOnly today)
    {
        if (State == ReorganisationState.Applied)
        {
            return ReorganisationProblems.AlreadyApplied;
        }

        if (today < OperatingDay)
        {
            return ReorganisationProblems.TooEarly(OperatingDay);
        }

        (State, AppliedBy, AppliedAtUtc) = (ReorganisationState.Applied, by, atUtc);
        Version++;
        return default(Done);
    }
}
