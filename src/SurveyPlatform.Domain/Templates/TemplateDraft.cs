namespace SurveyPlatform.Templates;

/// <summary>A form while it is being designed. One draft per form; publishing it makes the next <see cref="TemplateVersion"/> and ends the draft.</summary>
public sealed class TemplateDraft
{
    /// <summary>The longest form document, in characters of its JSON.</summary>
    public const int DocumentMaxLength = 4_000_000;

    public required string TemplateCode { get; init; }

    /// <summary>The <see cref="FormTemplate"/> as JSON. It can be read, but may still be wrong: <see cref="TemplateCheck"/> tells.</summary>
    public string DocumentJson { get; private set; } = "";

    /// <summary>Incremented by every save. The database refuses a write that saw an older one.</summary>
    public int Version { get; private set; }

    /// <summary>The published version that the draft began from; 0: none was published.</summary>
    public int BasedOn { get; set; }

    public string SavedBy { get; private set; } = "";

    public DateTime SavedAtUtc { get; private set; }

    public void Save(string documentJson, string by, DateTime atUtc)
    {
        (DocumentJson, SavedBy, SavedAtUtc) = (documentJson, by, atUtc);
        Version++;
    }
}
