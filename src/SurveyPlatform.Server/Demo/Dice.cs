namespace SurveyPlatform.Server.Demo;

/// <summary>
/// Figures that look thrown but follow from seed, unit and subject alone, so that neither the order of the units nor the
/// version of the runtime changes them.
/// </summary>
internal sealed class Dice(int seed, string unit)
{
    public int Between(string subject, int least, int most) => least + (int)(Throw(subject) % (uint)(most - least + 1));

    public bool Chance(string subject, int percent) => Between(subject, 1, 100) <= percent;

    public T Pick<T>(string subject, IReadOnlyList<T> choices) => choices[Between(subject, 0, choices.Count - 1)];

    /// <summary>FNV-1a, then the finalizer of MurmurHash3, without which codes that differ in one digit would come out alike.</summary>
    private uint Throw(string subject)
    {
        unchecked
        {
            var hash = 2166136261u ^ (uint)seed;
            foreach (var letter in $"{unit}/{subject}")
            {
                hash = (hash ^ letter) * 16777619u;
            }

            hash = (hash ^ (hash >> 16)) * 0x85ebca6bu;
            hash = (hash ^ (hash >> 13)) * 0xc2b2ae35u;
            return hash ^ (hash >> 16);
        }
    }
}
