using SurveyPlatform.Shared;

namespace SurveyPlatform.Templates;

/// <summary>Where the answers of one version go in another: the name of each question and group of lines, and what it is called now.</summary>
/// <param name="Names">By the earlier name; null: dropped. A name that is missing is dropped too.</param>
public sealed record TemplateMapping(IReadOnlyDictionary<string, string?> Names)
{
    /// <summary>Each question to the one of its element, each group to the one that took its questions.</summary>
    public static TemplateMapping Propose(FormTemplate before, FormTemplate after)
    {
        var elements = FormElement.ByName(after);
        var groups = new FormPairs<LineGroup>(
            [.. before.LineGroups], [.. after.LineGroups], group => group.Name, group => group.Questions.Select(question => question.ElementName));
        var names = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var group in after.LineGroups)
        {
            if (groups.Earlier(group) is { } earlier)
            {
                names[earlier.Name] = group.Name;
            }
        }

        foreach (var group in groups.Gone)
        {
            names[group.Name] = null;
        }

        foreach (var was in FormElement.Of(before))
        {
            names[was.Question.Name] = elements.TryGetValue(was.Element, out var now) && AreAlike(was.Group, now.Group, names) ? now.Question.Name : null;
        }

        return new(names);
    }

    public string? this[string name] => Names.GetValueOrDefault(name);

    /// <summary>Everything wrong with a mapping that somebody has edited.</summary>
    public IReadOnlyList<Problem> Check(FormTemplate before, FormTemplate after)
    {
        var (was, now) = (Places(before), Places(after));
        var twice = Names.Values.OfType<string>().GroupBy(name => name, StringComparer.Ordinal).Where(same => same.Count() > 1);
        return
        [
            .. Names.Keys.Where(name => !was.ContainsKey(name)).Select(name => TemplateProblems.MappingUnknown(name).At(name)),
            .. twice.Select(same => TemplateProblems.MappingTwice(same.Key).At(same.Key)),
            .. from pair in Names
               where pair.Value is not null && was.ContainsKey(pair.Key)
               let target = pair.Value
               select !now.TryGetValue(target, out var place) ? TemplateProblems.MappingUnknown(target).At(pair.Key)
                   : !Fits(was[pair.Key], place) ? TemplateProblems.MappingPlace(pair.Key, target).At(pair.Key)
                   : null into problem
               where problem is not null
               select problem,
        ];
    }

    /// <summary>A group goes to a group; a question of lines into the group that its own group becomes; a question outside lines to one outside.</summary>
    private bool Fits((bool IsGroup, string? Group) was, (bool IsGroup, string? Group) now) =>
        was.IsGroup == now.IsGroup && (was.Group is null ? now.Group is null : this[was.Group] == now.Group);

    private static bool AreAlike(LineGroup? was, LineGroup? now, Dictionary<string, string?> names) =>
        was is null ? now is null : now is not null && names.GetValueOrDefault(was.Name) == now.Name;

    private static Dictionary<string, (bool IsGroup, string? Group)> Places(FormTemplate template)
    {
        var places = new Dictionary<string, (bool, string?)>(StringComparer.Ordinal);
        foreach (var group in template.LineGroups)
        {
            places[group.Name] = (true, null);
        }

        foreach (var element in FormElement.Of(template))
        {
            places[element.Question.Name] = (false, element.Group?.Name);
        }

        return places;
    }
}
