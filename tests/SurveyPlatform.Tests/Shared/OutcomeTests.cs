using SurveyPlatform.Shared;

namespace SurveyPlatform.Tests.Shared;

public sealed class OutcomeTests
{
    private static readonly Problem Refusal = SharedProblems.NotPermitted;

    [Fact]
    public void A_value_succeeds()
    {
        Outcome<int> outcome = 7;
        outcome.Succeeded(out var value).ShouldBeTrue();
        value.ShouldBe(7);
    }

    [Fact]
    public void A_problem_is_a_refusal()
    {
        Outcome<string> outcome = Refusal;
        outcome.Succeeded(out _).ShouldBeFalse();
        outcome.Problems.ShouldBe([Refusal]);
    }

    [Fact]
    public void A_refusal_needs_a_reason() => Should.Throw<ArgumentException>(() => new Outcome<int>([]));

    [Fact]
    public void A_refusal_ends_the_chain()
    {
        Outcome<int> refused = Refusal;
        refused.Then<int>(_ => throw new InvalidOperationException("not reached")).Problems.ShouldBe([Refusal]);
    }

    [Fact]
    public void To_require_a_refused_value_is_a_bug_that_says_why() =>
        Should.Throw<InvalidOperationException>(() => ((Outcome<int>)Refusal).Require()).Message.ShouldContain(Refusal.Code);
}
