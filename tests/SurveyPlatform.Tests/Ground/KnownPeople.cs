using SurveyPlatform.Shared;

namespace SurveyPlatform.Tests.Ground;

/// <summary>The accounts of a host that has only these.</summary>
public sealed class KnownPeople : IPeople
{
    private readonly List<(string Scope, Person Person)> _known = [];

    public void Add(string scope, string name, string displayName) => _known.Add((scope, new(name, displayName)));

    public Task<IReadOnlyList<Person>> AnsweringForAsync(string scope, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Person>>([.. _known.Where(item => item.Scope == scope).Select(item => item.Person)]);

    public Task<IReadOnlyList<Person>> FindAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Person>>([.. _known.Select(item => item.Person).Where(person => names.Contains(person.Name))]);
}
