using SurveyPlatform.Shared;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Reminders;

/// <summary>Whether a wording can be used; everything that is wrong at once.</summary>
public static class MessageCheck
{
    public static IReadOnlyList<Problem> Of(MessageKind kind, string language, MessageWording wording)
    {
        var isLeftOut = language != MessageTemplate.MainLanguage && wording.Body.Trim().Length == 0;
        return isLeftOut
            ? []
            : [.. Subject(kind, wording.Subject).Select(problem => problem.At("subject")), .. Body(kind, language, wording.Body).Select(problem => problem.At("body"))];
    }

    private static IEnumerable<Problem> Subject(MessageKind kind, string subject)
    {
        if (kind == MessageKind.Frame)
        {
            return [];
        }

        IEnumerable<Problem> problems = subject.AsSpan().IndexOfAny('\r', '\n') >= 0 ? [RemindersProblems.SubjectOfOneLine] : [];
        // A list does not fit into a line.
        var fields = MessageFields.Of(kind).Where(field => field != MessageFields.Items).ToList();
        return [.. problems, .. Text(fields, subject, MessageWording.SubjectMaxLength)];
    }

    private static IEnumerable<Problem> Body(MessageKind kind, string language, string body)
    {
        var needed = MessageFields.Needed(kind);
        // A long list is not said twice: the second language may refer to the one above.
        var mayRefer = language != MessageTemplate.MainLanguage && kind != MessageKind.Frame;
        var problems = Text(MessageFields.Of(kind), body, MessageWording.BodyMaxLength);
        return mayRefer || body.Trim().Length == 0 || MessageWording.FieldsOf(body).Contains(needed) ? problems : problems.Append(RemindersProblems.FieldNeeded(needed));
    }

    private static IEnumerable<Problem> Text(IReadOnlyList<string> fields, string text, int maxLength)
    {
        if (text.Trim().Length == 0)
        {
            yield return RemindersProblems.EmptyWording;
        }

        if (text.Length > maxLength)
        {
            yield return RemindersProblems.WordingTooLong(maxLength);
            yield break;
        }

        if (MessageWording.HasLooseBrace(text))
        {
            yield return RemindersProblems.LooseBrace;
        }

        foreach (var unknown in MessageWording.FieldsOf(text).Distinct(StringComparer.Ordinal).Except(fields))
        {
            var fix = Near.Of(unknown, fields);
            yield return RemindersProblems.UnknownField(unknown, fix is null ? null : $"{{{fix}}}", string.Join(", ", fields.Select(field => $"{{{field}}}")));
        }
    }
}
