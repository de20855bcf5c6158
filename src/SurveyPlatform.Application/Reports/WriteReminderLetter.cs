using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Documents;
using SurveyPlatform.Registry;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reports;

/// <summary>Drafts the formal reminder letter to those whose return of an exercise is overdue. Nothing is kept or sent: the letter is the department's to sign.</summary>
[UseCase]
public sealed class WriteReminderLetter(SurveyDbContext db, TimeProvider clock)
{
    public sealed record File(string Name, byte[] Content);

    public async Task<Outcome<File>> RunAsync(ExerciseId id, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageCollections))
        {
            return SharedProblems.NotPermitted;
        }

        if (await db.Exercises.AsNoTracking().Include(item => item.Collection).FirstOrDefaultAsync(item => item.Id == id, cancellationToken) is not { } exercise)
        {
            return SharedProblems.NotFound;
        }

        var owed = db.Obligations.AsNoTracking().VisibleTo(actor).Where(obligation => obligation.ExerciseId == id);
        var late = await LateAsync(owed, cancellationToken);
        if (late.Count == 0)
        {
            return ReportsProblems.NobodyOverdue;
        }

        if (await LetterheadAsync(cancellationToken) is not { } letterhead)
        {
            return ReportsProblems.NoLetterhead;
        }

        var letter = new ReminderLetter(
            letterhead, exercise.Collection.Title, exercise.Collection.LegalBasis, exercise.Period, exercise.CutOff, exercise.Due, exercise.Lock, clock.Today,
            await owed.CountAsync(cancellationToken), late);
        using var written = new MemoryStream();
        ReminderLetterDocument.Write(letter, written);
        return new File($"cong-van-don-doc-{exercise.CollectionCode}-{exercise.Period}.docx", written.ToArray());
    }

    private async Task<List<ReminderLetter.Unit>> LateAsync(IQueryable<Obligation> owed, CancellationToken cancellationToken)
    {
        var today = clock.Today;
        var rows = await (from obligation in owed
                          join formReturn in db.Returns on obligation.Id equals formReturn.ObligationId into returns
                          from formReturn in returns.DefaultIfEmpty()
                          where formReturn == null || formReturn.State == ReturnState.Draft || formReturn.State == ReturnState.SentBack
                          let due = formReturn!.State == ReturnState.SentBack ? formReturn.ResubmitBy ?? obligation.DueOn : obligation.DueOn
                          where due < today
                          select new { Obligation = obligation, Due = due, State = (ReturnState?)formReturn.State }).ToListAsync(cancellationToken);
        var calendar = await db.ReadCalendarAsync(cancellationToken);
        var superiors = await SuperiorsAsync([.. rows.Select(row => row.Obligation.ParentId).OfType<UnitId>().Distinct()], today, cancellationToken);
        return
        [
            .. rows.Select(row => (row.Obligation, row.Due, row.State, Superior: row.Obligation.ParentId is { } parent ? superiors.GetValueOrDefault(parent) : default))
                .OrderBy(row => row.Superior.SortKey ?? "", StringComparer.Ordinal).ThenBy(row => row.Obligation.UnitKind)
                .ThenBy(row => row.Obligation.UnitSortKey, StringComparer.Ordinal)
                .Select(row => new ReminderLetter.Unit(
                    row.Obligation.UnitKind, row.Obligation.AuthorityName, row.Superior.Name ?? "", row.Due, calendar.WorkingDaysBetween(row.Due, today),
                    row.State == ReturnState.SentBack)),
        ];
    }

    /// <summary>Districts; who stands directly under the province has no other superior to be named.</summary>
    private async Task<Dictionary<UnitId, (string Name, string SortKey)>> SuperiorsAsync(List<UnitId> ids, DateOnly day, CancellationToken cancellationToken)
    {
        var versions = await (from unit in db.Units.AsNoTracking()
                              where ids.Contains(unit.Id) && unit.Kind == UnitKind.District
                              from version in unit.History
                              where version.ValidFrom <= day && (version.ValidTo == null || day < version.ValidTo)
                              select new { unit.Id, version.TypeName, version.Name, version.SortKey }).ToListAsync(cancellationToken);
        return versions.ToDictionary(version => version.Id, version => (UnitNames.Authority(UnitKind.District, version.TypeName, version.Name), version.SortKey));
    }

    /// <summary>Its own, else the one of the consolidated report: an installation that set up only that one gets a letter all the same.</summary>
    private async Task<ReportLetterhead?> LetterheadAsync(CancellationToken cancellationToken)
    {
        var stored = await db.Letterheads.AsNoTracking().Where(item => item.Definition == ReminderLetter.Code || item.Definition == QuarterlyReport.Code)
            .ToListAsync(cancellationToken);
        return stored.OrderBy(item => item.Definition == ReminderLetter.Code ? 0 : 1).FirstOrDefault() is { } first
            ? JsonSerializer.Deserialize<ReportLetterhead>(first.LetterheadJson, ReportJson.Options)
            : null;
    }
}
