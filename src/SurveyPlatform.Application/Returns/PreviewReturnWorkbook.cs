using System.Text.Json;
using SurveyPlatform.Collection;
using SurveyPlatform.Documents;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.XlsForm;

namespace SurveyPlatform.Returns;

/// <summary>What an uploaded workbook would change in the draft. Nothing is taken.</summary>
[UseCase]
public sealed class PreviewReturnWorkbook(OpenReturn open, WorkbookSeal seal)
{
    /// <param name="Current">The return as it stands.</param>
    /// <param name="Answers">The draft with all that could be read put over it.</param>
    /// <param name="Seen">The answers at the download; null where the draft has not changed since.</param>
    /// <param name="Remarks">What is not taken, and why.</param>
    /// <param name="Formulas">Cells of which the value was taken and not the formula.</param>
    /// <param name="IsOlderForm">Written for an earlier version of the form.</param>
    public sealed record Result(
        OpenReturn.Result Current, AnswerSet Answers, AnswerSet? Seen, IReadOnlyList<CellRemark> Remarks, IReadOnlyList<string> Formulas, bool IsOlderForm,
        Func<string, string?> At);

    public async Task<Outcome<Result>> RunAsync(ObligationId id, Stream file, Actor actor, CancellationToken cancellationToken)
    {
        var outcome = await open.RunOwnAsync(id, actor, cancellationToken);
        if (!outcome.Succeeded(out var current))
        {
            return new(outcome.Problems);
        }

        var findings = new Findings();
        var sheets = WorkbookReader.ReadCells(file, findings);
        if (sheets.Count == 0)
        {
            return new([.. findings.List.Where(finding => finding.Severity == FindingSeverity.Error).Select(finding => finding.Problem).DefaultIfEmpty(WorkbookProblems.NotOurs)]);
        }

        var workbook = ReturnWorkbookReader.Read(sheets);
        return Identify(workbook, current).Then<Result>(identity => Preview(current, workbook, identity));
    }

    private Outcome<WorkbookIdentity> Identify(WorkbookAnswers workbook, OpenReturn.Result current)
    {
        if (workbook.Seal is not { } text)
        {
            return WorkbookProblems.NotOurs;
        }

        var (obligation, form) = (current.Obligation, current.Template.Template);
        return seal.Read(text) is not { } identity || identity.AnswersHash != WorkbookIdentity.HashOf(workbook.AnswersJson) ? WorkbookProblems.Tampered
            : identity.Unit != obligation.UnitCode ? WorkbookProblems.OtherUnit(identity.UnitName)
            : identity.Form != form.Code ? WorkbookProblems.OtherForm(identity.Form)
            : identity.Period != obligation.Exercise.Period.ToString() ? WorkbookProblems.OtherPeriod(identity.Period)
            : identity.Obligation != obligation.Id.Value ? WorkbookProblems.NotOurs
            : identity;
    }

    private static Result Preview(OpenReturn.Result current, WorkbookAnswers workbook, WorkbookIdentity identity)
    {
        var reading = new WorkbookReading(current, workbook);
        var seen = identity.Draft == current.Version ? null : Stored(current.Template.Template, workbook.AnswersJson);
        return new(current, reading.Answers, seen, reading.Remarks, reading.Formulas, identity.TemplateVersion != current.TemplateVersionId, reading.At);
    }

    private static AnswerSet Stored(FormTemplate template, string json)
    {
        try
        {
            return AnswerJson.ReadStored(template, json);
        }
        catch (JsonException)
        {
            return new();
        }
    }
}
