namespace SurveyPlatform.Templates;

/// <summary>Option lists by their code, options by their value.</summary>
internal static class OptionDifferences
{
    public static IEnumerable<TemplateDifference> Between(FormTemplate was, FormTemplate now)
    {
        var lists = new FormPairs<OptionList>(was.OptionLists, now.OptionLists, list => list.Code, list => []);
        return
        [
            .. now.OptionLists.SelectMany(list => lists.Earlier(list) is { } earlier
                ? Options(earlier, list)
                : [new TemplateDifference(DifferenceKind.Added, FormPart.OptionList, Place(list), list.Code)]),
            .. lists.Gone.Select(list => new TemplateDifference(DifferenceKind.Removed, FormPart.OptionList, Place(list), list.Code)),
        ];
    }

    private static IEnumerable<TemplateDifference> Options(OptionList was, OptionList now)
    {
        var options = new FormPairs<Option>(was.Options, now.Options, option => option.Value, option => []);
        var places = was.Options.Select((option, at) => (option, at)).DistinctBy(pair => pair.option.Value, StringComparer.Ordinal).ToDictionary(pair => pair.option.Value, pair => pair.at, StringComparer.Ordinal);
        var stayed = now.Options.Where(option => options.Earlier(option) is not null).ToList();
        var moved = FormOrder.Moved([.. stayed.Select(option => places[option.Value])]).Select(at => stayed[at].Value).ToHashSet(StringComparer.Ordinal);
        foreach (var option in now.Options)
        {
            var place = $"{Place(now)} › {option.Value}";
            if (options.Earlier(option) is not { } earlier)
            {
                yield return new(DifferenceKind.Added, FormPart.Option, place, option.Value, option.Label);
                continue;
            }

            if (moved.Contains(option.Value))
            {
                yield return new(DifferenceKind.Moved, FormPart.Option, place, option.Value, option.Label);
            }

            var fields = new FieldDifferences(FormPart.Option, place, option.Value, option.Label).Text("label", earlier.Label, option.Label)
                .Changed(DifferenceKind.SettingChanged, "columns", Written(earlier), Written(option));
            foreach (var field in fields.Found)
            {
                yield return field;
            }
        }

        foreach (var gone in options.Gone)
        {
            yield return new(DifferenceKind.Removed, FormPart.Option, $"{Place(now)} › {gone.Value}", gone.Value, gone.Label);
        }
    }

    private static string Place(OptionList list) => $"optionLists › {list.Code}";

    private static string Written(Option option) =>
        string.Join("; ", (option.Columns ?? new Dictionary<string, string>(StringComparer.Ordinal)).OrderBy(column => column.Key, StringComparer.Ordinal).Select(column => $"{column.Key} = {column.Value}"));
}
