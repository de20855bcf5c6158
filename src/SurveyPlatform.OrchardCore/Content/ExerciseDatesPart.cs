using Microsoft.AspNetCore.Mvc.ModelBinding;
using OrchardCore.ContentManagement;
using SurveyPlatform.Collection;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Cms.Content;

/// <summary>Of a widget that lists the periods that are open or next, and their dates.</summary>
public sealed class ExerciseDatesPart : ContentPart
{
    public int Most { get; set; } = 6;
}

/// <summary>As shown.</summary>
public class ExerciseDatesShown
{
    public ListYearAhead.Result Year { get; set; } = null!;

    public int Most { get; set; }
}

/// <summary>As edited.</summary>
public class ExerciseDatesEdited
{
    public int Most { get; set; }

    [BindNever]
    public Texts Texts { get; set; } = Texts.Vietnamese;
}
