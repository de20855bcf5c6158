using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Registry;

/// <summary>Reads the two tables of a reorganisation into a draft. A draft of the same code is replaced; nothing else is touched.</summary>
[UseCase]
public sealed class ImportReorganisation(SurveyDbContext db, TimeProvider clock)
{
    public const string RowsField = "rows";
    public const string UnitsField = "units";

    public sealed record Request(
        string Code, string TitleVi, string? TitleEn, string Resolution, DateOnly? LegalDay, DateOnly? OperatingDay, Stream? Rows, Stream? Units);

    /// <returns>The draft's key, or everything that is wrong with what was typed and with the files.</returns>
    public async Task<Outcome<Guid>> RunAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageRegistry))
        {
            return SharedProblems.NotPermitted;
        }

        var code = request.Code.Trim().ToLowerInvariant();
        var problems = Typed(request, code).ToList();
        var rows = request.Rows is null ? RegistryProblems.NoFile.At(RowsField) : ReorganisationTables.ReadRows(request.Rows, RowsField);
        var units = request.Units is null ? RegistryProblems.NoFile.At(UnitsField) : ReorganisationTables.ReadUnits(request.Units, UnitsField);
        problems.AddRange([.. rows.Problems, .. units.Problems]);
        var earlier = await db.Reorganisations.FirstOrDefaultAsync(item => item.Code == code, cancellationToken);
        if (earlier?.State == ReorganisationState.Applied)
        {
            problems.Add(ReorganisationProblems.CodeTaken(code).At("code"));
        }

        if (problems.Count > 0 || !rows.Succeeded(out var read) || !units.Succeeded(out var after))
        {
            return new(problems);
        }

        if (earlier is not null)
        {
            db.Reorganisations.Remove(earlier);
            await db.SaveChangesAsync(cancellationToken);
        }

        var title = new LocalizedText(VietnameseText.Clean(request.TitleVi), string.IsNullOrWhiteSpace(request.TitleEn) ? null : VietnameseText.Clean(request.TitleEn));
        var draft = Reorganisation.Import(
            clock.NewKey(), code, title, request.Resolution, request.LegalDay!.Value, request.OperatingDay!.Value, read, after, actor.Name, clock.UtcNow);
        db.Reorganisations.Add(draft);
        await db.SaveChangesAsync(cancellationToken);
        return draft.Id;
    }

    private static IEnumerable<Problem> Typed(Request request, string code)
    {
        if (code.Length is 0 or > Reorganisation.CodeMaxLength || code.Any(sign => !char.IsAsciiLetterOrDigit(sign) && sign != '-'))
        {
            yield return RegistryProblems.BadCode(Reorganisation.CodeMaxLength).At("code");
        }

        if (string.IsNullOrWhiteSpace(request.TitleVi) || request.TitleVi.Length > Reorganisation.TitleMaxLength || request.TitleEn?.Length > Reorganisation.TitleMaxLength)
        {
            yield return RegistryProblems.Needed(Reorganisation.TitleMaxLength).At("title");
        }

        if (string.IsNullOrWhiteSpace(request.Resolution) || request.Resolution.Length > Succession.ResolutionMaxLength)
        {
            yield return RegistryProblems.Needed(Succession.ResolutionMaxLength).At("resolution");
        }

        if (request.LegalDay is null)
        {
            yield return RegistryProblems.NeedsDay.At("legalDay");
        }

        if (request.OperatingDay is null || request.OperatingDay < request.LegalDay)
        {
            yield return RegistryProblems.NeedsOperatingDay.At("operatingDay");
        }
    }
}
