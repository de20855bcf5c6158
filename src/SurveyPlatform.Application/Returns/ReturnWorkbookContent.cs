using SurveyPlatform.Shared;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Returns;

/// <summary>What the workbook of a return is written from.</summary>
/// <param name="Words">The texts around the questions, in <paramref name="Language"/>.</param>
/// <param name="Seal">The identity as nobody else can write it (<see cref="WorkbookSeal"/>).</param>
public sealed record ReturnWorkbookContent(OpenReturn.Result Return, string Language, Words Words, string Seal)
{
    public FormTemplate Template => Return.Template.Template;

    public string Of(LocalizedText? text) => text?.In(Language) ?? "";

    /// <summary>Unit and period, as at the head of each sheet.</summary>
    public string Head => $"{Return.Obligation.AuthorityName} · {Return.Obligation.Exercise.Period.Title(Language)}";
}

/// <summary>A text of the pages by its key: the documents are written in the reader's language too.</summary>
public delegate string Words(string key, params ReadOnlySpan<(string Name, object? Value)> arguments);
