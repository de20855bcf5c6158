using Microsoft.AspNetCore.Http;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Standards;

namespace SurveyPlatform.Web.Pages.Standards;

/// <summary>A criterion as it stands in the fields of the editor.</summary>
public sealed record CriterionForm(
    string Code, string Title, string TitleEn, IReadOnlyList<UnitKind> Kinds, string AppliesWhen, string Figure, Comparison Comparison, string Threshold,
    string UnitOfMeasure, string UnitOfMeasureEn, string Weight, string Explanation, string ExplanationEn, string Proposal, string ProposalEn)
{
    public static CriterionForm Blank(string code) => new(code, "", "", [], "", "", Comparison.AtLeast, "", "", "", "1", "", "", "", "");

    public static CriterionForm Of(Criterion criterion) => new(
        criterion.Code, criterion.Title.Vi, criterion.Title.En ?? "", criterion.Kinds ?? [], criterion.AppliesWhen is "true()" ? "" : criterion.AppliesWhen ?? "",
        criterion.Figure, criterion.Comparison, criterion.Threshold, criterion.UnitOfMeasure?.Vi ?? "", criterion.UnitOfMeasure?.En ?? "",
        criterion.Weight == 0 ? "" : VietnameseNumber.Write(criterion.Weight), criterion.Explanation?.Vi ?? "", criterion.Explanation?.En ?? "",
        criterion.Proposal?.Vi ?? "", criterion.Proposal?.En ?? "");

    public static CriterionForm From(IFormCollection form, string place)
    {
        return new(
            Text("code"), Text("title"), Text("titleEn"),
            [.. form[$"{place}.kinds"].Select(value => Enum.TryParse<UnitKind>(value, out var kind) && Enum.IsDefined(kind) ? kind : (UnitKind?)null).OfType<UnitKind>().Distinct()],
            Text("appliesWhen"), Text("figure"), form[$"{place}.comparison"] == nameof(Comparison.AtMost) ? Comparison.AtMost : Comparison.AtLeast, Text("threshold"),
            Text("unit"), Text("unitEn"), Text("weight"), Text("explanation"), Text("explanationEn"), Text("proposal"), Text("proposalEn"));

        string Text(string field) => StandardForm.Text(form, $"{place}.{field}");
    }

    public Criterion Read(string place, List<Problem> problems)
    {
        var weight = 0m;
        if (Weight.Length > 0)
        {
            var read = VietnameseNumber.Parse(Weight);
            _ = read.Succeeded(out weight);
            problems.AddRange(read.Problems.Select(problem => problem.At($"{place}.weight")));
        }

        return new(
            Code, StandardForm.Localized(Title, TitleEn), AppliesWhen.Length > 0 ? AppliesWhen : null, Figure, Comparison, Threshold,
            Optional(UnitOfMeasure, UnitOfMeasureEn), Optional(Explanation, ExplanationEn), Optional(Proposal, ProposalEn), Kinds.Count > 0 ? Kinds : null, weight);
    }

    private static LocalizedText? Optional(string vi, string en) => vi.Length + en.Length == 0 ? null : StandardForm.Localized(vi, en);
}
