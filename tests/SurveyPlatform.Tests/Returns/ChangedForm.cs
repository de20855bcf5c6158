using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Returns;

/// <summary>The hardware return as a designer changes it in the middle of a quarter.</summary>
public static class ChangedForm
{
    public const string Code = "hardware";

    /// <summary>One question dropped, one renamed, one that its answers no longer fit, one that they do, and a new one.</summary>
    public static FormTemplate Of(FormTemplate form) => form.With(question => question.Name switch
    {
        "proposals" => null,
        "routers_unpatched" => question with { Name = "routers_to_patch", Element = "routers_unpatched" },
        "reporter_name" => question with { Type = QuestionType.Date, MaxLength = null },
        "security_incidents" => question with { Type = QuestionType.Text, Min = null, Max = null },
        _ => question,
    }).Add(new Question("reporter_email", QuestionType.Text, new("Thư điện tử người lập"), Required: "true()"));

    /// <summary>Each question outside lines as the function gives it back; null: taken out.</summary>
    public static FormTemplate With(this FormTemplate form, Func<Question, Question?> change) => form with
    {
        Sections =
        [
            .. form.Sections.Select(section => section with
            {
                Items =
                [
                    .. section.Items.Select(item => item switch
                    {
                        Question question => change(question),
                        Table table => table with { Rows = [.. table.Rows.Select(row => row with { Cells = [.. row.Cells.Select(cell => change(cell)!)] })] },
                        _ => item,
                    }).OfType<Item>(),
                ],
            }),
        ],
    };

    public static FormTemplate Add(this FormTemplate form, Item item) =>
        form with { Sections = [.. form.Sections.SkipLast(1), form.Sections[^1] with { Items = [.. form.Sections[^1].Items, item] }] };

    public static async Task<FormTemplate> NewestAsync(this Site site, string code = Code) => TemplateJson.Read(await site.StoreAsync(db => db.TemplateVersions
        .Where(version => version.TemplateCode == code).OrderByDescending(version => version.Number).Select(version => version.DocumentJson).FirstAsync())).Require();

    public static async Task<int> DraftAsync(this Site site, FormTemplate form)
    {
        var version = await site.StoreAsync(db => db.TemplateDrafts.Where(draft => draft.TemplateCode == form.Code).Select(draft => draft.Version).FirstOrDefaultAsync());
        return (await site.AskAsync((SaveTemplateDraft save) => save.RunAsync(form, version, Actor.System, CancellationToken.None))).Require().Version;
    }

    public static Task<List<ExerciseId>> OpenExercisesAsync(this Site site, string code = Code) => site.StoreAsync(db => db.Exercises
        .Where(exercise => exercise.State == ExerciseState.Open && exercise.Collection.TemplateCode == code).Select(exercise => exercise.Id).ToListAsync());

    /// <summary>Publishes and takes all open exercises along.</summary>
    public static async Task<Outcome<PublishForm.Result>> PublishAndMoveAsync(this Site site, FormTemplate form, int atOnce = PublishForm.DraftsAtOnce)
    {
        var draft = await site.DraftAsync(form);
        var exercises = await site.OpenExercisesAsync(form.Code);
        return await site.AskAsync((PublishForm publish) =>
            publish.RunAsync(new(form.Code, draft, exercises, new Dictionary<Guid, TemplateMapping>(), atOnce), Actor.System, CancellationToken.None));
    }

    public static Task<Outcome<MoveDrafts.Result>> MoveDraftsAsync(this Site site) =>
        site.AskAsync((MoveDrafts move) => move.RunAsync(Actor.System, CancellationToken.None));
}
