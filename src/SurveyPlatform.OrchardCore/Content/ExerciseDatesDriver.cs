using OrchardCore.ContentManagement.Display.ContentDisplay;
using OrchardCore.ContentManagement.Display.Models;
using OrchardCore.DisplayManagement.Views;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Cms.Content;

/// <summary>Asks in the product's own name: dates are everybody's, and the three small tables they are in are read with each page.</summary>
internal sealed class ExerciseDatesDriver(ListYearAhead year, Texts texts) : ContentPartDisplayDriver<ExerciseDatesPart>
{
    private const int Limit = 50;

    public override async Task<IDisplayResult?> DisplayAsync(ExerciseDatesPart part, BuildPartDisplayContext context) =>
        !(await year.RunAsync(null, Actor.System, CancellationToken.None)).Succeeded(out var shown) ? null
        : Initialize<ExerciseDatesShown>(GetDisplayShapeType(context), model => (model.Year, model.Most) = (shown, part.Most))
            .Location("Detail", "Content").Location("Summary", "Content");

    public override IDisplayResult Edit(ExerciseDatesPart part, BuildPartEditorContext context) =>
        Initialize<ExerciseDatesEdited>(GetEditorShapeType(context), model => (model.Most, model.Texts) = (part.Most, texts));

    public override async Task<IDisplayResult> UpdateAsync(ExerciseDatesPart part, UpdatePartEditorContext context)
    {
        var model = new ExerciseDatesEdited();
        await context.Updater.TryUpdateModelAsync(model, Prefix, posted => posted.Most);
        part.Most = Math.Clamp(model.Most, 1, Limit);
        return Edit(part, context);
    }
}
