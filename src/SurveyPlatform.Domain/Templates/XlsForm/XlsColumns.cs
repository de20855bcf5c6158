using System.Collections.Frozen;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Templates.XlsForm;

/// <summary>The columns of one kind of sheet, under all the names that forms give them.</summary>
/// <param name="Read">Those that mean something here.</param>
/// <param name="Idle">Columns of XLSForm that have no effect here; named once with what they hold.</param>
/// <param name="KeepsOthers">Columns of other names belong to the data (the choices' own columns).</param>
internal sealed record XlsColumns(FrozenSet<string> Read, FrozenSet<string> Idle, FrozenDictionary<string, string> Synonyms, bool KeepsOthers)
{
    /// <summary>Additional columns of this platform begin so.</summary>
    public const string OursPrefix = "sp_";

    public static XlsColumns Survey { get; } = Of(
        [
            "type", "name", "label", "hint", "guidance_hint", "required", "relevant", "calculation", "constraint", "constraint_message", "choice_filter",
            "appearance", "parameters", "repeat_count", "read_only", "disabled", "notes", "sp_kind", "sp_name", "sp_type", "sp_number", "sp_unit", "sp_measure", "sp_min",
            "sp_max", "sp_decimals", "sp_max_length", "sp_constraint", "sp_compare_previous", "sp_element", "sp_min_lines", "sp_max_lines",
        ],
        [
            "required_message", "default", "media", "image", "big-image", "audio", "video", "autoplay", "accuracythreshold", "trigger", "bind", "control", "body", "instance",
            "sms_field", "sms_option", "sms_date_format", "sms_datetime_format", "sms_separator", "query", "rows", "intent", "save_to", "hxl", "short_label", "publishable",
            "minimum_seconds", "noapperrorstring", "response_note", "no_app_error_string", "compact_tag", "validation", "flat", "count", "options", "label_long",
        ],
        [
            ("relevance", "relevant"), ("calculate", "calculation"), ("caption", "label"), ("command", "type"), ("tag", "name"), ("value", "name"), ("constraint_msg", "constraint_message"),
            ("constraintmsg", "constraint_message"), ("jr:constraintmsg", "constraint_message"), ("requiredmsg", "required_message"), ("jr:requiredmsg", "required_message"), ("readonly", "read_only"),
            ("guidance", "guidance_hint"), ("choicefilter", "choice_filter"), ("jr:count", "repeat_count"), ("parameter", "parameters"), ("list_name_type", "type"),
        ]);

    public static XlsColumns Choices { get; } = Of(
        ["list_name", "name", "label", "notes"],
        ["media", "image", "big-image", "audio", "video", "sms_option", "order", "geometry"],
        [("value", "name"), ("caption", "label"), ("listname", "list_name"), ("list", "list_name")],
        keepsOthers: true);

    public static XlsColumns Settings { get; } = Of(
        ["form_title", "form_id", "version", "default_language", "allow_choice_duplicates", "sp_title", "sp_introduction", "sp_legal_basis"],
        [
            "style", "public_key", "submission_url", "auto_send", "auto_delete", "instance_name", "sms_keyword", "sms_separator", "sms_allow_media", "sms_date_format", "sms_datetime_format",
            "sms_response", "clean_text_values", "prefix", "delimiter", "namespaces", "name", "instance_xmlns", "attribute", "instance_id", "form_name", "language", "omit_instanceid", "client_editable",
        ],
        [("title", "form_title"), ("set_form_title", "form_title"), ("set_form_id", "form_id"), ("id_string", "form_id"), ("formid", "form_id")]);

    public static XlsColumns Checks { get; } = Of(["question", "code", "severity", "expression", "message"], [], []);

    /// <summary>The column's name here, and what comes after a colon: its language, mostly.</summary>
    public (string Name, string Language) Find(string head)
    {
        var parts = Array.ConvertAll(head.Contains("::", StringComparison.Ordinal) ? head.Split("::") : SplitOnce(head), part => part.Trim());
        var name = Key(parts[0]);
        if (name is "bind" or "control" or "body" && parts.Length > 1 && Canonical(Key(string.Join(':', parts[1..]))) is { } inner && Read.Contains(inner))
        {
            return (inner, "");
        }

        return (Canonical(name), parts.Length > 1 ? string.Join("::", parts[1..]) : "");
    }

    /// <summary>Capitals, blanks and the way accents are composed do not matter in a head.</summary>
    public static string Key(string text) => VietnameseText.SearchKey(text).Replace(' ', '_');

    private string Canonical(string name) => Synonyms.GetValueOrDefault(name, name);

    private static string[] SplitOnce(string head) =>
        head.IndexOf(':', StringComparison.Ordinal) is > 0 and var at && !head.StartsWith("jr:", StringComparison.OrdinalIgnoreCase) ? [head[..at], head[(at + 1)..]] : [head];

    private static XlsColumns Of(string[] read, string[] idle, (string From, string To)[] synonyms, bool keepsOthers = false) => new(
        read.ToFrozenSet(StringComparer.Ordinal), idle.ToFrozenSet(StringComparer.Ordinal),
        synonyms.ToFrozenDictionary(pair => pair.From, pair => pair.To, StringComparer.Ordinal), keepsOthers);
}
