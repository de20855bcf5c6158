using SurveyPlatform.Returns;

namespace SurveyPlatform.Tests.Returns;

public sealed class ReturnLifecycleTests
{
    private const string Table = """
                Submit     SendBack   Approve    Reopen     Restore
    Draft       Submitted  -          -          -          -
    Submitted   -          SentBack   Approved   -          -
    SentBack    Submitted  -          -          -          Submitted
    Approved    -          -          -          SentBack   -
    """;

    [Fact]
    public void Every_state_answers_every_action_as_this_table_says()
    {
        var actions = Enum.GetValues<ReturnAction>();
        var rows = Enum.GetValues<ReturnState>()
            .Select(state => $"{state,-12}{string.Join("", actions.Select(action => $"{ReturnLifecycle.Next(state, action)?.ToString() ?? "-",-11}"))}".TrimEnd());
        string.Join('\n', rows.Prepend($"{"",-12}{string.Join("", actions.Select(action => $"{action,-11}"))}".TrimEnd())).ShouldBe(Table);
    }

    [Fact]
    public void A_move_that_is_not_in_the_table_is_refused_with_the_state_and_changes_nothing()
    {
        var formReturn = new FormReturn();
        var problem = formReturn.Apply(ReturnAction.Approve, "somebody", default, null, default).Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe("returns.not-allowed");
        problem.Arguments["state"].ShouldBe(ReturnState.Draft);
        (formReturn.State, formReturn.Version, formReturn.Moves.Count).ShouldBe((ReturnState.Draft, 0, 0));
    }

    [Theory]
    [InlineData("2023-09-21", Punctuality.OnTime)]
    [InlineData("2023-09-22", Punctuality.Late)]
    public void The_due_day_itself_is_on_time(string submitted, Punctuality expected) =>
        PunctualityRule.Evaluate(new(2023, 9, 21), DateOnly.ParseExact(submitted, "yyyy-MM-dd"), new(2023, 12, 1)).ShouldBe(expected);

    [Theory]
    [InlineData("2023-09-21", Punctuality.NotYetDue)]
    [InlineData("2023-09-22", Punctuality.Missing)]
    public void What_did_not_come_is_missing_from_the_day_after(string today, Punctuality expected) =>
        PunctualityRule.Evaluate(new(2023, 9, 21), null, DateOnly.ParseExact(today, "yyyy-MM-dd")).ShouldBe(expected);
}
