namespace SurveyPlatform.Reminders;

/// <summary>The fields that the wording of a kind of message may use.</summary>
public static class MessageFields
{
    public const string Addressee = "addressee";
    public const string Content = "content";
    public const string Site = "site";

    /// <summary>Every return that the part is about, one by one.</summary>
    public const string Items = "items";
    public const string Count = "count";
    public const string Units = "units";
    public const string Unit = "unit";
    public const string Collection = "collection";
    public const string Period = "period";

    /// <summary>The earliest one where the part is about several returns.</summary>
    public const string Due = "due";
    public const string Lock = "lock";

    /// <summary>Working days to or from the due date; the latest unit's where there are several.</summary>
    public const string Days = "days";

    private static readonly string[] OfFrame = [Addressee, Content, Site];
    private static readonly string[] OfParts = [Items, Count, Units, Unit, Collection, Period, Due, Lock, Days];

    public static IReadOnlyList<string> Of(MessageKind kind) => kind == MessageKind.Frame ? OfFrame : OfParts;

    /// <summary>Without it a message would not say what it is about.</summary>
    public static string Needed(MessageKind kind) => kind == MessageKind.Frame ? Content : Items;
}
