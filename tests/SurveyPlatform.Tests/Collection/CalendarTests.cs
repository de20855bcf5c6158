using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Collection;

public sealed class CalendarTests
{
    [Fact]
    public void Rows_are_read_as_people_have_them()
    {
        var rows = CalendarText.Read("Ngày\tLoại\tTên\n02/09/2027\tnghỉ\tQuốc khánh\tĐiều 112\n3-9-2027;Quốc khánh (liền kề)\n2027-09-11;làm bù;Làm bù cho 03/09").Require();
        rows.ShouldBe(
        [
            new(new(2027, 9, 2), CalendarDayKind.DayOff, new("Quốc khánh"), "Điều 112"),
            new(new(2027, 9, 3), CalendarDayKind.DayOff, new("Quốc khánh (liền kề)")),
            new(new(2027, 9, 11), CalendarDayKind.WorkingDay, new("Làm bù cho 03/09")),
        ]);
    }

    [Fact]
    public void The_recipe_is_read_and_only_its_calendar()
    {
        var recipe = Repository.Files("recipes", "vietnam-calendar.recipe.json").Single().Text;
        CalendarText.Read(recipe).Require().Count.ShouldBeGreaterThan(60);
        CalendarText.Read("""{"steps":[{"name":"accounts","accounts":[{}]}]}""").Problems.ShouldHaveSingleItem().Code.ShouldBe("calendar.nothing-to-read");
    }

    [Theory]
    [InlineData("", "calendar.nothing-to-read")]
    [InlineData("{", "recipes.not-json")]
    [InlineData("{\"steps\":[{\"name\":\"calendar\",\"days\":[{\"date\":\"x\"}]}]}", "recipes.not-json")]
    [InlineData("{\"steps\":[{\"name\":\"calendar\",\"days\":7}]}", "recipes.not-json")]
    [InlineData("02/09/2027\tQuốc khánh\n31/02/2027\tx", "calendar.row-not-a-day")]
    public void What_cannot_be_read_is_refused(string text, string code) => CalendarText.Read(text).Problems.ShouldHaveSingleItem().Code.ShouldBe(code);

    [Fact]
    public void No_more_is_taken_than_anybody_has() =>
        CalendarText.Read(string.Join('\n', Enumerable.Repeat("02/09/2027\tx", CalendarText.MostRows + 1))).Problems.ShouldHaveSingleItem().Code.ShouldBe("calendar.too-many-rows");

    [EachStore]
    public async Task Days_are_looked_at_and_then_kept_with_who_wrote_them(string store)
    {
        await using var site = await Site.OpenAsync(store, Site.BinhDinh);
        CalendarRow[] rows = [new(new(2023, 9, 2), CalendarDayKind.DayOff, new("Tết Độc lập")), new(new(2023, 12, 29), CalendarDayKind.DayOff, new("Nghỉ bù"))];
        (await SetAsync(site, rows, isTrial: true)).Require().Rows.Select(row => row.Effect).ShouldBe([SetCalendarDays.Effect.Changed, SetCalendarDays.Effect.Added]);
        (await site.StoreAsync(db => db.CalendarDays.CountAsync(day => day.Date == new DateOnly(2023, 12, 29)))).ShouldBe(0);
        (await SetAsync(site, rows)).Require();
        (await site.StoreAsync(db => db.CalendarDays.SingleAsync(day => day.Date == new DateOnly(2023, 12, 29)))).ChangedBy.ShouldBe("so-tttt");
        (await SetAsync(site, rows)).Require().Rows.ShouldAllBe(row => row.Effect == SetCalendarDays.Effect.Same);
        (await SetAsync(site, [new(new(2023, 12, 28), CalendarDayKind.WorkingDay, new("x"))])).Problems.ShouldHaveSingleItem().Code.ShouldBe("calendar.worked-anyway");
        (await SetAsync(site, rows, actor: new("x", "x", Actor.PermissionsOf([Role.Reviewer]), "/"))).Problems.ShouldHaveSingleItem().Kind.ShouldBe(ProblemKind.Forbidden);
    }

    [EachStore]
    public async Task A_new_day_off_moves_no_due_date_until_somebody_gives_it_as_an_extension(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        (await ImpactAsync(site)).ShouldBeEmpty();
        (await SetAsync(site, [new(new(2023, 9, 20), CalendarDayKind.DayOff, new("Nghỉ bão"))])).Require();
        var impact = await ImpactAsync(site);
        impact.Select(row => (row.Due, row.WouldBe, row.Behind.Count)).ShouldBe([(new(2023, 9, 21), new(2023, 9, 22), 4), (new(2023, 9, 21), new(2023, 9, 22), 170)]);
        (await site.ObligationOfAsync(Quarter.NhonBinh)).DueOn.ShouldBe(new(2023, 9, 21));
        foreach (var row in impact)
        {
            (await site.AskAsync<GiveExtensions, Outcome<GiveExtensions.Result>>(give => give.RunAsync(
                new(row.Id, row.Behind, ExtensionCause.Calendar, row.WouldBe, "Nghỉ bão"), isTrial: false, Quarter.Coordinator, CancellationToken.None))).Require();
        }

        (await ImpactAsync(site)).ShouldBeEmpty();
        (await site.ObligationOfAsync(Quarter.NhonBinh)).DueOn.ShouldBe(new(2023, 9, 22));
    }

    [EachStore]
    public async Task The_year_ahead_shows_what_will_open_as_it_then_does(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var year = (await site.AskAsync<ListYearAhead, Outcome<ListYearAhead.Result>>(list => list.RunAsync(new(2023, 9, 1), Quarter.Coordinator, CancellationToken.None))).Require();
        var hardware = year.Rows.Where(row => row.CollectionCode == "hardware").ToList();
        hardware.Select(row => row.Period.ToString()).ShouldBe(["2023-Q3", "2023-Q4", "2024-Q1", "2024-Q2"]);
        hardware.Select(row => row.Exercise is not null).ShouldBe([true, false, false, false]);
        site.Clock.Set("2023-12-14 08:00");
        (await site.OpenDueAsync()).Require();
        var opened = await site.StoreAsync(db => db.Exercises.SingleAsync(item => item.CollectionCode == "hardware" && item.Period == Period.Quarter(2023, 4)));
        (opened.CutOff, opened.Due, opened.Lock).ShouldBe((hardware[1].Dates.CutOff, hardware[1].Dates.Due, hardware[1].Dates.Lock));
        year.YearsWithoutDays.ShouldBeEmpty();
    }

    private static Task<Outcome<SetCalendarDays.Result>> SetAsync(Site site, IReadOnlyList<CalendarRow> rows, bool isTrial = false, Actor? actor = null) =>
        site.AskAsync<SetCalendarDays, Outcome<SetCalendarDays.Result>>(set => set.RunAsync(rows, isTrial, actor ?? Quarter.Coordinator, CancellationToken.None));

    private static async Task<List<ListCalendarImpact.Row>> ImpactAsync(Site site) =>
        (await site.AskAsync<ListCalendarImpact, Outcome<List<ListCalendarImpact.Row>>>(list => list.RunAsync(Quarter.Coordinator, CancellationToken.None))).Require();
}
