namespace SurveyPlatform.Server.Demo;

/// <summary>Shares out a total in whole numbers by the largest remainder.</summary>
internal static class Apportionment
{
    /// <summary>The shares, in the order of the weights. Their sum is exactly <paramref name="total"/> and none exceeds its limit.</summary>
    /// <exception cref="ArgumentException">The limits together are below the total.</exception>
    public static int[] Of(int total, IReadOnlyList<int> weights, IReadOnlyList<int>? limits = null)
    {
        if (limits is not null && limits.Sum() < total)
        {
            throw new ArgumentException($"{total} do not fit into {limits.Sum()}.", nameof(limits));
        }

        var shares = new int[weights.Count];
        var open = Enumerable.Range(0, weights.Count).Where(at => Limit(at) > 0).ToList();
        for (var left = total; left > 0; left = total - shares.Sum())
        {
            var weight = open.Sum(at => Math.Max(1L, weights[at]));
            var wanted = open.Select(at => (At: at, Exact: (decimal)left * Math.Max(1L, weights[at]) / weight)).ToList();
            foreach (var (at, exact) in wanted)
            {
                shares[at] += Math.Min((int)exact, Limit(at) - shares[at]);
            }

            foreach (var (at, _) in wanted.Where(item => shares[item.At] < Limit(item.At))
                .OrderByDescending(item => item.Exact % 1).ThenBy(item => item.At).Take(left - wanted.Sum(item => (int)item.Exact)))
            {
                shares[at]++;
            }

            open.RemoveAll(at => shares[at] == Limit(at));
        }

        return shares;

        int Limit(int at) => limits?[at] ?? int.MaxValue;
    }
}
