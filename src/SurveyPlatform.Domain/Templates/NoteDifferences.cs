namespace SurveyPlatform.Templates;

/// <summary>Notes have no name: equal texts are the same note, and of the others those that are left are paired in their order.</summary>
internal static class NoteDifferences
{
    public static IEnumerable<TemplateDifference> Between(Section was, Section now)
    {
        var place = $"{now.Code} › note";
        var (before, after) = (was.Items.OfType<Note>().ToList(), now.Items.OfType<Note>().ToList());
        var same = after.Where(before.Remove).ToList();
        same.ForEach(note => after.Remove(note));
        foreach (var (earlier, later) in before.Zip(after))
        {
            foreach (var field in new FieldDifferences(FormPart.Note, place, "", later.Text).Text("text", earlier.Text, later.Text).Rule("relevant", earlier.Relevant, later.Relevant).Found)
            {
                yield return field;
            }
        }

        foreach (var note in after.Skip(before.Count))
        {
            yield return new(DifferenceKind.Added, FormPart.Note, place, "", note.Text);
        }

        foreach (var note in before.Skip(after.Count))
        {
            yield return new(DifferenceKind.Removed, FormPart.Note, place, "", note.Text);
        }
    }
}
