using System.Collections.Frozen;
using System.Text.RegularExpressions;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Templates.XlsForm;

internal enum XlsKind
{
    Question,
    Select,
    Note,
    Range,
    Calculate,
    Hidden,
    Acknowledge,

    /// <summary>Filled in by the device; only <c>today</c> has a meaning here.</summary>
    Metadata,

    /// <summary>What a web form of figures cannot ask for.</summary>
    LeftOut,
    BeginGroup,
    EndGroup,
    BeginRepeat,
    EndRepeat,
    Unknown,
}

/// <summary>The cell <c>type</c>, read.</summary>
/// <param name="Word">Its keyword as XLSForm spells it today.</param>
/// <param name="Becomes">The type here.</param>
/// <param name="IsChanged">It becomes something like it, not the same.</param>
internal sealed partial record XlsType(XlsKind Kind, string Word, QuestionType Becomes = QuestionType.Text, bool IsChanged = false, string? List = null, bool HasOther = false)
{
    private static readonly FrozenDictionary<string, XlsType> Words = ((XlsType[])
    [
        new(XlsKind.Question, "integer", QuestionType.Integer), new(XlsKind.Question, "decimal", QuestionType.Decimal), new(XlsKind.Question, "percentage", QuestionType.Percent),
        new(XlsKind.Question, "text"), new(XlsKind.Question, "date", QuestionType.Date), new(XlsKind.Question, "datetime", QuestionType.Date, IsChanged: true),
        new(XlsKind.Question, "time", IsChanged: true), new(XlsKind.Question, "barcode", IsChanged: true), new(XlsKind.Question, "phone number", IsChanged: true),
        new(XlsKind.Question, "image", QuestionType.Attachment), new(XlsKind.Question, "file", QuestionType.Attachment), new(XlsKind.Note, "note"),
        new(XlsKind.Range, "range", QuestionType.Integer), new(XlsKind.Calculate, "calculate"), new(XlsKind.Hidden, "hidden"),
        new(XlsKind.Acknowledge, "acknowledge", QuestionType.SelectOne, IsChanged: true),
        new(XlsKind.BeginGroup, "begin_group"), new(XlsKind.EndGroup, "end_group"), new(XlsKind.BeginRepeat, "begin_repeat"), new(XlsKind.EndRepeat, "end_repeat"),
        .. LeftOutWords.Select(word => new XlsType(XlsKind.LeftOut, word)), .. MetadataWords.Select(word => new XlsType(XlsKind.Metadata, word)),
    ]).ToFrozenDictionary(type => type.Word, StringComparer.Ordinal);

    private static string[] LeftOutWords =>
    [
        "geopoint", "geotrace", "geoshape", "audio", "video", "background-audio", "background-geopoint", "start-geopoint", "osm", "xml-external", "csv-external",
        "select_one_from_file", "select_multiple_from_file", "select_one_external", "rank_from_file", "include", "annotate", "draw", "signature", "entity",
    ];

    private static string[] MetadataWords =>
    [
        "start", "end", "today", "deviceid", "subscriberid", "simserial", "phonenumber", "username", "email", "audit", "imei", "caseid", "network type",
    ];

    private static readonly FrozenDictionary<string, string> Synonyms = new (string Word, string[] Synonyms)[]
    {
        ("integer", ["int", "number"]), ("text", ["string", "long text", "comment"]), ("datetime", ["date time", "date_time"]), ("date", ["day"]), ("percentage", ["percent"]),
        ("image", ["photo", "picture"]), ("calculate", ["calculation", "calculated"]), ("acknowledge", ["acknowledgement", "trigger"]), ("geopoint", ["gps", "location"]),
        ("begin_group", ["begin group", "begin section", "begin_section", "begingroup", "begin-group"]), ("end_group", ["end group", "end section", "end_section", "endgroup", "end-group"]),
        ("begin_repeat", ["begin repeat", "begin lgroup", "beginrepeat", "begin-repeat"]), ("end_repeat", ["end repeat", "end lgroup", "endrepeat", "end-repeat"]),
        ("phone number", ["phone_number", "tel"]), ("phonenumber", ["get phone number", "uri:phonenumber"]), ("deviceid", ["device id", "get device id", "uri:deviceid"]),
        ("username", ["uri:username"]), ("email", ["uri:email"]), ("today", ["get today"]), ("start", ["start time", "get start time"]), ("end", ["end time", "get end time"]),
        ("subscriberid", ["subscriber id", "get subscriber id"]), ("simserial", ["sim id", "get sim id"]),
    }.SelectMany(word => word.Synonyms.Select(synonym => (word.Word, Synonym: synonym))).ToFrozenDictionary(pair => pair.Synonym, pair => pair.Word, StringComparer.Ordinal);

    public static XlsType Read(string cell)
    {
        var written = VietnameseText.Clean(cell);
        if (Choices().Match(written) is { Success: true } select)
        {
            return Select(select);
        }

        var word = Prompt().Replace(written.ToLowerInvariant(), "");
        word = Synonyms.GetValueOrDefault(word, word);
        return Words.GetValueOrDefault(word) ?? OfFirstWord(word) ?? new(XlsKind.Unknown, written);
    }

    /// <summary>The type that was probably meant; null when none is near.</summary>
    public static string? Nearest(string written)
    {
        var words = VietnameseText.SearchKey(written).Split(' ');
        string[] known = [.. Words.Keys, "select_one", "select_multiple", "rank"];
        return words is ["begin", ..] ? "begin_group, begin_repeat" : Near.Of(words[0], known) ?? Near.Of(string.Join('_', words.Take(2)), known);
    }

    /// <summary><c>end_group household</c> ends a group; <c>db:person</c> picks a record of another program.</summary>
    private static XlsType? OfFirstWord(string word) =>
        word.StartsWith("db:", StringComparison.Ordinal) ? new(XlsKind.LeftOut, word)
        : Words.TryGetValue(word.Split(' ')[0], out var first) && first.Kind is XlsKind.LeftOut or XlsKind.EndGroup or XlsKind.EndRepeat ? first
        : null;

    private static XlsType Select(Match select)
    {
        var (word, rest) = (select.Groups["word"].Value.ToLowerInvariant(), select.Groups["list"].Value);
        if (word.Contains("file", StringComparison.Ordinal) || word.Contains("external", StringComparison.Ordinal) || rest.StartsWith("${", StringComparison.Ordinal))
        {
            return new(XlsKind.LeftOut, word.Contains("external", StringComparison.Ordinal) ? "select_one_external" : "select_one_from_file");
        }

        var (name, type, changed) = word.Contains("rank", StringComparison.Ordinal) ? ("rank", QuestionType.SelectMany, true)
            : word.Contains("multiple", StringComparison.Ordinal) || word.Contains("all", StringComparison.Ordinal) ? ("select_multiple", QuestionType.SelectMany, false)
            : ("select_one", QuestionType.SelectOne, false);
        return new(XlsKind.Select, name, type, changed, rest, select.Groups["other"].Success);
    }

    [GeneratedRegex(
        @"^(?<word>(add )?(select[_ ]?one([_ ]from[_ ]file|[_ ]external)?|select1|select[_ ]multiple([_ ]from[_ ]file)?|select all that apply|(odk:)?rank([_ ]from[_ ]file)?)( prompt)?)(( (from|using))? (?<list>\S.*?))??(?<other> or[_ ](specify[_ ])?other)?$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Choices();

    [GeneratedRegex("^(add |q )| (prompt|question)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Prompt();
}
