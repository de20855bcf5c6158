using System.Globalization;
using Microsoft.AspNetCore.Http;
using SurveyPlatform.Registry;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Web.Pages.Returns;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Templates;

/// <summary>As whom, on which day and with which figures of the period before a draft is tried. All of it stands in the page and nowhere else.</summary>
/// <param name="Before">As typed, by question.</param>
/// <param name="Checked">Errors are shown, as after an attempt to submit.</param>
/// <param name="OnlyFailing">Of the rules only those that do not hold are listed.</param>
public sealed record BenchSettings(
    UnitKind Kind, string Code, string Name, string Type, DateOnly Today, IReadOnlyDictionary<string, string> Before, bool Checked, bool OnlyFailing)
{
    public const string KindField = "_kind";
    public const string CodeField = "_code";
    public const string NameField = "_name";
    public const string TypeField = "_type";
    public const string TodayField = "_today";
    public const string BeforeField = "_before:";
    public const string CheckedField = "_checked";
    public const string FailingField = "_failing";
    public const string Check = "check";
    public const string Clear = "clear";
    public const string Look = "look";
    public const string Sample = "sample";
    private const int MostCharacters = 200;

    public static BenchSettings At(DateOnly today, Texts texts) =>
        new(UnitKind.Commune, "00001", texts["bench.unit-name"], texts["bench.unit-type"], today, new Dictionary<string, string>(), false, false);

    public static BenchSettings Of(IFormCollection form, BenchSettings standard)
    {
        var action = form[FillForm.ActionField].ToString();
        return new(
            Enum.TryParse<UnitKind>(form[KindField], out var kind) && Enum.IsDefined(kind) ? kind : standard.Kind,
            Text(CodeField), Text(NameField), Text(TypeField),
            DateOnly.TryParseExact(form[TodayField], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : standard.Today,
            form.Keys.Where(key => key.StartsWith(BeforeField, StringComparison.Ordinal)).ToDictionary(key => key[BeforeField.Length..], Text, StringComparer.Ordinal),
            action == Check || (form[CheckedField] == "1" && action != Clear),
            form[FailingField] == "1");

        string Text(string field) => form[field].ToString() is var typed ? typed[..Math.Min(typed.Length, MostCharacters)].Trim() : "";
    }

    /// <summary>The questions whose figure of the period before the form shows or reads.</summary>
    public static IReadOnlyList<Question> Asked(CompiledTemplate form)
    {
        var read = FormTrace.ReadsBefore(form);
        return [.. form.Template.Questions.Where(question => question.ComparePrevious || read.Contains(question.Name))];
    }

    /// <summary>Made-up figures where none were typed, so that comparisons have something to compare with.</summary>
    public BenchSettings WithSamples(CompiledTemplate form) => this with
    {
        Before = Asked(form).Select((question, index) => (question, index)).ToDictionary(
            pair => pair.question.Name,
            pair => Before.GetValueOrDefault(pair.question.Name) is { Length: > 0 } typed ? typed : SampleOf(form.Template, pair.question, pair.index),
            StringComparer.Ordinal),
    };

    public FormContext Context(FormTemplate template, IReadOnlyList<OpenReturn.UnitChoice> units)
    {
        var before = new AnswerSet();
        foreach (var question in template.Questions.Where(question => Before.GetValueOrDefault(question.Name) is { Length: > 0 }))
        {
            // What cannot be read counts as not there. Calculated figures have a past too.
            if (AnswerText.Read(question, Before[question.Name]).Succeeded(out var value))
            {
                before.Values[question.Name] = value;
            }
        }

        return new()
        {
            Today = Today,
            UnitAttributes = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["kind"] = Kind.ToString().ToLowerInvariant(),
                ["code"] = Code,
                ["name"] = Name,
                ["type"] = Type,
            },
            Previous = before.Values.Count > 0 ? before : null,
            UnitExists = code => units.Any(unit => unit.Code == code),
        };
    }

    private string SampleOf(FormTemplate template, Question question, int index) => question.Type switch
    {
        QuestionType.Integer or QuestionType.Money or QuestionType.Decimal or QuestionType.Percent =>
            VietnameseNumber.Write(Math.Clamp(10 * (index + 1), question.Min ?? 0, Math.Max(question.Min ?? 0, question.Max ?? 1_000_000))),
        QuestionType.YesNo => "yes",
        QuestionType.SelectOne or QuestionType.SelectMany => template.OptionLists.FirstOrDefault(list => list.Code == question.OptionList)?.Options is [var first, ..] ? first.Value : "",
        QuestionType.Date => Today.AddMonths(-3).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        QuestionType.Text or QuestionType.LongText or QuestionType.Unit or QuestionType.Attachment => "",
    };
}
