using SurveyPlatform.Registry;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Web.Api;

/// <summary>One page of a list.</summary>
public sealed record Paged<T>(IReadOnlyList<T> Items, int Total, int Page, int PageSize);

public sealed record ApiUnit(string Code, string Name, UnitKind Kind);

/// <param name="Period">As <c>2023-Q3</c>.</param>
/// <param name="State">Null: nothing has been saved yet.</param>
/// <param name="WorkingDaysLate">0: not late.</param>
public sealed record ApiObligation(
    Guid Id, string Collection, LocalizedText Title, string Period, ApiUnit Unit, DateOnly DueOn, ReturnState? State,
    DateTime? FirstSubmittedAtUtc, DateTime? LastSavedAtUtc, Punctuality Punctuality, int WorkingDaysLate)
{
    public static ApiObligation Of(ListObligations.Row row) => new(
        row.Id.Value, row.CollectionCode, row.CollectionTitle, row.Period.ToString(), new(row.UnitCode, row.UnitName, row.UnitKind), row.DueOn,
        row.State, row.FirstSubmittedAtUtc, row.LastSavedAtUtc, row.Punctuality, row.WorkingDaysLate);
}

/// <param name="Version">What <c>If-Match</c> must name, in quotes; 0 before the first save.</param>
/// <param name="CanEdit">The owner of the token may save and submit now.</param>
/// <param name="WhyNot">Code of the problem that keeps the owner of the token from it.</param>
public sealed record ApiObligationDetail(
    Guid Id, string Collection, LocalizedText Title, string Period, DateOnly WindowStart, DateOnly WindowEnd, DateOnly CutOff, DateOnly DueOn,
    DateOnly Lock, ApiUnit Unit, ReturnState? State, int Version, int Revision, bool CanEdit, string? WhyNot, IReadOnlyList<ApiViolation> Violations)
{
    public static ApiObligationDetail Of(OpenReturn.Result opened)
    {
        var (obligation, exercise) = (opened.Obligation, opened.Obligation.Exercise);
        return new(
            obligation.Id.Value, exercise.CollectionCode, exercise.Collection.Title, exercise.Period.ToString(), exercise.WindowStart, exercise.WindowEnd,
            exercise.CutOff, obligation.DueOn, exercise.Lock, new(obligation.UnitCode, obligation.UnitFullName, obligation.UnitKind), opened.Return?.State,
            opened.Version, opened.Return?.Revision ?? 0, opened.WhyNotEditable is null, opened.WhyNotEditable?.Code, ApiViolation.Of(opened.Evaluation));
    }
}

/// <summary>One thing that is wrong with the answers as saved.</summary>
/// <param name="Place">Name of the question, <c>group[index].name</c> in a line, or the name of the group.</param>
/// <param name="Blocks">Keeps the return from being submitted.</param>
/// <param name="Text">The words of the form's designer, where there are any.</param>
/// <param name="ReasonKey">Of a soft check: give the reason in the answers as <c>"$reasons": {"key": "…"}</c>.</param>
public sealed record ApiViolation(string Place, string Code, Severity Severity, bool Blocks, string Message, LocalizedText? Text, string? ReasonKey)
{
    public static IReadOnlyList<ApiViolation> Of(FormEvaluation evaluation) =>
    [
        .. evaluation.Violations.Select(violation => new ApiViolation(
            violation.Place, violation.Code, violation.Severity, violation.Blocks, violation.Problem.Message, violation.Text, violation.ReasonKey)),
    ];
}

/// <param name="Version">What the next <c>If-Match</c> must name; also the ETag.</param>
public sealed record ApiSaved(int Version, bool CanSubmit, IReadOnlyList<ApiViolation> Violations);

/// <summary>An answer that differs between what was sent and what somebody else has saved meanwhile; empty: no answer.</summary>
public sealed record ApiDifference(string Place, string Mine, string Theirs);

/// <param name="Number">What people quote: period, form, unit and revision, such as <c>2023-Q3/hardware/21550/1</c>.</param>
/// <param name="Hash">SHA-256 of what was submitted, hexadecimal.</param>
public sealed record ApiReceipt(string Number, int Revision, int Version, string Hash, DateTime SubmittedAtUtc, string SubmittedBy, bool IsLate)
{
    public static ApiReceipt Of(SubmitReturn.Receipt receipt) => new(
        receipt.Number, receipt.Revision, receipt.Version, receipt.Hash, receipt.SubmittedAtUtc, receipt.SubmittedBy, receipt.IsLate);
}

/// <param name="State">Of the return now.</param>
/// <param name="IsNewest">No later submission has taken the place of this one.</param>
public sealed record ApiSubmission(Guid ObligationId, ApiReceipt Receipt, ReturnState State, bool IsNewest)
{
    public static ApiSubmission Of(FindRevision.Result found) => new(found.Receipt.ObligationId.Value, ApiReceipt.Of(found.Receipt), found.State, found.IsNewest);
}
