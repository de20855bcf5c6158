using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Returns;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reconciliation;

/// <summary>Both sources of one period.</summary>
/// <param name="Declared">Of the units whose return counts.</param>
/// <param name="Supplied">Lines by the unit that they are at.</param>
/// <param name="Operators">Every company that owes the period, by its code in small letters.</param>
/// <param name="Reporting">Those whose return counts.</param>
internal sealed record SourceInput(
    CollectionExercise Exercise,
    IReadOnlyList<Obligation> Units,
    IReadOnlyDictionary<ObligationId, UnitDeclaration> Declared,
    ILookup<UnitId, OperatorLine> Supplied,
    IReadOnlyDictionary<string, Obligation> Operators,
    IReadOnlySet<string> Reporting);

/// <summary>Reads what units and operators have handed in. A return that was sent back does not count until it is submitted again.</summary>
internal sealed class SourceReader(SurveyDbContext db)
{
    /// <summary>Codes of the forms that the two sources fill in.</summary>
    public const string UnitForm = "hardware";
    public const string LineForm = "connectivity";

    /// <returns>Null where one of the two was not asked in that period.</returns>
    public async Task<SourceInput?> ReadAsync(Period period, CancellationToken cancellationToken)
    {
        var exercises = await db.Exercises.AsNoTracking().Where(item => item.Period == period)
            .Select(item => new { Exercise = item, item.Collection.TemplateCode }).ToListAsync(cancellationToken);
        if (exercises.Find(item => item.TemplateCode == UnitForm)?.Exercise is not { } units || exercises.Find(item => item.TemplateCode == LineForm)?.Exercise is not { } lines)
        {
            return null;
        }

        var operators = (await db.Obligations.AsNoTracking().Where(item => item.ExerciseId == lines.Id).ToListAsync(cancellationToken))
            .ToDictionary(CodeOf, StringComparer.Ordinal);
        var reporting = await CountingAsync(lines.Id, cancellationToken);
        return new(
            units,
            await db.Obligations.AsNoTracking().Where(item => item.ExerciseId == units.Id).ToListAsync(cancellationToken),
            await DeclaredAsync(Counting(units.Id), cancellationToken),
            await SuppliedAsync(lines.Id, operators, cancellationToken),
            operators,
            operators.Where(item => reporting.Contains(item.Value.Id)).Select(item => item.Key).ToHashSet(StringComparer.Ordinal));
    }

    public async Task<UnitDeclaration?> OfUnitAsync(ObligationId obligation, CancellationToken cancellationToken) =>
        (await DeclaredAsync(db.Observations.AsNoTracking().Where(item => item.ObligationId == obligation), cancellationToken)).GetValueOrDefault(obligation);

    private static string CodeOf(Obligation obligation) => obligation.UnitCode.ToLowerInvariant();

    private IQueryable<Observation> Counting(ExerciseId exercise) =>
        from observation in db.Observations.AsNoTracking()
        where observation.ExerciseId == exercise
        join formReturn in db.Returns on observation.ObligationId equals formReturn.ObligationId
        where formReturn.State == ReturnState.Submitted || formReturn.State == ReturnState.Approved
        select observation;

    private async Task<HashSet<ObligationId>> CountingAsync(ExerciseId exercise, CancellationToken cancellationToken) =>
    [
        .. await db.Returns.AsNoTracking()
            .Where(item => item.Obligation.ExerciseId == exercise && (item.State == ReturnState.Submitted || item.State == ReturnState.Approved))
            .Select(item => item.ObligationId).ToListAsync(cancellationToken),
    ];

    private static async Task<Dictionary<ObligationId, UnitDeclaration>> DeclaredAsync(IQueryable<Observation> observations, CancellationToken cancellationToken)
    {
        var elements = ConnectionElements.OfUnit;
        var rows = await observations.Where(item => elements.Contains(item.Element))
            .Select(item => new Cell(item.ObligationId, item.Line, item.Element, item.Number, item.Text, null)).ToListAsync(cancellationToken);
        return rows.GroupBy(row => row.Obligation).ToDictionary(unit => unit.Key, unit => Declaration(unit.ToList()));
    }

    private static UnitDeclaration Declaration(List<Cell> cells)
    {
        var sums = cells.Where(cell => cell.Line == Observation.NoLine).ToDictionary(cell => cell.Element, StringComparer.Ordinal);
        return new(
            (int?)Number(ConnectionElements.InternetLines), (Text(ConnectionElements.InternetOperators) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Number(ConnectionElements.FastestMbps), Text(ConnectionElements.HasTslcd) is { } has ? has == "yes" : null,
            Number(ConnectionElements.TslcdMbps), Text(ConnectionElements.TslcdOperator),
            [.. cells.Where(cell => cell.Line != Observation.NoLine).GroupBy(cell => cell.Line).OrderBy(line => line.Key).Select(Own).OfType<OwnLine>()])
        {
            FastestCircuit = Text(ConnectionElements.FastestCircuit),
            TslcdCircuit = Text(ConnectionElements.TslcdCircuit),
        };

        decimal? Number(string element) => sums.GetValueOrDefault(element).Number;
        string? Text(string element) => sums.GetValueOrDefault(element).Text;
    }

    private static OwnLine? Own(IEnumerable<Cell> line)
    {
        var cells = line.ToDictionary(cell => cell.Element, StringComparer.Ordinal);
        return KindOf(cells.GetValueOrDefault(ConnectionElements.OwnKind).Text) is { } kind
            ? new(
                cells.GetValueOrDefault(ConnectionElements.OwnOperator).Text, kind,
                cells.GetValueOrDefault(ConnectionElements.OwnMbps).Number, cells.GetValueOrDefault(ConnectionElements.OwnCircuit).Text)
            : null;
    }

    private async Task<ILookup<UnitId, OperatorLine>> SuppliedAsync(
        ExerciseId exercise, Dictionary<string, Obligation> operators, CancellationToken cancellationToken)
    {
        var elements = ConnectionElements.OfLine;
        var rows = await Counting(exercise).Where(item => item.SubjectId != null && elements.Contains(item.Element))
            .Select(item => new Cell(item.ObligationId, item.Line, item.Element, item.Number, item.Text, item.SubjectId)).ToListAsync(cancellationToken);
        var names = operators.ToDictionary(item => item.Value.Id, item => item.Key);
        return rows.GroupBy(row => (row.Obligation, row.Line)).OrderBy(line => line.Key.Line).Select(line =>
        {
            var cells = line.ToDictionary(cell => cell.Element, StringComparer.Ordinal);
            return KindOf(cells.GetValueOrDefault(ConnectionElements.LineKind).Text) is { } kind
                ? (Unit: line.First().Subject!.Value, Line: new OperatorLine(
                    names[line.Key.Obligation], kind, cells.GetValueOrDefault(ConnectionElements.LineMbps).Number, cells.GetValueOrDefault(ConnectionElements.LineCircuit).Text))
                : ((UnitId Unit, OperatorLine Line)?)null;
        }).OfType<(UnitId Unit, OperatorLine Line)>().ToLookup(item => item.Unit, item => item.Line);
    }

    /// <summary>As the option lists of both forms write it.</summary>
    internal static LineKind? KindOf(string? text) => text switch
    {
        "internet" => LineKind.Internet,
        "tslcd" => LineKind.Tslcd,
        _ => null,
    };

    private readonly record struct Cell(ObligationId Obligation, int Line, string Element, decimal? Number, string? Text, UnitId? Subject);
}
