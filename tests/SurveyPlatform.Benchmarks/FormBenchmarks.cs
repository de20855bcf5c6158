using BenchmarkDotNet.Attributes;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Benchmarks;

/// <summary>Judging a whole return of 60 questions, and one of 5,000 lines, once the form is compiled.</summary>
[MemoryDiagnoser]
public class FormBenchmarks
{
    private static readonly LocalizedText Label = new("Nhãn");
    private static readonly FormContext Context = new() { Today = new(2023, 9, 14) };

    private readonly AnswerSet _head = new();
    private readonly AnswerSet _lines = new();
    private CompiledTemplate _headForm = null!;
    private CompiledTemplate _linesForm = null!;

    [GlobalSetup]
    public void Setup()
    {
        _headForm = Compiled([.. Enumerable.Range(0, 60).Select(Figure)]);
        _linesForm = Compiled(
            new LineGroup("lines", Label, [new("down", QuestionType.Decimal, Label, Required: "true()"), new("share", QuestionType.Percent, Label, Decimals: 1, Calculation: "${down} * 100 div sum(${down})")]),
            new Question("total", QuestionType.Decimal, Label, Calculation: "sum(${down})"));
        for (var number = 0; number < 60; number++)
        {
            _head.Values[$"q{number}"] = Value.Of(number);
        }

        _lines.Lines["lines"] = [.. Enumerable.Range(1, 5000).Select(number => new AnswerLine { Key = number - 1, Values = { ["down"] = Value.Of(number) } })];
    }

    [Benchmark]
    public FormEvaluation SixtyQuestions() => FormEvaluation.Evaluate(_headForm, _head, Context);

    [Benchmark]
    public FormEvaluation FiveThousandLines() => FormEvaluation.Evaluate(_linesForm, _lines, Context);

    /// <summary>Every third is calculated; every other has a range, a constraint and a check.</summary>
    private static Question Figure(int number) => number % 3 == 2
        ? new($"q{number}", QuestionType.Decimal, Label, Calculation: $"${{q{number - 1}}} + ${{q{number - 2}}} * 1.5", Decimals: 2)
        : new($"q{number}", QuestionType.Integer, Label, Required: "true()", Min: 0, Max: 100, Constraint: $". <= 2 * ${{q{number}}} or today() > date('2024-01-01')",
            Relevant: number == 0 ? null : "${q0} >= 0", Checks: [new($"c{number}", Severity.Soft, $"${{q{number}}} >= 0.7 * previous('q{number}')", Label)]);

    private static CompiledTemplate Compiled(params Item[] items) =>
        CompiledTemplate.Compile(new("form", Label, [], [new("s", Label, items)])).Require();
}
