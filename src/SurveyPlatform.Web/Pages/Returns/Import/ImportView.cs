using System.Globalization;
using SurveyPlatform.Returns;
using SurveyPlatform.Returns.Import;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;
using SurveyPlatform.Templates.XlsForm;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Returns.Import;

/// <summary>Places and values of an import as people read them.</summary>
public sealed class ImportView(ImportSession session, Texts texts)
{
    private readonly ChoiceLabels _choices = new(session.Template, session.Opened.Units);
    private readonly Dictionary<int, ImportRow> _rows = session.Table.Rows.ToDictionary(row => row.Number);

    public Texts T => texts;

    public string At(ImportRemark remark) => At(remark.Row, remark.Column);

    /// <summary><c>Đường truyền!F12</c>; of a text file the line and the column.</summary>
    public string At(int row, int column) => session.IsText
        ? T[column > 0 ? "import.at-line-column" : "import.at-line", ("line", row), ("column", column)]
        : string.Create(CultureInfo.InvariantCulture, $"{session.Plan.Sheet}!{(column > 0 ? FormSheet.Address(row, column) : row)}");

    public string LabelOf(ImportRemark remark) => T.Of(session.Group.Questions.FirstOrDefault(question => question.Name == remark.Problem.Place)?.Label);

    public string ContentAt(ImportRemark remark) => _rows.GetValueOrDefault(remark.Row)?.Shown(remark.Column) ?? "";

    public string FixOf(ImportRemark remark) => T.FixOf(remark.Problem) ?? T["import.fix-anywhere"];

    public string Shown(Question question, Value value) => value.IsMissing ? "" : question.Type switch
    {
        QuestionType.Unit or QuestionType.SelectOne or QuestionType.YesNo => _choices.LabelOf(question, value.ToString(), T.Language),
        QuestionType.SelectMany => string.Join("; ", value.ToString().Split(' ').Select(choice => _choices.LabelOf(question, choice, T.Language))),
        QuestionType.Integer or QuestionType.Decimal or QuestionType.Percent or QuestionType.Money => T.Number(value.AsNumber, question.Decimals ?? 6),
        QuestionType.Date => T.Day(value.AsDate),
        QuestionType.Text or QuestionType.LongText or QuestionType.Attachment => value.ToString(),
    };

    public string Shown(Question question, MergedLine line) =>
        line.Unread.GetValueOrDefault(question.Name) ?? Shown(question, line.Values.GetValueOrDefault(question.Name));

    /// <summary>As it is in the draft.</summary>
    public string ShownBefore(Question question, int line)
    {
        var place = new AnswerPlace(session.Group.Name, line, question.Name);
        return session.Opened.Answers.Unread.GetValueOrDefault(place.ToString())
            ?? Shown(question, session.Opened.Answers.Lines[session.Group.Name][line].Values.GetValueOrDefault(question.Name));
    }
}
