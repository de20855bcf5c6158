using Microsoft.AspNetCore.Http;
using SurveyPlatform.Registry;
using SurveyPlatform.Scores;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Scores;

/// <summary>A set of criteria as it is typed: right or wrong, it is shown again as it was. Fields are called as the problems' places are.</summary>
public sealed record ScoreForm(
    string Code, string Year, string Title, string TitleEn, string Basis, string BasisEn, UnitKind Level, int Revision, IReadOnlyList<CriterionForm> Criteria)
{
    public static ScoreForm Blank(int year) =>
        new("", Written(year), "", "", "", "", UnitKind.District, 0, [CriterionForm.Blank]);

    public static ScoreForm Of(ScoreSet set, int revision) => new(
        set.Code, Written(set.Year), set.Title.Vi, set.Title.En ?? "", set.LegalBasis.Vi, set.LegalBasis.En ?? "", set.Level, revision, [.. set.Criteria.Select(CriterionForm.For)]);

    public static ScoreForm From(IFormCollection form) => new(
        form["code"].ToString(), form["year"].ToString(), form["title"].ToString(), form["titleEn"].ToString(), form["legalBasis"].ToString(), form["legalBasisEn"].ToString(),
        Addresses.TryNamed(form["level"].ToString(), out UnitKind level) ? level : UnitKind.District,
        int.TryParse(form["revision"], out var revision) ? revision : 0,
        [.. Enumerable.Range(0, ScoreSet.MaxCriteria).TakeWhile(index => form.ContainsKey($"criteria[{index}].code")).Select(index => CriterionForm.From(form, $"criteria[{index}]"))]);

    /// <summary>Add, remove or move a criterion, as a button says: <c>remove:2</c>.</summary>
    public ScoreForm After(string action)
    {
        var criteria = Criteria.ToList();
        var at = action.Split(':') is [_, var number] && int.TryParse(number, out var index) && index < criteria.Count ? index : -1;
        if (action == "add" && criteria.Count < ScoreSet.MaxCriteria)
        {
            criteria.Add(CriterionForm.Blank);
        }
        else if (at >= 0 && action.StartsWith("remove", StringComparison.Ordinal))
        {
            criteria.RemoveAt(at);
        }
        else if (at > 0 && action.StartsWith("up", StringComparison.Ordinal))
        {
            (criteria[at - 1], criteria[at]) = (criteria[at], criteria[at - 1]);
        }

        return this with { Criteria = criteria };
    }

    /// <summary>Refuses with every number that cannot be read; the rest is for the use case to judge.</summary>
    public Outcome<ScoreSet> Read()
    {
        var numbers = new NumberFields();
        var year = numbers.Read(Year, "year");
        var criteria = Criteria.Select((criterion, index) => criterion.Read(numbers, $"criteria[{index}]")).ToList();
        return numbers.Problems.Count > 0
            ? new Outcome<ScoreSet>(numbers.Problems)
            : new ScoreSet(
                Code.Trim(), year is >= 0 and <= 9999 ? (int)year : 0, CriterionForm.Text(Title, TitleEn), CriterionForm.Text(Basis, BasisEn), Level, criteria);
    }

    private static string Written(int year) => year.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <param name="Of"><c>Indicator:code</c> or <c>MetVerdicts:standard/criterion</c>, one choice on the page.</param>
public sealed record CriterionForm(
    string Code, string Title, string TitleEn, string MaxPoints, string Of, ScoredUnits Units, ScoreSpan Span, bool BySteps, string Zero, string Full,
    IReadOnlyList<(string From, string Points)> Steps, string Minimum, string Cap, string Evidence, string EvidenceEn)
{
    public static CriterionForm Blank { get; } =
        new("", "", "", "", "", ScoredUnits.Both, ScoreSpan.Last, BySteps: false, "0", "100", [], "100", "", "", "");

    /// <summary>Rows on the page: those that are filled and two to fill.</summary>
    public int Rows => Math.Min(ScoreCriterion.MaxSteps, Math.Max(4, Steps.Count + 2));

    public ScoreMeasure Measure => Of.StartsWith(nameof(ScoreMeasure.MetVerdicts), StringComparison.Ordinal) ? ScoreMeasure.MetVerdicts : ScoreMeasure.Indicator;

    public static LocalizedText Text(string vi, string en) => new(VietnameseText.Clean(vi), VietnameseText.Clean(en) is { Length: > 0 } english ? english : null);

    public static CriterionForm From(IFormCollection form, string place)
    {
        return new(
            Typed("code"), Typed("title"), Typed("titleEn"), Typed("maxPoints"), Typed("of"),
            Addresses.TryNamed(Typed("units"), out ScoredUnits units) ? units : ScoredUnits.Both,
            Addresses.TryNamed(Typed("span"), out ScoreSpan span) ? span : ScoreSpan.Last,
            Typed("rule") == "steps", Typed("zero"), Typed("full"),
            [
                .. Enumerable.Range(0, ScoreCriterion.MaxSteps).Select(row => (From: Typed($"steps[{row}].from"), Points: Typed($"steps[{row}].points")))
                    .Where(step => step.From.Trim().Length + step.Points.Trim().Length > 0),
            ],
            Typed("minimumAnswered"), Typed("cap"), Typed("evidence"), Typed("evidenceEn"));

        string Typed(string field) => form[$"{place}.{field}"].ToString();
    }

    public static CriterionForm For(ScoreCriterion criterion) => new(
        criterion.Code, criterion.Title.Vi, criterion.Title.En ?? "", VietnameseNumber.Write(criterion.MaxPoints), $"{criterion.Measure}:{criterion.Of}", criterion.Units, criterion.Span,
        criterion.Steps is not null, VietnameseNumber.Write(criterion.Zero), VietnameseNumber.Write(criterion.Full),
        [.. (criterion.Steps ?? []).Select(step => (VietnameseNumber.Write(step.From), VietnameseNumber.Write(step.Points)))],
        VietnameseNumber.Write(criterion.MinimumAnswered), criterion.CapWhileIncomplete is { } cap ? VietnameseNumber.Write(cap) : "", criterion.Evidence?.Vi ?? "", criterion.Evidence?.En ?? "");

    public ScoreCriterion Read(NumberFields numbers, string place) => new(
        Code.Trim(), Text(Title, TitleEn), numbers.Read(MaxPoints, $"{place}.maxPoints"), Measure, Of.Contains(':', StringComparison.Ordinal) ? Of[(Of.IndexOf(':', StringComparison.Ordinal) + 1)..] : Of,
        Units, Span,
        BySteps ? [.. Steps.Select((step, row) => new ScoreStep(numbers.Read(step.From, $"{place}.steps[{row}].from"), numbers.Read(step.Points, $"{place}.steps[{row}].points")))] : null,
        BySteps ? 0 : numbers.Read(Zero, $"{place}.zero"),
        BySteps ? 100 : numbers.Read(Full, $"{place}.full"),
        numbers.Read(Minimum, $"{place}.minimumAnswered"),
        Cap.Trim().Length == 0 ? null : numbers.Read(Cap, $"{place}.cap"),
        Evidence.Trim().Length == 0 ? null : Text(Evidence, EvidenceEn));
}

/// <summary>Reads numbers of a form and gathers what cannot be read.</summary>
public sealed class NumberFields
{
    private readonly List<Problem> _problems = [];

    public IReadOnlyList<Problem> Problems => _problems;

    public decimal Read(string text, string place)
    {
        var outcome = VietnameseNumber.Parse(text);
        _problems.AddRange(outcome.Problems.Select(problem => problem.At(place)));
        return outcome.Succeeded(out var number) ? number : 0;
    }
}
