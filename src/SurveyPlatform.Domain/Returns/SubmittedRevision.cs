namespace SurveyPlatform.Returns;

/// <summary>What was submitted when, and what became of it.</summary>
/// <param name="IsLate">Of the first; null for those after it: punctuality is judged once.</param>
/// <param name="Reviews">Approved, sent back, reopened, as it happened; none: it waits for a reviewer.</param>
public sealed record SubmittedRevision(ReturnRevision Revision, bool? IsLate, IReadOnlyList<ReturnMove> Reviews)
{
    /// <summary>The newest first.</summary>
    public static IReadOnlyList<SubmittedRevision> Of(FormReturn formReturn)
    {
        var moves = formReturn.Moves.OrderBy(move => move.AtUtc).ToList();
        var entries = new List<SubmittedRevision>();
        foreach (var revision in formReturn.Revisions.OrderBy(revision => revision.Number))
        {
            // The nth submission made the nth revision; what follows up to the next is about it.
            var next = moves.SkipWhile(move => move.Action != ReturnAction.Submit).Skip(1).ToList();
            entries.Add(new(
                revision, revision.Number == 1 ? formReturn.FirstSubmittedLate : null, [.. next.TakeWhile(move => move.Action != ReturnAction.Submit)]));
            moves = next;
        }

        entries.Reverse();
        return entries;
    }
}
