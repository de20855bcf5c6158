using SurveyPlatform.Shared;

namespace SurveyPlatform.Registry;

/// <summary>Rows and lists become a plan, or all that is wrong with them at once.</summary>
internal sealed class PlanReader(
    DateOnly day, IReadOnlyList<ReorganisationRow> rows, IReadOnlyList<ReorganisationUnit> after, IReadOnlyList<StandingUnit> standing)
{
    private readonly List<Problem> _problems = [];
    private readonly List<ReorganisationPlan.Ending> _endings = [];
    private readonly List<ReorganisationPlan.Change> _changes = [];
    private readonly HashSet<string> _goesOn = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StandingUnit> _before = standing.ToDictionary(unit => unit.Version.Code, StringComparer.Ordinal);
    private readonly Dictionary<string, ReorganisationUnit> _after = after.GroupBy(unit => unit.Code, StringComparer.Ordinal)
        .ToDictionary(unit => unit.Key, unit => unit.First(), StringComparer.Ordinal);

    private readonly Dictionary<UnitId, string> _codeOf = standing.ToDictionary(unit => unit.Id, unit => unit.Version.Code);

    public Outcome<ReorganisationPlan> Read()
    {
        _problems.AddRange(after.GroupBy(unit => unit.Code, StringComparer.Ordinal).Where(unit => unit.Count() > 1).Select(unit => ReorganisationProblems.TwoWays(unit.Key)));
        foreach (var unit in rows.GroupBy(row => row.OldCode, StringComparer.Ordinal))
        {
            Read(unit.Key, [.. unit]);
        }

        var mentioned = rows.Select(row => row.OldCode).ToHashSet(StringComparer.Ordinal);
        // Superiors first: what is abolished goes to whoever comes after its superior.
        foreach (var unit in standing.Where(unit => !mentioned.Contains(unit.Version.Code)).OrderBy(unit => unit.Version.Path.Length))
        {
            ReadUnmentioned(unit);
        }

        var created = Created();
        _problems.AddRange(from unit in created.Concat(_changes.Select(change => change.Next))
                           where unit.ParentCode is not null && !_goesOn.Contains(unit.ParentCode) && created.TrueForAll(other => other.Code != unit.ParentCode)
                           select ReorganisationProblems.UnknownParent(unit.Code, unit.ParentCode ?? ""));
        _problems.AddRange(_endings.SelectMany(ending => ending.Rows).Select(row => row.NewCode).Where(code => code is not null && _goesOn.Contains(code))
            .Where(code => !IsAbolishedInto(code!)).Distinct().Select(code => ReorganisationProblems.TargetTaken(code!)));
        var used = created.Select(unit => unit.Code).Concat(_goesOn).ToHashSet(StringComparer.Ordinal);
        return _problems.Count > 0
            ? new Outcome<ReorganisationPlan>(_problems)
            : new ReorganisationPlan(day, created, _endings, _changes, _goesOn.Count - _changes.Count, [.. after.Where(unit => !used.Contains(unit.Code))]);
    }

    private void Read(string code, List<ReorganisationRow> parts)
    {
        if (!_before.TryGetValue(code, out var unit))
        {
            _problems.Add(ReorganisationProblems.UnknownUnit(code));
            return;
        }

        foreach (var row in parts)
        {
            Compare(code, unit.Version.FullName, row.OldName);
            if (row.Kind != SuccessionKind.Abolished && (row.NewCode is null || !_after.ContainsKey(row.NewCode)))
            {
                _problems.Add(ReorganisationProblems.UnknownTarget(row.NewCode ?? ""));
            }
            else if (row is { NewCode: { } next, NewName: { } name } && row.Kind != SuccessionKind.Abolished)
            {
                Compare(next, _after[next].FullName, name);
            }
        }

        var isSplit = parts.TrueForAll(row => row.Kind == SuccessionKind.SplitInto);
        if (!isSplit && parts.Count > 1)
        {
            _problems.Add(ReorganisationProblems.TwoWays(code));
        }
        else if (isSplit && (parts.DistinctBy(row => row.NewCode).Count() < 2 || parts.Count(row => row.IsMainHeir) != 1))
        {
            _problems.Add(ReorganisationProblems.SplitOfOne(code));
        }
        else if (Succession.Ends(parts[0].Kind))
        {
            _endings.Add(new(unit, parts[0].Kind == SuccessionKind.Abolished ? [parts[0] with { NewCode = parts[0].NewCode ?? HeirOfParent(unit) }] : parts));
        }
        else if (_after.TryGetValue(parts[0].NewCode!, out var next))
        {
            GoOn(unit, next, parts[0]);
        }
    }

    private void Compare(string code, string expected, string found)
    {
        if (!IsSameName(expected, found))
        {
            _problems.Add(ReorganisationProblems.NameDiffers(code, expected, found));
        }
    }

    /// <summary>Hoà and Hòa are one name; An Nghĩa and Ân Nghĩa are two.</summary>
    private static bool IsSameName(string one, string other) =>
        string.Equals(VietnameseText.SpellingKey(one), VietnameseText.SpellingKey(other), StringComparison.Ordinal);

    private void ReadUnmentioned(StandingUnit unit)
    {
        var version = unit.Version;
        var isOfArea = unit.Kind is UnitKind.Province or UnitKind.District or UnitKind.Commune;
        if (!isOfArea)
        {
            GoOn(unit, new(version.Code, unit.Kind, version.TypeName, version.Name, version.NameEn, HeirOfParent(unit)), null);
        }
        else if (_after.TryGetValue(version.Code, out var same) && same.Kind == unit.Kind && IsSameName(version.FullName, same.FullName))
        {
            GoOn(unit, same, null);
        }
        else if (unit.Kind == UnitKind.Commune)
        {
            _problems.Add(ReorganisationProblems.NotMentioned(version.Code, version.FullName));
        }
        else if (same is not null && same.Kind == unit.Kind)
        {
            // The code was given to another unit, as 52 was: a merger, unless the resolution calls it a new name.
            _endings.Add(new(unit, [new(version.Code, same.Code, SuccessionKind.MergedInto, null, version.FullName, same.FullName)]));
        }
        else
        {
            _endings.Add(new(unit, [new(version.Code, HeirOfParent(unit), SuccessionKind.Abolished, null, version.FullName, null)]));
        }
    }

    private void GoOn(StandingUnit unit, ReorganisationUnit next, ReorganisationRow? row)
    {
        if (!_goesOn.Add(next.Code))
        {
            _problems.Add(ReorganisationProblems.TwoWays(next.Code));
        }

        var version = unit.Version;
        var hasName = IsSameName(version.Name, next.Name);
        var isRetyped = !string.Equals(version.TypeName, next.TypeName, StringComparison.Ordinal);
        var isMoved = !string.Equals(version.ParentId is { } parent ? _codeOf.GetValueOrDefault(parent) : null, next.ParentCode, StringComparison.Ordinal) || ParentEnds(unit);
        if (row?.Kind == SuccessionKind.Unchanged && (!hasName || isRetyped))
        {
            _problems.Add(ReorganisationProblems.NameDiffers(version.Code, version.FullName, next.FullName));
        }
        else if (!hasName || isRetyped || isMoved || next.Code != version.Code)
        {
            var kind = !hasName ? SuccessionKind.Renamed : isRetyped ? SuccessionKind.Retyped : isMoved ? SuccessionKind.Moved : SuccessionKind.Renamed;
            _changes.Add(new(unit, hasName ? next with { Name = version.Name } : next, kind, row?.Clause));
        }
    }

    private bool ParentEnds(StandingUnit unit) => _endings.Exists(ending => ending.Unit.Id == unit.Version.ParentId);

    /// <summary>Code of whoever is there afterwards in the place of the unit's superior.</summary>
    private string? HeirOfParent(StandingUnit unit) =>
        unit.Version.ParentId is not { } parent ? null
        : _endings.Find(ending => ending.Unit.Id == parent) is { } ending ? ending.Main.NewCode
        : _codeOf.GetValueOrDefault(parent);

    private bool IsAbolishedInto(string code) => _endings.Where(ending => ending.Main.NewCode == code).All(ending => ending.IsAbolished);

    /// <summary>Superiors first; superiors that nobody becomes come too where one of theirs does.</summary>
    private List<ReorganisationUnit> Created()
    {
        var codes = _endings.Where(ending => !ending.IsAbolished).SelectMany(ending => ending.Rows).Select(row => row.NewCode!).ToHashSet(StringComparer.Ordinal);
        for (var added = codes.ToList(); added.Count > 0;)
        {
            added = [.. added.Select(code => _after.GetValueOrDefault(code)?.ParentCode).OfType<string>()
                .Where(parent => _after.ContainsKey(parent) && !_goesOn.Contains(parent)).Distinct(StringComparer.Ordinal).Where(codes.Add)];
        }

        return [.. after.Where(unit => codes.Contains(unit.Code)).OrderBy(unit => unit.Kind).ThenBy(unit => unit.Code, StringComparer.Ordinal)];
    }
}
