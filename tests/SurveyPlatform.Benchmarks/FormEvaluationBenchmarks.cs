using System.Text.Json;
using BenchmarkDotNet.Attributes;
using SurveyPlatform.Returns;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Benchmarks;

/// <summary>What a unit waits for on each save: every rule of its form over its answers.</summary>
[MemoryDiagnoser]
public class FormEvaluationBenchmarks
{
    private static readonly FormContext Context = new() { Today = new(2023, 9, 15) };

    private CompiledTemplate _template = null!;
    private AnswerSet _answers = null!;

    [Params("hardware", "connectivity")]
    public string Form { get; set; } = "";

    /// <summary>In each group of lines; an operator of a large province has some thousands.</summary>
    [Params(10, 1000)]
    public int Lines { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        var template = Read(Form);
        _template = CompiledTemplate.Compile(template).Require();
        _answers = new();
        Fill(_answers.Values, template.Questions, template);
        foreach (var group in template.LineGroups)
        {
            _answers.Lines[group.Name] = [.. Enumerable.Range(0, Lines).Select(at => Line(at, group, template))];
        }
    }

    [Benchmark]
    public int Check() => FormEvaluation.Evaluate(_template, _answers, Context).Violations.Count;

    private static AnswerLine Line(int at, LineGroup group, FormTemplate template)
    {
        var line = new AnswerLine { Key = at };
        Fill(line.Values, group.Questions, template);
        return line;
    }

    private static void Fill(Dictionary<string, Value> values, IEnumerable<Question> questions, FormTemplate template)
    {
        foreach (var question in questions.Where(question => !question.IsCalculated))
        {
            values[question.Name] = question.Type switch
            {
                QuestionType.Integer or QuestionType.Decimal or QuestionType.Percent or QuestionType.Money => Value.Of(question.Min ?? 1),
                QuestionType.YesNo => Value.Of("yes"),
                QuestionType.SelectOne or QuestionType.SelectMany =>
                    Value.Of(template.OptionLists.First(list => list.Code == question.OptionList).Options[0].Value),
                QuestionType.Text or QuestionType.LongText => Value.Of("Không có vướng mắc"),
                QuestionType.Date => Value.Of(Context.Today),
                QuestionType.Unit => Value.Of("540"),
                QuestionType.Attachment => Value.Missing,
            };
        }
    }

    private static FormTemplate Read(string code)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SurveyPlatform.sln")))
        {
            folder = folder.Parent!;
        }

        using var recipe = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.FullName, "recipes", $"form-templates-{code}.recipe.json")));
        return TemplateJson.Read(recipe.RootElement.GetProperty("steps")[0].GetProperty("templates")[0]).Require();
    }
}
