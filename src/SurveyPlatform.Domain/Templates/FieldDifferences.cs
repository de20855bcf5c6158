using System.Globalization;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Templates;

/// <summary>The changed properties of one part of a form.</summary>
internal sealed class FieldDifferences(FormPart part, string place, string name, LocalizedText? label)
{
    private readonly List<TemplateDifference> _found = [];

    public IReadOnlyList<TemplateDifference> Found => _found;

    public FieldDifferences Text(string field, LocalizedText? before, LocalizedText? after) =>
        Changed(DifferenceKind.TextChanged, field, before?.Vi, after?.Vi, "vi")
        .Changed(DifferenceKind.TextChanged, field, before?.En, after?.En, "en");

    public FieldDifferences Rule(string field, string? before, string? after) => Changed(DifferenceKind.RuleChanged, field, before, after);

    public FieldDifferences Limit(string field, decimal? before, decimal? after) =>
        Changed(DifferenceKind.LimitChanged, field, before?.ToString(CultureInfo.InvariantCulture), after?.ToString(CultureInfo.InvariantCulture));

    public FieldDifferences Renamed(string before, string after) => Changed(DifferenceKind.Renamed, "name", before, after);

    public FieldDifferences Changed(DifferenceKind kind, string field, string? before, string? after, string? language = null)
    {
        var (was, now) = (string.IsNullOrEmpty(before) ? null : before, string.IsNullOrEmpty(after) ? null : after);
        if (was != now)
        {
            _found.Add(new(kind, part, kind == DifferenceKind.Renamed ? place : $"{place} › {field}", name, label, field, language, was, now));
        }

        return this;
    }

    public static IReadOnlyList<TemplateDifference> OfForm(FormTemplate was, FormTemplate now)
    {
        var form = new FieldDifferences(FormPart.Form, "", "", now.Title).Text("title", was.Title, now.Title)
            .Text("introduction", was.Introduction, now.Introduction).Text("legalBasis", was.LegalBasis, now.LegalBasis);
        return [.. form.Found.Select(difference => difference with { Place = difference.Field! })];
    }

    public static IReadOnlyList<TemplateDifference> Of(Section was, Section now) =>
        new FieldDifferences(FormPart.Section, now.Code, now.Code, now.Title).Renamed(was.Code, now.Code)
            .Text("title", was.Title, now.Title).Text("note", was.Note, now.Note).Rule("relevant", was.Relevant, now.Relevant).Found;

    public static IReadOnlyList<TemplateDifference> Of(Table was, Table now, string place) =>
        new FieldDifferences(FormPart.Table, place, now.Code, now.Label).Renamed(was.Code, now.Code)
            .Text("label", was.Label, now.Label).Rule("relevant", was.Relevant, now.Relevant).Found;

    public static IReadOnlyList<TemplateDifference> Of(TableRow was, TableRow now, string place) =>
        new FieldDifferences(FormPart.Row, place, "", now.Label).Text("label", was.Label, now.Label)
            .Changed(DifferenceKind.TextChanged, "number", was.Number, now.Number).Found;

    public static IReadOnlyList<TemplateDifference> Of(TableColumn was, TableColumn now, string place) =>
        new FieldDifferences(FormPart.Column, place, "", now.Label).Text("label", was.Label, now.Label)
            .Text("unitOfMeasure", was.UnitOfMeasure, now.UnitOfMeasure).Found;

    public static IReadOnlyList<TemplateDifference> Of(LineGroup was, LineGroup now, string place) =>
        new FieldDifferences(FormPart.Lines, place, now.Name, now.Label).Renamed(was.Name, now.Name)
            .Text("label", was.Label, now.Label).Text("note", was.Note, now.Note).Rule("relevant", was.Relevant, now.Relevant)
            .Limit("minLines", was.MinLines, now.MinLines).Limit("maxLines", was.MaxLines, now.MaxLines).Found;
}
