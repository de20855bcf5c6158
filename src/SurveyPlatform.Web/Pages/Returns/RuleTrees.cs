using System.Text.Json;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Web.Pages.Returns;

/// <summary>Writes expressions as trees, and keeps what the page needs beside them.</summary>
internal sealed class RuleTrees(Utf8JsonWriter json, FormTemplate template)
{
    /// <summary>Questions whose earlier answer an expression asks for.</summary>
    public HashSet<string> Previous { get; } = new(StringComparer.Ordinal);

    /// <summary>Option lists, by code, that an expression reads.</summary>
    public HashSet<string> Lists { get; } = new(StringComparer.Ordinal);

    /// <summary>Nothing where there is no expression.</summary>
    public Expression? Write(string property, string? text, bool isFilter = false)
    {
        if (text is null)
        {
            return null;
        }

        json.WritePropertyName(property);
        return Write(text, isFilter);
    }

    public Expression Write(string text, bool isFilter = false)
    {
        var expression = (isFilter ? Expression.ParseFilter(text) : Expression.Parse(text)).Require();
        Previous.UnionWith(expression.PreviousReferences);
        using var document = JsonDocument.Parse(expression.ToJson());
        Lists.UnionWith(ListsOf(document.RootElement));
        document.RootElement.WriteTo(json);
        return expression;
    }

    private IEnumerable<string> ListsOf(JsonElement tree)
    {
        if (tree.ValueKind != JsonValueKind.Array || tree.GetArrayLength() < 2)
        {
            return [];
        }

        var own = tree[0].ValueKind == JsonValueKind.String ? tree[0].GetString() : null;
        var named = own switch
        {
            "choice" or "lookup" => tree[1].GetString(),
            "label" => template.Questions.Concat(template.LineGroups.SelectMany(group => group.Questions))
                .FirstOrDefault(question => question.Name == tree[1][1].GetString())?.OptionList,
            _ => null,
        };
        var below = tree.EnumerateArray().SelectMany(ListsOf);
        return named is null ? below : below.Append(named);
    }
}
