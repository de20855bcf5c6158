using Npgsql;
using Xunit.Sdk;

namespace SurveyPlatform.Tests.Ground;

public sealed class GroundTests
{
    [Fact]
    public void Continuous_integration_runs_both_stores()
    {
        if (Environment.GetEnvironmentVariable("CI") == "true")
        {
            Stores.All.Select(Stores.Missing).ShouldAllBe(reason => reason == null);
        }
    }

    [Fact]
    public void A_store_that_cannot_be_had_is_skipped_with_the_reason_and_not_passed()
    {
        var method = new TestMethod(
            new TestClass(new TestCollection(new TestAssembly(Reflector.Wrap(GetType().Assembly)), null, "any"), Reflector.Wrap(GetType())),
            Reflector.Wrap(GetType().GetMethod(nameof(The_server_answers))!));
        var cases = new EachStoreDiscoverer(new NullMessageSink())
            .Cases(method, store => store == Stores.Postgres ? "not here" : null)
            .ToDictionary(testCase => (string)testCase.TestMethodArguments[0], testCase => testCase.SkipReason);
        cases[Stores.Sqlite].ShouldBeNull();
        cases[Stores.Postgres].ShouldBe("not here");
    }

    [EachStore]
    public async Task The_server_answers(string store)
    {
        if (store == Stores.Postgres)
        {
            await using var source = NpgsqlDataSource.Create(PostgresCluster.ConnectionString);
            await using var command = source.CreateCommand("select 'ă' < 'b'");
            (await command.ExecuteScalarAsync()).ShouldBe(true);
        }
    }

    [Fact]
    public void The_clock_stands_until_it_is_moved()
    {
        var clock = new SettableClock("2023-09-14 23:30");
        clock.GetUtcNow().ShouldBe(new(2023, 9, 14, 16, 30, 0, TimeSpan.Zero));
        clock.Advance(TimeSpan.FromHours(1));
        DateOnly.FromDateTime(clock.GetLocalNow().DateTime).ShouldBe(new(2023, 9, 15));
    }

    [Fact]
    public void A_text_that_differs_from_the_approved_one_fails() =>
        Should.Throw<ShouldAssertException>(() => Golden.Match("something else", "no-such-file"));
}
