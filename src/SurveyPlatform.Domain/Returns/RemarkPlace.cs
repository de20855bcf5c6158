using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Returns;

/// <summary>Where a remark stands: lines go by their key and not by their position, so that the remark stays with its line whatever comes before it.</summary>
public static class RemarkPlace
{
    /// <summary>The field of the unit's answer.</summary>
    public static string Field(Guid remark) => $"_remark:{remark}";

    /// <summary>As it is stored; null where the answers have no such line.</summary>
    public static string? Stored(AnswerPlace place, AnswerSet answers) => place.Group is null ? place.ToString()
        : answers.Lines.TryGetValue(place.Group, out var lines) && place.Line < lines.Count ? (place with { Line = lines[place.Line].Key }).ToString()
        : null;

    /// <summary>Where it stands in these answers; null: its line is gone, or it is no place.</summary>
    public static AnswerPlace? In(string? stored, AnswerSet answers)
    {
        if (stored is null || AnswerPlace.Parse(stored) is not { } place || place.Group is null)
        {
            return stored is null ? null : AnswerPlace.Parse(stored);
        }

        var at = (answers.Lines.GetValueOrDefault(place.Group) ?? []).FindIndex(line => line.Key == place.Line);
        return at < 0 ? null : place with { Line = at };
    }

    /// <summary>Whether the answer that a remark is about is another one now; a line that is gone is.</summary>
    public static bool Differs(string? stored, AnswerSet before, AnswerSet now) => At(stored, before) != At(stored, now);

    private static Value At(string? stored, AnswerSet answers) => In(stored, answers) switch
    {
        null => Value.Missing,
        { Group: null } head => answers.Values.GetValueOrDefault(head.Name),
        { Group: { } group } cell => answers.Lines[group][cell.Line].Values.GetValueOrDefault(cell.Name),
    };
}
