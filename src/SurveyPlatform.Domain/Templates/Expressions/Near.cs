namespace SurveyPlatform.Templates.Expressions;

/// <summary>What somebody probably meant to write.</summary>
internal static class Near
{
    /// <summary>A longer word is not compared: the time that takes grows with its square.</summary>
    private const int MaxLength = 60;

    /// <summary>The nearest of the known words; null when none is near.</summary>
    public static string? Of(string written, IEnumerable<string> known)
    {
        if (written.Length > MaxLength)
        {
            return null;
        }

        var wanted = written.ToLowerInvariant();
        var nearest = known.Where(word => Math.Abs(word.Length - wanted.Length) <= Farthest(wanted))
            .Select(word => (Word: word, Distance: Distance(wanted, word.ToLowerInvariant())))
            .OrderBy(pair => pair.Distance).ThenBy(pair => pair.Word, StringComparer.Ordinal).FirstOrDefault((Word: "", Distance: int.MaxValue));
        return nearest.Distance <= Farthest(wanted) ? nearest.Word : null;
    }

    private static int Farthest(string word) => Math.Max(1, word.Length / 3);

    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            (var diagonal, row[0]) = (row[0], i);
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
