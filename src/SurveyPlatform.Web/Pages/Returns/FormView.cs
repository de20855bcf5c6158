using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Returns;

/// <summary>A form with its answers as the components show them: every question is looked up by its place.</summary>
public sealed class FormView
{
    // Chosen before another answer took it off the list.
    private const string NoLongerOffered = "returns.not-an-option";

    private readonly Dictionary<string, List<Violation>> _violations;
    private readonly Dictionary<string, string> _units;
    private readonly bool _showErrors;
    private readonly FormEvaluation _evaluation;

    /// <param name="showErrors">After an attempt to submit; before it only what cannot be read, doubtful figures and choices that are gone are spoken of.</param>
    public FormView(
        FormTemplate template, AnswerSet answers, FormEvaluation evaluation, AnswerSet? previous, Texts texts,
        IReadOnlyList<OpenReturn.UnitChoice> units, bool showErrors)
    {
        (Template, Answers, Previous, T, Units, _evaluation) = (template, answers, previous, texts, units, evaluation);
        _showErrors = showErrors;
        _units = units.ToDictionary(unit => unit.Code, unit => unit.Name, StringComparer.Ordinal);
        Violations = [.. evaluation.Violations.Where(violation => showErrors || IsShownAtOnce(violation))];
        _violations = Violations.GroupBy(violation => violation.Place, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
    }

    public FormView(OpenReturn.Result opened, AnswerSet answers, FormEvaluation evaluation, Texts texts, bool showErrors)
        : this(opened.Template.Template, answers, evaluation, opened.Context.Previous, texts, opened.Units, showErrors) =>
        (Files, BrokenSeries, Remarks) = (opened.Files, opened.Context.BrokenSeries, opened.Remarks);

    /// <summary>What the reviewer said of a return that was sent back.</summary>
    public IReadOnlyList<RemarkShown> Remarks { get; init; } = [];

    public IEnumerable<RemarkShown> RemarksAt(string place) => Remarks.Where(remark => remark.Said.IsOpen && remark.At?.ToString() == place);

    /// <summary>What was sent along, by the id that answers name.</summary>
    public IReadOnlyDictionary<string, Attachment> Files { get; init; } = new Dictionary<string, Attachment>(StringComparer.Ordinal);

    /// <summary>Which lines of a large group are shown; null: all of them.</summary>
    public LinePages? Pages { get; init; }

    /// <summary>Where lines are imported from a file; null: nowhere.</summary>
    public string? ImportPath { get; init; }

    public FormTemplate Template { get; }

    public AnswerSet Answers { get; }

    public AnswerSet? Previous { get; }

    public Texts T { get; }

    /// <summary>Whether there are cells: a table or lines.</summary>
    public bool HasTables => Template.Sections.Any(section => section.Items.Any(item => item is Table or LineGroup));

    /// <summary>What a question for a unit offers.</summary>
    public IReadOnlyList<OpenReturn.UnitChoice> Units { get; }

    public IReadOnlyList<Violation> Violations { get; }

    /// <summary>Somebody asked what is still missing, and did not try to submit.</summary>
    public bool IsAskedFor { get; init; }

    public string ProblemsTitle => T[IsAskedFor ? "fill.missing-count" : "fill.cannot-submit", ("count", Problems.Count)];

    /// <summary>What keeps it from being submitted, as the summary lists it; nothing before somebody tried.</summary>
    public IReadOnlyList<Problem> Problems => !_showErrors ? [] :
        [.. Violations.Where(violation => violation.Blocks).Select(violation => violation.ReasonKey is { } key
            ? violation.Problem.At(AnswerReader.ReasonPrefix + key)
            : violation.Problem)];

    /// <summary>The sections that are asked, and how far each is.</summary>
    public IReadOnlyList<PartProgress> Parts => [.. Template.Sections.Where(IsRelevant).Select(Progress)];

    /// <summary>As printed, for the summary of errors: <c>2.3</c>, or the line.</summary>
    public string? NumberOf(string place) => AnswerPlace.Parse(PlaceOfReason(place) ?? place) switch
    {
        { Group: { } group } inLine => T["fill.cell", ("label", ColumnLabel(group, inLine.Name)), ("line", inLine.Line + 1)],
        { Name: var name } => Template.Questions.FirstOrDefault(question => question.Name == name)?.Number ?? CellLabel(name),
        null => null,
    };

    /// <summary>Number and label of a question outside lines.</summary>
    public string LabelOf(string name) => $"{NumberOf(name)} {T.Of(Template.Questions.FirstOrDefault(question => question.Name == name)?.Label)}".Trim();

    public bool IsRelevant(string place) => _evaluation.IsRelevant(place);

    public bool IsRelevant(Section section) => _evaluation.IsRelevant(section);

    public bool IsRelevant(Item item) => _evaluation.IsRelevant(item);

    public bool IsRequired(string place) => _evaluation.IsRequired(place);

    /// <summary>Whether an answer that was taken over from the period before is confirmed; null: it was not taken over, or has been changed since.</summary>
    public bool? MarkAt(string place) => _evaluation.TakenOver.TryGetValue(place, out var isConfirmed) ? isConfirmed : null;

    public IReadOnlyList<Violation> At(string place) => _violations.TryGetValue(place, out var found) ? found : [];

    public Violation? ErrorAt(string place) => At(place).FirstOrDefault(violation => violation.Severity == Severity.Hard);

    public IEnumerable<Violation> DoubtsAt(string place) => At(place).Where(violation => violation.Severity == Severity.Soft);

    public int LineCount(LineGroup group) => Answers.Lines.TryGetValue(group.Name, out var lines) ? lines.Count : 0;

    /// <summary>As answered, or as worked out.</summary>
    public Value ValueAt(Question question, AnswerPlace place) => question.IsCalculated ? Find(_evaluation.Answers, place) : Find(Answers, place);

    /// <summary>For an input: what was typed where it could not be read, else the answer so that reading it again gives the same.</summary>
    public string Typed(Question question, AnswerPlace place) =>
        Answers.Unread.TryGetValue(place.ToString(), out var typed) ? typed : Typed(ValueAt(question, place));

    public static string Typed(Value value) => value.Kind switch
    {
        ValueKind.Number => VietnameseNumber.Write(value.AsNumber!.Value),
        ValueKind.Date => Texts.Vietnamese.Day(value.AsDate),
        ValueKind.Missing or ValueKind.Text or ValueKind.Boolean => value.ToString(),
    };

    /// <summary>For reading: choices by their labels, units by their names, figures in the reader's way.</summary>
    public string Shown(Question question, Value value) => value.IsMissing ? "" : question.Type switch
    {
        QuestionType.Integer or QuestionType.Money or QuestionType.Decimal or QuestionType.Percent => T.Number(value.AsNumber, question.Decimals ?? 6),
        QuestionType.Date => T.Day(value.AsDate),
        QuestionType.YesNo => value.AsText is "yes" or "no" ? T[$"answer.{value.AsText}"] : value.ToString(),
        QuestionType.SelectOne or QuestionType.SelectMany => string.Join(T.Language == "en" ? ", " : "; ", value.ToString().Split(' ').Select(choice => LabelOf(question, choice))),
        QuestionType.Unit => _units.GetValueOrDefault(value.ToString(), value.ToString()),
        QuestionType.Attachment => Files.TryGetValue(value.ToString(), out var file) ? file.FileName : value.ToString(),
        QuestionType.Text or QuestionType.LongText => value.ToString(),
    };

    public string Shown(Question question, AnswerPlace place) =>
        Answers.Unread.TryGetValue(place.ToString(), out var typed) ? typed : Shown(question, ValueAt(question, place));

    /// <summary>Names of questions whose figures of the period before mean something else.</summary>
    public IReadOnlySet<string> BrokenSeries { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Beside every figure the one of the period before, with the change; else only where the form itself asks for it.</summary>
    public bool ShowsBefore { get; init; }

    /// <summary>Whether answers of the period before may be taken over here.</summary>
    public bool TakesOver { get; init; }

    /// <summary>The figure of the period before, or why there is none to compare with; empty where there was none or nobody asks for it.</summary>
    public string Before(Question question)
    {
        if (Previous is null || !(question.ComparePrevious || (ShowsBefore && question.IsNumber)))
        {
            return "";
        }

        if (BrokenSeries.Contains(question.Name))
        {
            return T["fill.broken-series"];
        }

        var before = Previous.Values.GetValueOrDefault(question.Name);
        return before.IsMissing ? ""
            : T["fill.before", ("value", Shown(question, before))] + (ShowsBefore ? FigureChange.Of(T, before.AsNumber, ValueAt(question, AnswerPlace.Head(question.Name)).AsNumber) : "");
    }

    /// <summary>How many answers of a section can be taken over now, and how many that were wait for a word.</summary>
    public (int Blank, int Unconfirmed) TakenOverIn(Section section) => (
        TakeOver.Blanks(section, Answers, Previous, _evaluation).Count,
        TakeOver.Unconfirmed(section, Answers).Count(place => _evaluation.TakenOver.ContainsKey(place) && IsRelevant(place)));

    public string? UnitName(string code) => _units.GetValueOrDefault(code);

    /// <summary>What may be chosen at this place.</summary>
    public IReadOnlyList<Option> Offers(AnswerPlace place) => _evaluation.Offers(place.ToString());

    private PartProgress Progress(Section section)
    {
        var progress = FormProgress.Of(section.Questions, Answers, _evaluation);
        var groups = section.Items.OfType<LineGroup>().Select(group => group.Name).ToList();
        return new(
            section, progress.Answered, progress.Asked,
            Violations.Count(violation => violation.Blocks && (section.Questions.Any(question => question.Name == violation.Place)
                || groups.Exists(group => violation.Place == group || violation.Place.StartsWith(group + "[", StringComparison.Ordinal)))));
    }

    private string? PlaceOfReason(string place) => place.StartsWith(AnswerReader.ReasonPrefix, StringComparison.Ordinal)
        ? Violations.FirstOrDefault(violation => violation.ReasonKey == place[AnswerReader.ReasonPrefix.Length..])?.Place
        : null;

    private string ColumnLabel(string group, string name) =>
        T.Of(Template.LineGroups.First(lines => lines.Name == group).Questions.FirstOrDefault(question => question.Name == name)?.Label);

    /// <summary>Row and column: <c>2.9 Máy tính để bàn</c>.</summary>
    private string? CellLabel(string name) =>
        (from table in Template.Sections.SelectMany(section => section.Items).OfType<Table>()
         from row in table.Rows
         from cell in row.Cells.Zip(table.Columns, (question, column) => (question, column))
         where cell.question.Name == name
         select table.Columns.Count == 1 ? row.Number : $"{row.Number} ({T.Of(cell.column.Label)})").FirstOrDefault();

    public string LabelOf(Question question, string choice) =>
        T.Of(Template.OptionLists.FirstOrDefault(list => list.Code == question.OptionList)?.Options.FirstOrDefault(option => option.Value == choice)?.Label) is { Length: > 0 } label
            ? label
            : choice;

    private static Value Find(AnswerSet answers, AnswerPlace place) => place.Group is null
        ? answers.Values.GetValueOrDefault(place.Name)
        : answers.Lines.TryGetValue(place.Group, out var lines) && place.Line < lines.Count
            ? lines[place.Line].Values.GetValueOrDefault(place.Name)
            : Value.Missing;

    private bool IsShownAtOnce(Violation violation) =>
        Answers.Unread.ContainsKey(violation.Place) || violation is { Severity: Severity.Soft, Reason: not null } || violation.Code == NoLongerOffered;
}

/// <param name="Asked">The questions of a section that must be answered.</param>
/// <param name="Errors">What keeps the return from being submitted.</param>
public sealed record PartProgress(Section Section, int Answered, int Asked, int Errors);
