using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Registry;
using SurveyPlatform.Reminders;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reconciliation;

/// <summary>A unit or a telecom company reports that a line is down, or was.</summary>
[UseCase]
public sealed class ReportIncident(SurveyDbContext db, NoticeWriter notices, TimeProvider clock)
{
    /// <param name="Unit">Code of the unit that the line is at; a unit reports its own and need not name itself.</param>
    /// <param name="Operator">Code of the company; a company reports its own lines.</param>
    public sealed record Input(string? Unit, string? Operator, IncidentReport Report);

    /// <param name="Own">Whom the actor speaks for.</param>
    /// <param name="Units">To choose from; empty for a unit, which reports its own.</param>
    public sealed record Choices(IncidentParty Own, IReadOnlyList<IncidentParty> Units, IReadOnlyList<IncidentParty> Operators);

    public async Task<Outcome<Choices>> ChoicesAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (await OwnAsync(actor, cancellationToken) is not { } own)
        {
            return ReconciliationProblems.NotReporting;
        }

        return new Choices(
            own,
            own.Kind == UnitKind.Operator ? await db.IncidentPartiesAsync([UnitKind.District, UnitKind.Commune, UnitKind.Province], clock.Today, cancellationToken) : [],
            own.Kind == UnitKind.Operator ? [] : await db.IncidentPartiesAsync([UnitKind.Operator], clock.Today, cancellationToken));
    }

    public async Task<Outcome<Guid>> RunAsync(Input input, Actor actor, CancellationToken cancellationToken)
    {
        var report = input.Report with { Circuit = Clean(input.Report.Circuit), Note = Clean(input.Report.Note) };
        if (await OwnAsync(actor, cancellationToken) is not { } own)
        {
            return ReconciliationProblems.NotReporting;
        }

        var isOperator = own.Kind == UnitKind.Operator;
        var unit = isOperator ? await FindAsync(input.Unit, kind => kind is UnitKind.District or UnitKind.Commune or UnitKind.Province, cancellationToken) : own;
        var company = isOperator ? own : await FindAsync(input.Operator, kind => kind == UnitKind.Operator, cancellationToken);
        var problems = Incident.Check(report, clock.UtcNow).ToList();
        if (unit is null)
        {
            problems.Add(ReconciliationProblems.UnknownUnit);
        }

        if (company is null && !string.IsNullOrWhiteSpace(input.Operator))
        {
            problems.Add(ReconciliationProblems.UnknownOperator);
        }

        if (problems.Count > 0)
        {
            return new(problems);
        }

        var incident = new Incident
        {
            Id = clock.NewKey(),
            UnitId = unit!.Id,
            UnitName = unit.Name,
            UnitSortKey = unit.SortKey,
            UnitPath = unit.Path,
            OperatorId = company?.Id,
            OperatorName = company?.Name,
            OperatorPath = company?.Path,
            Side = isOperator ? SourceSide.Operator : SourceSide.Unit,
            Kind = report.Kind,
            Circuit = report.Circuit,
            FromUtc = report.FromUtc,
            Effect = report.Effect,
            Note = report.Note,
            ReportedBy = actor.Name,
            ReportedAtUtc = clock.UtcNow,
        };
        incident.Begin(report);
        db.Incidents.Add(incident);
        await notices.WriteAsync([.. await db.IncidentNoticesAsync(incident, cancellationToken)], cancellationToken);
        return incident.Id;
    }

    private async Task<IncidentParty?> OwnAsync(Actor actor, CancellationToken cancellationToken) => actor.May(Permission.AnswerReturns) && actor.Scope is { } scope
        ? await db.IncidentParties(clock.Today).FirstOrDefaultAsync(party => party.Path == scope, cancellationToken)
        : null;

    private async Task<IncidentParty?> FindAsync(string? code, Func<UnitKind, bool> isFit, CancellationToken cancellationToken) =>
        code?.Trim() is { Length: > 0 and <= UnitVersion.CodeMaxLength } known
        && await db.IncidentParties(clock.Today).FirstOrDefaultAsync(party => party.Code == known, cancellationToken) is { } found && isFit(found.Kind)
            ? found
            : null;

    /// <summary>Null where nothing was written.</summary>
    internal static string? Clean(string? text) => AnswerText.CleanLines(text ?? "") is { Length: > 0 } clean ? clean : null;
}

/// <summary>A unit or company as incidents name it.</summary>
public sealed class IncidentParty
{
    public required UnitId Id { get; init; }

    public required UnitKind Kind { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string SortKey { get; init; }

    public required string Path { get; init; }

    public UnitId? ParentId { get; init; }
}

internal static class IncidentPartyReader
{
    public static IQueryable<IncidentParty> IncidentParties(this SurveyDbContext db, DateOnly day) =>
        from unit in db.Units.AsNoTracking()
        from version in unit.History
        where version.ValidFrom <= day && (version.ValidTo == null || day < version.ValidTo)
        select new IncidentParty
        {
            Id = unit.Id,
            Kind = unit.Kind,
            Code = version.Code,
            Name = version.TypeName == "" ? version.Name : version.TypeName + " " + version.Name,
            SortKey = version.SortKey,
            Path = version.Path,
            ParentId = version.ParentId,
        };

    public static async Task<IReadOnlyList<IncidentParty>> IncidentPartiesAsync(
        this SurveyDbContext db, UnitKind[] kinds, DateOnly day, CancellationToken cancellationToken) =>
        [.. (await db.IncidentParties(day).ToListAsync(cancellationToken)).Where(party => kinds.Contains(party.Kind)).OrderBy(party => party.SortKey, StringComparer.Ordinal)];

    /// <summary>The other side and the department that asks for the lines learn of it.</summary>
    public static async Task<IEnumerable<Notice>> IncidentNoticesAsync(this SurveyDbContext db, Incident incident, CancellationToken cancellationToken)
    {
        var asked = await db.Collections.AsNoTracking().Where(item => item.TemplateCode == SourceReader.LineForm).Select(item => item.AskedBy).FirstOrDefaultAsync(cancellationToken);
        var department = await db.IncidentParties(incident.ReportedAtUtc.ToLocalDay()).FirstOrDefaultAsync(party => party.Code == asked, cancellationToken);
        return IncidentNotices.Of(incident, department?.Id);
    }
}
