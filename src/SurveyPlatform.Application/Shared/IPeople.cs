namespace SurveyPlatform.Shared;

/// <summary>Whoever has an account, as far as the product needs to know: the host keeps the accounts.</summary>
public interface IPeople
{
    /// <summary>Those who answer for the unit of this very scope, in the order of their names.</summary>
    Task<IReadOnlyList<Person>> AnsweringForAsync(string scope, CancellationToken cancellationToken);

    /// <summary>Those of these user names that are known; whoever is gone is absent.</summary>
    Task<IReadOnlyList<Person>> FindAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken);
}

/// <param name="Name">As in histories: the user name.</param>
public sealed record Person(string Name, string DisplayName);

public static class People
{
    /// <summary>How people are called, by user name; whoever is gone keeps the user name.</summary>
    public static async Task<Func<string, string>> NamesAsync(this IPeople people, IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var asked = names.Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var known = asked.Count == 0 ? [] : await people.FindAsync(asked, cancellationToken);
        var byName = known.ToDictionary(person => person.Name, person => person.DisplayName, StringComparer.Ordinal);
        return name => byName.GetValueOrDefault(name, name);
    }
}
