using SurveyPlatform.Shared;

namespace SurveyPlatform.Templates.XlsForm;

/// <summary>Which cell a place of the form document (<c>section › name › relevant</c>) came from, so that what is wrong with the form is told at the cell.</summary>
internal sealed class Places
{
    private const string Between = " › ";
    private readonly Dictionary<string, Field> _cells = new(StringComparer.Ordinal);

    public static string Of(params IEnumerable<string> path) => string.Join(Between, path);

    public void Add(string place, Field cell) => _cells.TryAdd(place, cell);

    /// <summary>The row's cells, under the names of the properties they became.</summary>
    public void AddRow(string place, SurveyRow row, Field relevant)
    {
        Add(place, row["name"]);
        foreach (var (property, column) in new[]
        {
            ("label", "label"), ("required", "required"), ("calculation", "calculation"), ("constraint", "constraint"), ("choiceFilter", "choice_filter"), ("optionList", "type"),
            ("min", "sp_min"), ("max", "sp_max"), ("decimals", "sp_decimals"), ("maxLength", "sp_max_length"),
        })
        {
            Add(Of(place, property), row[column]);
        }

        Add(Of(place, "relevant"), relevant);
    }

    /// <summary>The cell of the place, or of the nearest above it.</summary>
    public Problem At(Problem problem, Field otherwise)
    {
        for (var place = problem.Place ?? ""; place.Length > 0; place = place.LastIndexOf(Between, StringComparison.Ordinal) is > 0 and var end ? place[..end] : "")
        {
            if (_cells.TryGetValue(place, out var cell))
            {
                return problem.At(cell.Place);
            }
        }

        return problem.At(otherwise.Place);
    }
}
