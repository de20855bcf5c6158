using Microsoft.AspNetCore.Mvc.ModelBinding;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Cms.Accounts;

/// <summary>As edited: empty, a unit's key or <see cref="SurveyUser.EveryUnit"/>.</summary>
public class UnitOfUser
{
    public string? DisplayName { get; set; }

    public string? Unit { get; set; }

    [BindNever]
    public IReadOnlyList<(string Key, string Name)> Units { get; set; } = [];

    [BindNever]
    public Texts Texts { get; set; } = Texts.Vietnamese;
}
