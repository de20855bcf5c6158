using SurveyPlatform.Shared;

namespace SurveyPlatform.Templates.XlsForm;

/// <summary>The option lists of a form as the sheet <c>choices</c>, each option's own columns beside it.</summary>
internal static class ChoiceSheet
{
    /// <param name="yesNoList">A list for questions of yes and no, which have none of their own here; null: there is no such question.</param>
    public static FormSheet Write(FormTemplate template, string? yesNoList)
    {
        var own = InOneOrder([.. template.OptionLists.SelectMany(list => list.Options).Select(option => (option.Columns ?? new Dictionary<string, string>()).Keys.ToList())]);
        var sheet = new SheetBuilder("choices", ["list_name", "name", "label", .. own.Select(ChoiceColumn.Head)]);
        foreach (var list in template.OptionLists)
        {
            foreach (var option in list.Options)
            {
                var row = sheet.Add().Set("list_name", list.Code).Set("name", option.Value).Set("label", option.Label);
                foreach (var (column, value) in option.Columns ?? new Dictionary<string, string>())
                {
                    row.Set(ChoiceColumn.Head(column), value);
                }
            }
        }

        if (yesNoList is not null)
        {
            sheet.Add().Set("list_name", yesNoList).Set("name", "yes").Set("label", new LocalizedText("Có", "Yes"));
            sheet.Add().Set("list_name", yesNoList).Set("name", "no").Set("label", new LocalizedText("Không", "No"));
        }

        return sheet.Build();
    }

    /// <summary>An order of all columns in which each option's stay in its own; where options contradict each other, that of the first.</summary>
    private static List<string> InOneOrder(List<List<string>> options)
    {
        var columns = options.SelectMany(names => names).Distinct(StringComparer.Ordinal).ToList();
        var before = options.SelectMany(names => names.Zip(names.Skip(1))).Distinct().ToLookup(pair => pair.Second, pair => pair.First, StringComparer.Ordinal);
        List<string> order = [];
        while (columns.Count > 0)
        {
            var next = columns.Find(column => before[column].All(order.Contains)) ?? columns[0];
            order.Add(next);
            columns.Remove(next);
        }

        return order;
    }
}
