using Microsoft.AspNetCore.Mvc.ModelBinding;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Theme;

/// <summary>What Orchard Core found wrong with a form, as the pages of the product say it: on top and beside the field.</summary>
public static class ModelProblems
{
    public static IReadOnlyList<Problem> Of(ModelStateDictionary state) =>
    [
        .. from entry in state
           from error in entry.Value?.Errors ?? []
           select new Problem("cms.model", ProblemKind.Invalid, error.ErrorMessage) { Place = entry.Key is { Length: > 0 } key ? key : null, Text = new(error.ErrorMessage) },
    ];
}
