using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Returns;

namespace SurveyPlatform.Tests.Returns;

public sealed class ReviewRuleTests
{
    [Fact]
    public void Nobody_reviews_the_own_units_return_nor_one_outside_the_own_scope()
    {
        var random = new Random(2023);
        for (var run = 0; run < 5000; run++)
        {
            var (path, scope) = (Path(random), Path(random));
            foreach (var level in Enum.GetValues<ReviewedBy>())
            {
                foreach (var asks in (bool[])[true, false])
                {
                    ReviewRule.StandingOf(level, path, path, asks).ShouldBeNull();
                    ReviewRule.StandingOf(level, path, null, asks).ShouldBeNull();
                    if (!path.StartsWith(scope, StringComparison.Ordinal))
                    {
                        ReviewRule.StandingOf(level, path, scope, asks).ShouldBeNull($"{path} by {scope}");
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData(ReviewedBy.Superior, "/1/5/", false, ReviewStanding.Competent)]
    [InlineData(ReviewedBy.Superior, "/1/5/", true, ReviewStanding.Competent)]
    [InlineData(ReviewedBy.Superior, "/1/", true, ReviewStanding.InSuperiorsPlace)]
    [InlineData(ReviewedBy.Superior, "/", true, ReviewStanding.InSuperiorsPlace)]
    [InlineData(ReviewedBy.Superior, "/1/", false, null)]
    [InlineData(ReviewedBy.Superior, "/1/51/", true, null)]
    [InlineData(ReviewedBy.Asker, "/1/", true, ReviewStanding.Competent)]
    [InlineData(ReviewedBy.Asker, "/1/5/", false, null)]
    public void The_superior_or_the_asker_judges_and_the_asker_may_step_in(ReviewedBy level, string scope, bool asks, ReviewStanding? expected) =>
        ReviewRule.StandingOf(level, "/1/5/12/", scope, asks).ShouldBe(expected);

    [Fact]
    public void A_kind_that_no_level_names_is_the_askers()
    {
        var collection = new CollectionDefinition { Code = "c", Title = new("C"), TemplateCode = "f", Respondents = [], PeriodSchemeCode = "s", ReminderRules = [] };
        collection.ReviewerOf(UnitKind.Commune).ShouldBe(ReviewedBy.Superior);
        collection.ReviewerOf(UnitKind.Operator).ShouldBe(ReviewedBy.Asker);
    }

    /// <summary>Up to four levels of a small tree, so that paths often hold one another.</summary>
    private static string Path(Random random) => "/" + string.Concat(Enumerable.Range(0, random.Next(0, 5)).Select(_ => $"{random.Next(1, 4)}/"));
}
