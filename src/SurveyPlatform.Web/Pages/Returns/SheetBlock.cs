using SurveyPlatform.Templates;

namespace SurveyPlatform.Web.Pages.Returns;

/// <summary>What stands in one table of the printed form: questions that follow one another, and then a table or repeating lines or a note.</summary>
public sealed record SheetBlock(IReadOnlyList<Question> Questions, Item? Then = null)
{
    public static IReadOnlyList<SheetBlock> Of(IEnumerable<Item> items)
    {
        List<SheetBlock> blocks = [];
        List<Question> run = [];
        foreach (var item in items)
        {
            if (item is Question question)
            {
                run.Add(question);
                continue;
            }

            blocks.Add(new(run, item));
            run = [];
        }

        return [.. blocks, new(run)];
    }
}
