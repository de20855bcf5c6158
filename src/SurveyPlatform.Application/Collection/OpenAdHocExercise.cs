using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Collection;

/// <summary>Asks chosen units for a collection's return outside its schedule, as at a day, with a due date of its own.</summary>
[UseCase]
public sealed class OpenAdHocExercise(SurveyDbContext db, TimeProvider clock)
{
    private const int MostDaysToDue = 366;

    /// <param name="Reason">Why, and on what it is based; the units read it.</param>
    public sealed record Request(string CollectionCode, DateOnly AsAt, DateOnly Due, string Reason, IReadOnlyCollection<string> UnitCodes);

    public sealed record Result(ExerciseId Id, Period Period, int Obligations, DateOnly Due);

    public async Task<Outcome<Result>> RunAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageCollections))
        {
            return SharedProblems.NotPermitted;
        }

        if (await db.Collections.FindAsync([request.CollectionCode], cancellationToken) is not { } collection)
        {
            return SharedProblems.NotFound;
        }

        request = request with { Reason = VietnameseText.Clean(request.Reason) };
        var calendar = await db.ReadCalendarAsync(cancellationToken);
        var standing = (await db.StandingAsync(collection.Respondents, request.AsAt, cancellationToken)).ToDictionary(unit => unit.Version.Code, StringComparer.Ordinal);
        var template = await db.NewestVersionAsync(collection.TemplateCode, cancellationToken);
        var period = Period.On(request.AsAt);
        if (Refusals(request, calendar, standing, collection, template).ToList() is { Count: > 0 } refusals)
        {
            return new(refusals);
        }

        if (await IsOpenAsync(collection, period, cancellationToken))
        {
            return CollectionProblems.AdHocOpen(request.AsAt);
        }

        var exercise = ExerciseOf(request, collection, template!.Value, calendar);
        db.Exercises.Add(exercise);
        var units = request.UnitCodes.Distinct(StringComparer.Ordinal).Select(code => standing[code]).ToList();
        db.Obligations.AddRange(units.Select(unit => unit.Freeze(exercise, clock.NewKey())));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // A second click, or a colleague: the unique key lets one of the two in.
            db.ChangeTracker.Clear();
            if (await IsOpenAsync(collection, period, cancellationToken))
            {
                return CollectionProblems.AdHocOpen(request.AsAt);
            }

            throw;
        }

        return new Result(exercise.Id, period, units.Count, exercise.Due);
    }

    private async Task<bool> IsOpenAsync(CollectionDefinition collection, Period period, CancellationToken cancellationToken) =>
        await db.Exercises.AnyAsync(exercise => exercise.CollectionCode == collection.Code && exercise.Period == period, cancellationToken);

    private CollectionExercise ExerciseOf(Request request, CollectionDefinition collection, Guid template, WorkingCalendar calendar)
    {
        var dates = collection.DatesForAdHoc(request.AsAt, request.Due, calendar);
        return new()
        {
            Id = new(clock.NewKey()),
            CollectionCode = collection.Code,
            Period = Period.On(request.AsAt),
            TemplateVersionId = template,
            WindowStart = dates.WindowStart,
            WindowEnd = dates.WindowEnd,
            CutOff = dates.CutOff,
            Due = dates.Due,
            Lock = dates.Lock,
            OpenedAtUtc = clock.UtcNow,
            Reason = request.Reason,
        };
    }

    private IEnumerable<Problem> Refusals(
        Request request, WorkingCalendar calendar, Dictionary<string, StandingUnit> standing, CollectionDefinition collection, Guid? template)
    {
        var today = clock.Today;
        var earliest = calendar.AddWorkingDays(request.AsAt, 1) is var next && next > today ? next : today;
        if (request.AsAt > today)
        {
            yield return CollectionProblems.AsAtInFuture(today);
        }
        else if (request.Due < earliest || request.Due > today.AddDays(MostDaysToDue))
        {
            yield return request.Due < earliest ? CollectionProblems.DueTooEarly(earliest) : CollectionProblems.DueTooLate(today.AddDays(MostDaysToDue));
        }

        if (request.Reason.Length is 0 or > DueExtension.ReasonMaxLength)
        {
            yield return request.Reason.Length == 0 ? ExtensionProblems.ReasonMissing : ExtensionProblems.ReasonTooLong;
        }

        if (request.UnitCodes.Count == 0)
        {
            yield return CollectionProblems.NoUnitChosen;
        }

        foreach (var code in request.UnitCodes.Where(code => !standing.ContainsKey(code)).Distinct(StringComparer.Ordinal).Take(20))
        {
            yield return CollectionProblems.NotARespondent(code);
        }

        if (template is null)
        {
            yield return CollectionProblems.NoTemplate(collection.TemplateCode);
        }
    }
}
