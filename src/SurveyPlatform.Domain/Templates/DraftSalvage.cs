namespace SurveyPlatform.Templates;

/// <summary>
/// As much of an unfinished form as can be shown: rules that cannot be worked out are left away, names that are missing or there twice are
/// replaced. What is wrong is for <see cref="TemplateCheck"/> to tell; this only makes a form of the rest.
/// </summary>
public static class DraftSalvage
{
    /// <returns>Null where not even the questions without any rule make a form.</returns>
    public static CompiledTemplate? Of(FormTemplate draft)
    {
        var named = new Names().In(draft);
        var compiled = CompiledTemplate.Compile(named);
        if (compiled.Succeeded(out var whole))
        {
            return whole;
        }

        var broken = compiled.Problems.Select(problem => problem.Place).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return CompiledTemplate.Compile(Rules.Without(named, broken.Contains)).Succeeded(out var rest) ? rest
            : CompiledTemplate.Compile(Rules.Without(named, _ => true)).Succeeded(out var bare) ? bare
            : null;
    }

    /// <summary>Leaves rules away by their place, which is <c>section › question › field</c>; that of a part in a circle ends in its name.</summary>
    private static class Rules
    {
        public static FormTemplate Without(FormTemplate form, Predicate<string> isBroken) =>
            form with { Sections = [.. form.Sections.Select(section => Section(section, isBroken))] };

        private static Section Section(Section section, Predicate<string> isBroken) => section with
        {
            Relevant = Kept(section.Relevant, section.Code, "relevant", isBroken),
            Items = [.. section.Items.Select(item => Item(item, section.Code, isBroken))],
        };

        private static Item Item(Item item, string section, Predicate<string> isBroken) => item switch
        {
            Question question => Question(question, section, isBroken),
            Table table => table with
            {
                Relevant = Kept(table.Relevant, $"{section} › {table.Code}", "relevant", isBroken),
                Rows = [.. table.Rows.Select(row => row with { Cells = [.. row.Cells.Select(cell => Question(cell, $"{section} › {table.Code}", isBroken))] })],
            },
            LineGroup group => group with
            {
                Relevant = Kept(group.Relevant, $"{section} › {group.Name}", "relevant", isBroken),
                Questions = [.. group.Questions.Select(question => Question(question, $"{section} › {group.Name}", isBroken))],
            },
            Note note => note with { Relevant = Kept(note.Relevant, $"{section} › note", "relevant", isBroken) },
            _ => item,
        };

        private static Question Question(Question question, string parent, Predicate<string> isBroken)
        {
            var place = $"{parent} › {question.Name}";
            return question with
            {
                Relevant = Kept(question.Relevant, place, "relevant", isBroken),
                Required = Kept(question.Required, place, "required", isBroken),
                Calculation = Kept(question.Calculation, place, "calculation", isBroken),
                Constraint = Kept(question.Constraint, place, "constraint", isBroken),
                ChoiceFilter = Kept(question.ChoiceFilter, place, "choiceFilter", isBroken),
                Checks = question.Checks?.Where(check => !isBroken(place) && !isBroken($"{place} › checks › {check.Code}")).ToList(),
            };
        }

        private static string? Kept(string? rule, string place, string field, Predicate<string> isBroken) =>
            isBroken(place) || isBroken($"{place} › {field}") ? null : rule;
    }

    /// <summary>Each part with a name that answers can be kept under, and each choice with a list.</summary>
    private sealed class Names
    {
        private const string Missing = "missing_list";

        private readonly HashSet<string> _names = new(StringComparer.Ordinal);
        private HashSet<string> _lists = [];

        public FormTemplate In(FormTemplate form)
        {
            var lists = form.OptionLists.DistinctBy(list => list.Code, StringComparer.Ordinal)
                .Select(list => list with { Options = [.. list.Options.DistinctBy(option => option.Value, StringComparer.Ordinal)] }).Append(new(Missing, [])).ToList();
            _lists = lists.Select(list => list.Code).ToHashSet(StringComparer.Ordinal);
            return form with { OptionLists = lists, Sections = [.. form.Sections.Select(section => section with { Items = [.. section.Items.Select(Item)] })] };
        }

        private Item Item(Item item) => item switch
        {
            Question question => Named(question),
            Table table => table with { Rows = [.. table.Rows.Select(row => row with { Cells = [.. row.Cells.Take(table.Columns.Count).Select(Named)] })] },
            LineGroup group => group with { Name = Unique(group.Name), Questions = [.. group.Questions.Select(Named)] },
            _ => item,
        };

        private Question Named(Question question) => question with
        {
            Name = Unique(question.Name),
            OptionList = question.Type is QuestionType.SelectOne or QuestionType.SelectMany && !_lists.Contains(question.OptionList ?? "") ? Missing : question.OptionList,
        };

        private string Unique(string name)
        {
            var found = TemplateCheck.Name(name, "").Any() ? "unnamed" : name;
            for (var number = 2; !_names.Add(found); number++)
            {
                found = $"{name}_{number}";
                found = TemplateCheck.Name(found, "").Any() ? $"unnamed_{number}" : found;
            }

            return found;
        }
    }
}
