using SurveyPlatform.Registry;
using SurveyPlatform.Returns;

namespace SurveyPlatform.Server.Demo;

/// <summary>
/// How things stand at every unit in one quarter, those that will not say so included. The first is as was published in August 2023; each
/// next follows from the one before: computers are bought and break, networks are laid, lines fail anew.
/// </summary>
public sealed class DemoWorld
{
    /// <summary>Of those that keep silent in the first quarter some answer later; one that answered forgets.</summary>
    private const int ForgetfulPerQuarter = 1;

    private readonly int _seed;
    private readonly int _quarter;
    private readonly List<UnitPlan> _plans;
    private readonly List<DemoLine> _lines;

    private DemoWorld(int seed, int quarter, IReadOnlyList<DemoUnit> units, IReadOnlySet<string> silent, List<UnitPlan> plans, List<DemoLine> lines) =>
        (_seed, _quarter, Units, Silent, _plans, _lines) = (seed, quarter, units, silent, plans, lines);

    public IReadOnlyList<DemoUnit> Units { get; }

    /// <summary>Codes of the communes that send nothing this quarter.</summary>
    public IReadOnlySet<string> Silent { get; }

    /// <summary>Differs from quarter to quarter, for what has nothing to do with the quarter before.</summary>
    public int QuarterSeed => _seed + _quarter;

    public static DemoWorld First(IReadOnlyList<DemoUnit> units, int seed)
    {
        var silent = DemoPlan.Silent(units, seed);
        var unheard = units.Where(unit => silent.Contains(unit.Code))
            .Select(unit => new UnitPlan(unit, new Dice(seed, unit.Code)) { Staff = 29, Working = 23, WithAntivirus = 6, Mbps = 40 });
        return new(seed, 0, units, silent, [.. DemoPlan.Of(units, seed), .. unheard], DemoLines.Of(units, seed));
    }

    /// <summary>The same units a quarter later.</summary>
    public DemoWorld Next()
    {
        var next = _quarter + 1;
        var plans = _plans.ConvertAll(plan => DemoProgress.Of(plan, next));
        var byCode = plans.ToDictionary(plan => plan.Unit.Code, StringComparer.Ordinal);
        return new(_seed, next, Units, SilentIn(next), plans, DemoProgress.Of(_lines, byCode, next));
    }

    /// <summary>
    /// The same world under other units: what several had is what their heir has; of one that was split each part has its share. Who kept silent
    /// does so where it goes on.
    /// </summary>
    /// <param name="heirs">By code of the unit before; one that goes on is its own heir. Shares of one unit add up to 1.</param>
    public DemoWorld Under(IReadOnlyList<DemoUnit> units, IReadOnlyDictionary<string, IReadOnlyList<(string Code, decimal Share)>> heirs)
    {
        var byCode = units.ToDictionary(unit => unit.Code, StringComparer.Ordinal);
        var parts = from plan in _plans
                    where heirs.ContainsKey(plan.Unit.Code)
                    from part in DemoSuccession.Split(plan, heirs[plan.Unit.Code])
                    group part.Plan by part.Code into merged
                    select DemoSuccession.Merge(byCode[merged.Key], [.. merged], _seed);
        var lines = from line in _lines
                    where heirs.ContainsKey(line.UnitCode)
                    select line with { UnitCode = heirs[line.UnitCode].MaxBy(heir => heir.Share).Code };
        var silent = from code in Silent from heir in heirs.GetValueOrDefault(code) ?? [] where heir.Code == code select code;
        return new(_seed, _quarter, units, silent.ToHashSet(StringComparer.Ordinal), [.. parts], [.. lines]);
    }

    /// <summary>What every unit that is not silent hands in, by its code: that of a company on its lines, of all others on themselves.</summary>
    public IReadOnlyDictionary<string, AnswerSet> Answers()
    {
        var ofUnit = _lines.ToLookup(line => line.UnitCode, StringComparer.Ordinal);
        var ofCompany = _lines.ToLookup(line => line.Operator, StringComparer.Ordinal);
        var units = _plans.Where(plan => !Silent.Contains(plan.Unit.Code))
            .Select(plan => (plan.Unit.Code, HardwareAnswers.Of(plan, [.. ofUnit[plan.Unit.Code]])));
        var companies = Units.Where(unit => unit.Kind == UnitKind.Operator)
            .Select(unit => (unit.Code, ConnectivityAnswers.Of(unit, [.. ofCompany[unit.Code.ToLowerInvariant()]], _seed)));
        return units.Concat(companies).ToDictionary(item => item.Code, item => item.Item2, StringComparer.Ordinal);
    }

    private HashSet<string> SilentIn(int quarter)
    {
        var stillSilent = Units.Where(unit => Silent.Contains(unit.Code)).OrderBy(unit => unit.Code, StringComparer.Ordinal).Skip(2);
        var forgetful = Units.Where(unit => unit.Kind == UnitKind.Commune)
            .OrderBy(unit => new Dice(_seed + quarter, unit.Code).Between("forgets", 0, 99999)).Take(ForgetfulPerQuarter);
        return stillSilent.Concat(forgetful).Select(unit => unit.Code).ToHashSet(StringComparer.Ordinal);
    }
}
