using System.Text.Json;
using SurveyPlatform.Browser.Ground;
using SurveyPlatform.Returns;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;
using SurveyPlatform.Web.Pages.Returns;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Browser.Returns;

/// <summary>What the page works out answer by answer is what it works out at once, and what the server works out.</summary>
public sealed class LiveTwinTests(ScriptPages pages) : IClassFixture<ScriptPages>
{
    private const int Forms = 60;
    private const int Edits = 400;

    private static readonly FormContext Context = new() { Today = new(2023, 9, 15) };

    /// <summary>Tells each edit and settles after it; then tells the last state of each field to a new graph, and settles once.
    /// Gives for both [place, asked, value] of every cell, sorted.</summary>
    private const string Harness =
        """
        async (json) => {
            const { Graph, HEAD } = await import('/graph.js');
            const { show } = await import('/expressions.js');
            const at = (place) => /^(\w+)\[(\d+)\](?:\.(\w+))?$/.exec(place);
            const tell = (graph, field, typed) => {
                const place = at(field), line = at(typed);
                if (field === '_remove' || field === '_keep') graph.remove(line[1], +line[2], field === '_remove');
                else graph.answer(place ? place[3] : field, place ? +place[2] : HEAD, typed);
            };
            const state = (graph) => [...graph.nodes.values()].filter((node) => !/^[=!]/.test(node.name))
                .flatMap((node) => [...node.cells].map(([line, cell]) => [graph.place(node, line), String(cell.isAsked), show(cell.value), (cell.offered ?? []).join(' ')])).sort((a, b) => a[0] < b[0] ? -1 : 1);
            return JSON.parse(json).map(({ rules, blank, edits }) => {
                const step = new Graph(rules), once = new Graph(rules), last = new Map();
                for (const field of blank) { tell(step, field, ''); last.set(field, [field, '']); }
                step.settle();
                let seen = new Map(state(step).map((cell) => [cell[0], cell]));
                for (const [field, typed] of edits) {
                    tell(step, field, typed);
                    for (const { place, isAsked, value, offered, broken } of step.settle()) if (!broken) seen.set(place, [place, String(isAsked), show(value), (offered ?? []).join(' ')]);
                    last.set(field[0] === '_' ? typed : field, [field, typed]);
                }
                for (const [field, typed] of last.values()) tell(once, field, typed);
                once.settle();
                return [state(step), state(once), [...seen].filter(([place]) => !place.startsWith('=')).map(([, cell]) => cell).sort((a, b) => a[0] < b[0] ? -1 : 1)];
            });
        }
        """;

    private sealed record Case(FormTemplate Form, IReadOnlyList<string> Blank, IReadOnlyList<(string Field, string Typed)> Edits);

    [ChromiumFact]
    public async Task After_any_edits_the_page_has_what_it_would_work_out_at_once_and_what_the_server_has()
    {
        var random = new RandomForms(seed: 2023);
        var cases = Enumerable.Range(0, Forms).Select(_ => random.Next()).Select(form => new Case(form, BlankFields(form), [.. random.Edits(form, Edits)])).ToList();
        await using var visit = await pages.OpenAsync("", "", "survey.css");

        var states = await visit.Page.EvaluateAsync<string[][][][]>(Harness, $"[{string.Join(',', cases.Select(Json))}]");

        for (var at = 0; at < Forms; at++)
        {
            var (step, once, told) = (Told(states[at][0]), Told(states[at][1]), Told(states[at][2]));
            step.ShouldBe(once, $"form {at}");
            told.ShouldBe(once, $"what was told to have changed in form {at}");
            OnServer(cases[at]).Except(once).ShouldBeEmpty($"form {at}");
        }

        states.Sum(state => state[0].Count(cell => cell[2].Length > 0)).ShouldBeGreaterThan(1000);
    }

    private static List<string> Told(string[][] cells) => [.. cells.Select(cell => string.Join(' ', cell))];

    private static string Json(Case item) => $$"""
        {"rules":{{FormRules.Write(item.Form, new(), Context, Texts.Vietnamese).Value}},"blank":{{JsonSerializer.Serialize(item.Blank)}},"edits":{{JsonSerializer.Serialize(item.Edits.Select(edit => (string[])[edit.Field, edit.Typed]))}}}
        """;

    private static List<string> BlankFields(FormTemplate form) =>
    [
        .. form.Questions.Where(question => !question.IsCalculated).Select(question => question.Name),
        .. form.LineGroups.SelectMany(group => Enumerable.Range(0, RandomForms.Lines).SelectMany(line =>
            group.Questions.Where(question => !question.IsCalculated).Select(question => $"{group.Name}[{line}].{question.Name}"))),
    ];

    /// <summary>Each answer by the place it has on the page: lines move up when they are saved.</summary>
    private static IEnumerable<string> OnServer(Case item)
    {
        var fields = item.Blank.ToDictionary(field => field, _ => "");
        HashSet<string> removed = [];
        foreach (var (field, typed) in item.Edits)
        {
            _ = field switch { "_remove" => removed.Add(typed), "_keep" => removed.Remove(typed), _ => (fields[field] = typed) is null };
        }

        var kept = fields.Where(field => !removed.Contains(LineOf(field.Key))).OrderBy(field => field.Key, StringComparer.Ordinal).ToList();
        var answers = AnswerReader.ReadForm(item.Form, kept, null).Answers;
        var evaluation = FormEvaluation.Evaluate(item.Form, answers, Context);
        foreach (var question in item.Form.Questions)
        {
            yield return Line(question.Name, question.Name, evaluation.Answers.Values, question);
        }

        foreach (var group in item.Form.LineGroups)
        {
            var lines = kept.Where(field => field.Key.StartsWith($"{group.Name}[", StringComparison.Ordinal) && AnswerText.Clean(field.Value).Length > 0)
                .Select(field => LineOf(field.Key)).Distinct().ToList();
            for (var line = 0; line < lines.Count; line++)
            {
                foreach (var question in group.Questions)
                {
                    var values = evaluation.Answers.Lines.TryGetValue(group.Name, out var found) ? found[line].Values : [];
                    yield return Line($"{lines[line]}.{question.Name}", $"{group.Name}[{line}].{question.Name}", values, question);
                }
            }
        }

        string Line(string shown, string place, Dictionary<string, Value> values, Question question) =>
            $"{shown} {(evaluation.IsRelevant(place) ? "true" : "false")} {values.GetValueOrDefault(question.Name)} {Offered(place, question)}";

        string Offered(string place, Question question) => question.ChoiceFilter is null || !evaluation.IsRelevant(place)
            ? ""
            : string.Join(' ', evaluation.Offers(place).Select(option => option.Value));
    }

    private static string LineOf(string field) => field.Split('.')[0];
}
