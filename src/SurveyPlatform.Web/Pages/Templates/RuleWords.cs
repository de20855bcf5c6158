using SurveyPlatform.Returns;
using SurveyPlatform.Templates.Expressions;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Templates;

/// <summary>What a rule comes to, and what it read, in words.</summary>
public static class RuleWords
{
    private const int MostValues = 12;

    extension(Texts texts)
    {
        public string ResultOf(TracedRule rule, TracedRun run) => !run.Applies ? texts["bench.not-applied"] : rule.Kind switch
        {
            RuleKind.Calculation => texts.Of(run.Value),
            RuleKind.Relevant => texts[TruthOf(run.Value) == true ? "bench.asked" : "bench.not-asked"],
            RuleKind.Required when run.Fails => texts["bench.unanswered"],
            RuleKind.Required => texts[TruthOf(run.Value) == true ? "bench.required" : "bench.not-required"],
            RuleKind.Constraint or RuleKind.Hard or RuleKind.Soft => texts.Of(TruthOf(run.Value) is { } truth ? Value.Of(truth) : Value.Missing),
        };

        public string Read(Value value) => value.IsMissing ? texts["value.none"] : texts.Of(value);

        public string Told(ExpressionTrace.Reading reading) => reading.All is not { } all ? texts.Read(reading.Value)
            : all.Count == 0 ? texts["bench.no-lines"]
            : string.Join("; ", all.Take(MostValues).Select(value => value.IsMissing ? "–" : texts.Of(value))) + (all.Count > MostValues ? $"; … ({texts.Number(all.Count)})" : "");
    }

    /// <summary>As a condition: a figure other than 0, any text and any date are true.</summary>
    private static bool? TruthOf(Value value) => value.Kind switch
    {
        ValueKind.Missing => null,
        ValueKind.Boolean => value.AsBoolean,
        ValueKind.Number => value.AsNumber != 0,
        ValueKind.Text or ValueKind.Date => true,
    };
}
