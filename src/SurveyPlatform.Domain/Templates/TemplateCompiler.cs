using SurveyPlatform.Shared;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Templates;

/// <summary>Builds the parts of a <see cref="CompiledTemplate"/>, then orders them. Used once.</summary>
internal sealed class TemplateCompiler(FormTemplate template)
{
    private readonly Dictionary<string, IReadOnlyList<Option>> _options = template.OptionLists
        .DistinctBy(list => list.Code, StringComparer.Ordinal)
        .ToDictionary(list => list.Code, list => list.Options, StringComparer.Ordinal);

    public List<Part> Parts { get; } = [];

    /// <summary>The first of each name; a second one is for <see cref="TemplateCheck"/> to report.</summary>
    public Dictionary<string, Part> Named { get; } = new(StringComparer.Ordinal);

    /// <summary>What keeps the form from being worked out.</summary>
    public List<Problem> Problems { get; } = [];

    /// <summary>What keeps it from being published besides. A form that was published before this was looked for is still worked out.</summary>
    public List<Problem> Doubts { get; } = [];

    public IReadOnlyList<Part> Run()
    {
        foreach (var section in template.Sections)
        {
            var part = Add(new(Parts.Count, null, section.Code, section.Code) { Section = section });
            part.Relevant = Parse(part, "relevant", section.Relevant);
            foreach (var item in section.Items)
            {
                AddItem(item, part);
            }
        }

        var check = new ExpressionCheck(template, Named);
        foreach (var part in Parts)
        {
            CheckExpressions(part, check);
        }

        return Sort();
    }

    private void AddItem(Item item, Part section)
    {
        switch (item)
        {
            case Question question:
                AddQuestion(question, section);
                break;
            case Table table:
                var tablePart = AddContainer(table, section, table.Code, table.Relevant);
                foreach (var cell in table.Rows.SelectMany(row => row.Cells))
                {
                    AddQuestion(cell, tablePart);
                }

                break;
            case LineGroup group:
                var groupPart = AddContainer(group, section, group.Name, group.Relevant);
                Named.TryAdd(group.Name, groupPart);
                groupPart.Columns.AddRange(group.Questions.Select(question => AddQuestion(question, groupPart)));
                break;
            case Note note:
                AddContainer(note, section, "note", note.Relevant);
                break;
        }
    }

    private Part AddContainer(Item item, Part section, string name, string? relevant)
    {
        var part = Add(new(Parts.Count, section, name, $"{section.Place} › {name}") { Item = item });
        part.Relevant = Parse(part, "relevant", relevant);
        return part;
    }

    private Part AddQuestion(Question question, Part parent)
    {
        var part = Add(new(Parts.Count, parent, question.Name, $"{parent.Place} › {question.Name}") { Item = question });
        Named.TryAdd(question.Name, part);
        part.Relevant = Parse(part, "relevant", question.Relevant);
        part.Required = Parse(part, "required", question.Required);
        part.Calculation = Parse(part, "calculation", question.Calculation);
        part.Constraint = Parse(part, "constraint", question.Constraint);
        part.ChoiceFilter = Parse(part, "choiceFilter", question.ChoiceFilter, Expression.ParseFilter);
        part.Options = question.OptionList is { } code ? _options.GetValueOrDefault(code) : null;
        foreach (var check in question.Checks ?? [])
        {
            if (Parse(part, $"checks › {check.Code}", check.Expression) is { } expression)
            {
                part.Checks.Add((check, expression));
            }
        }

        return part;
    }

    private Part Add(Part part)
    {
        Parts.Add(part);
        return part;
    }

    private Expression? Parse(Part part, string field, string? text, Func<string, Outcome<Expression>>? parse = null)
    {
        if (text is null)
        {
            return null;
        }

        var parsed = (parse ?? Expression.Parse)(text);
        Problems.AddRange(parsed.Problems.Select(problem => problem.At($"{part.Place} › {field}")));
        return parsed.Succeeded(out var expression) ? expression : null;
    }

    private void CheckExpressions(Part part, ExpressionCheck check)
    {
        IEnumerable<(string Field, Expression? Expression)> conditions =
        [
            ("relevant", part.Relevant), ("required", part.Required), ("constraint", part.Constraint), ("choiceFilter", part.ChoiceFilter),
            .. part.Checks.Select(check => ($"checks › {check.Check.Code}", (Expression?)check.Expression)),
        ];
        foreach (var (field, expression) in conditions.Append(("calculation", part.Calculation)))
        {
            if (expression is not null)
            {
                var place = $"{part.Place} › {field}";
                Problems.AddRange(check.Names(part, expression).Select(problem => problem.At(place)));
                Doubts.AddRange(check.Meaning(part, expression, expression == part.Calculation ? part.Question : null).Select(problem => problem.At(place)));
            }
        }

        // The answer itself is not there yet while its relevance and its value are being worked out.
        if (part.Calculation is { UsesSelf: true } || part.Relevant is { UsesSelf: true })
        {
            Problems.Add(TemplateProblems.Cycle([part.Name, part.Name]).At(part.Place));
        }
    }

    /// <summary>Kahn's algorithm, in the order of the form where there is a choice. What is left over is in a cycle or behind one.</summary>
    private List<Part> Sort()
    {
        var needs = Parts.ConvertAll(Needs);
        var waiting = needs.ConvertAll(list => list.Count);
        var dependants = Parts.SelectMany(part => needs[part.Index].Select(need => (need, part))).ToLookup(pair => pair.need.Index, pair => pair.part);
        var ready = new PriorityQueue<Part, int>(Parts.Where(part => waiting[part.Index] == 0).Select(part => (part, part.Index)));
        List<Part> order = [];
        while (ready.TryDequeue(out var part, out _))
        {
            order.Add(part);
            foreach (var dependant in dependants[part.Index])
            {
                waiting[dependant.Index]--;
                if (waiting[dependant.Index] == 0)
                {
                    ready.Enqueue(dependant, dependant.Index);
                }
            }
        }

        ReportCycles(needs, waiting);
        return order;
    }

    private List<Part> Needs(Part part) =>
    [
        .. new[] { part.Relevant, part.Calculation }.OfType<Expression>().SelectMany(expression => expression.References)
            .Select(name => Named.GetValueOrDefault(name)).Append(part.Parent).OfType<Part>().Distinct(),
    ];

    /// <summary>Each cycle once: from a part that is left, follow one thing it waits for until a part comes again.</summary>
    private void ReportCycles(List<List<Part>> needs, List<int> waiting)
    {
        HashSet<Part> seen = [];
        foreach (var start in Parts.Where(part => waiting[part.Index] > 0))
        {
            List<Part> path = [];
            var at = start;
            while (seen.Add(at))
            {
                path.Add(at);
                at = needs[at.Index].First(need => waiting[need.Index] > 0);
            }

            if (path.IndexOf(at) is >= 0 and var first)
            {
                Problems.Add(TemplateProblems.Cycle(path.Skip(first).Append(at).Select(part => part.Name)).At(at.Place));
            }
        }
    }
}
