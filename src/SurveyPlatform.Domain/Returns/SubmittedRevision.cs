namespace SurveyPlatform.Returns;

/// <summary>What was submitted when, and what became of it.</summary>
/// <param name="IsLate">Of the first; null for those after it: punctuality is judged once.</param>
/// <param name="Reviews">Approved, sent back, reopened, as it happened; none: it waits for a reviewer.</param>
public sealed record SubmittedRevision(ReturnRevision Revision, bool? IsLate, IReadOnlyList<ReturnMove> Reviews)
{
    /// <summary>The newest first.</summary>
    public static IReadOnlyList<SubmittedRevision> Of(FormReturn formReturn)
    {
        var moves = InOrder(formReturn.Moves);
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

    /// <summary>Moves of one moment follow one another by their states.</summary>
    private static List<ReturnMove> InOrder(IEnumerable<ReturnMove> moves)
    {
        var left = moves.OrderBy(move => move.AtUtc).ToList();
        var ordered = new List<ReturnMove>();
        for (var state = ReturnState.Draft; left.Find(move => move.From == state) is { } next; state = next.To)
        {
            ordered.Add(next);
            left.Remove(next);
        }

        return ordered;
    }
}
