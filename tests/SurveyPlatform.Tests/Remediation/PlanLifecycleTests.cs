using SurveyPlatform.Remediation;

namespace SurveyPlatform.Tests.Remediation;

public sealed class PlanLifecycleTests
{
    [Fact]
    public void Every_state_answers_every_action_as_this_table_says()
    {
        string[] table =
        [
            "              AskOpinions   Revise  Issue  Start    Complete Reopen",
            "Draft         OpinionsAsked -       -      -        -        -",
            "OpinionsAsked -             Revised Issued -        -        -",
            "Revised       OpinionsAsked -       Issued -        -        -",
            "Issued        -             Revised -      UnderWay -        -",
            "UnderWay      -             Revised -      -        Done     -",
            "Done          -             -       -      -        -        UnderWay",
        ];
        var actions = Words(table[0]).Select(Enum.Parse<PlanAction>).ToList();
        actions.ShouldBe(Enum.GetValues<PlanAction>(), ignoreOrder: true);
        table.Skip(1).Select(row => Enum.Parse<PlanState>(Words(row)[0])).ShouldBe(Enum.GetValues<PlanState>(), ignoreOrder: true);
        foreach (var cells in table.Skip(1).Select(Words))
        {
            foreach (var (action, expected) in actions.Zip(cells.Skip(1)))
            {
                (PlanLifecycle.Next(Enum.Parse<PlanState>(cells[0]), action)?.ToString() ?? "-").ShouldBe(expected, $"{cells[0]} {action}");
            }
        }
    }

    private static string[] Words(string row) => row.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
