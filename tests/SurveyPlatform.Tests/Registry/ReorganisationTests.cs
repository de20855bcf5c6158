using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Registry;

/// <summary>The reorganisations of 1/12/2024 and 1/7/2025 as they were.</summary>
public sealed class ReorganisationTests
{
    private static readonly DateOnly DayBefore = new(2024, 11, 30);

    [EachStore]
    public async Task Of_159_communes_155_are_left_and_of_those_58_without_districts(string store)
    {
        await using var site = await Reorganised.TwiceAsync(store);
        (await CountsAsync(site, DayBefore)).ShouldBe((1, 11, 159));
        (await CountsAsync(site, Reorganised.FirstDay)).ShouldBe((1, 11, 155));
        (await CountsAsync(site, new(2025, 6, 30))).ShouldBe((1, 11, 155));
        (await CountsAsync(site, Reorganised.SecondDay)).ShouldBe((1, 0, 58));
        (await site.StoreAsync(db => db.Units.CountAsync(unit => unit.Kind == UnitKind.Commune))).ShouldBe(159 + 2 + 57, "nobody is deleted; Nhơn Châu goes on");
    }

    /// <summary>Lê Lợi, then Thị Nại, then Quy Nhơn.</summary>
    [EachStore]
    public async Task One_code_is_three_units_on_three_days(string store)
    {
        await using var site = await Reorganised.TwiceAsync(store);
        var units = new[] { await site.UnitAsync("21583", DayBefore), await site.UnitAsync("21583", Reorganised.FirstDay), await site.UnitAsync("21583", Reorganised.SecondDay) };
        units.Select(unit => unit.Version.FullName).ShouldBe(["Phường Lê Lợi", "Phường Thị Nại", "Phường Quy Nhơn"]);
        units.Select(unit => unit.Id).Distinct().Count().ShouldBe(3);
        var provinces = new[] { await site.UnitAsync("52", DayBefore), await site.UnitAsync("52", Reorganised.SecondDay) };
        provinces.Select(unit => unit.Version.Name).ShouldBe(["Bình Định", "Gia Lai"]);
        provinces[0].Id.ShouldNotBe(provinces[1].Id);
    }

    [EachStore]
    public async Task Whoever_changes_its_type_or_its_superior_goes_on_as_the_same_unit(string store)
    {
        await using var site = await Reorganised.TwiceAsync(store);
        var town = await site.UnitAsync("21862", Reorganised.FirstDay);
        (town.Id, town.Version.FullName).ShouldBe(((await site.UnitAsync("21862", DayBefore)).Id, "Thị trấn Cát Khánh"));
        var island = await site.UnitAsync("21607", Reorganised.SecondDay);
        island.Id.ShouldBe((await site.UnitAsync("21607", DayBefore)).Id);
        var province = await site.UnitAsync("52", Reorganised.SecondDay);
        (island.Version.Path, island.Version.ParentId).ShouldBe(($"/{province.Id}/{island.Id}/", province.Id));
        foreach (var code in new[] { "SO-TTTT", "VNPT" })
        {
            (await site.UnitAsync(code, Reorganised.SecondDay)).Version.ParentId.ShouldBe(province.Id, code);
        }
    }

    [EachStore]
    public async Task A_commune_of_the_same_name_can_be_another_one(string store)
    {
        await using var site = await Reorganised.TwiceAsync(store);
        foreach (var (name, before, after) in new[] { ("An Vinh", "21619", "21616"), ("Vĩnh Thịnh", "21802", "21796"), ("Canh Vinh", "22003", "22006") })
        {
            var (old, young) = (await site.UnitAsync(before, DayBefore), await site.UnitAsync(after, Reorganised.SecondDay));
            (old.Version.Name, young.Version.Name).ShouldBe((name, name));
            old.Id.ShouldNotBe(young.Id);
        }
    }

    [EachStore]
    public async Task What_became_of_a_unit_can_be_followed_over_both(string store)
    {
        await using var site = await Reorganised.TwiceAsync(store);
        var graph = await site.StoreAsync(db => db.ReadSuccessionsAsync(CancellationToken.None));
        var leLoi = (await site.UnitAsync("21583", DayBefore)).Id;
        var quyNhon = (await site.UnitAsync("21583", Reorganised.SecondDay)).Id;
        graph.Forward(leLoi, DayBefore, Reorganised.SecondDay).Parts.ShouldBe([new(quyNhon, 1)]);
        var anNghia = graph.Forward((await site.UnitAsync("21634", DayBefore)).Id, DayBefore, Reorganised.SecondDay);
        (anNghia.Parts.Count, anNghia.Unattributed).ShouldBe((2, 1));
        var district = graph.Forward((await site.UnitAsync(Quarter.QuyNhon, DayBefore)).Id, DayBefore, Reorganised.SecondDay);
        (district.Parts.Count, district.Unattributed).ShouldBe((0, 1));
        // 159 communes: three were divided, and nobody has decided how.
        var then = await site.UnitsOnAsync(DayBefore);
        var now = then.Where(unit => unit.Kind == UnitKind.Commune).Select(unit => graph.Forward(unit.Id, DayBefore, Reorganised.SecondDay)).ToList();
        (now.Count(item => item.IsAttributable), now.Sum(item => item.Parts.Sum(part => part.Share ?? 0) + item.Unattributed)).ShouldBe((156, 159));
    }

    [EachStore]
    public async Task It_is_applied_once_from_its_operating_day_on_by_who_looks_after_the_units(string store)
    {
        await using var site = await Reorganised.OnceAsync(store);
        site.Clock.Set("2025-06-30 23:59");
        // In force since 16/06, and the old authorities still work.
        (await site.ApplyAsync(Reorganised.Second)).Problems.ShouldHaveSingleItem().Code.ShouldBe("reorganisation.too-early");
        (await CountsAsync(site, Reorganised.SecondDay)).ShouldBe((1, 11, 155));
        site.Clock.Set("2025-07-01 00:01");
        var reader = new Actor("lanhdao", "", Actor.PermissionsOf([Role.Leader, Role.Reviewer]), "/");
        (await site.ApplyAsync(Reorganised.Second, actor: reader)).Problems.ShouldHaveSingleItem().Kind.ShouldBe(ProblemKind.Forbidden);
        (await site.ApplyAsync(Reorganised.Second, version: 7)).Problems.ShouldHaveSingleItem().Code.ShouldBe("registry.changed-meanwhile");
        (await site.ApplyAsync(Reorganised.Second)).Require().ShouldBe(new(Reorganised.Second, 58, 166, 9));
        (await site.ApplyAsync(Reorganised.Second)).Problems.ShouldHaveSingleItem().Code.ShouldBe("reorganisation.already-applied");
    }

    /// <summary>The list of 2025 begins where that of 2024 ends.</summary>
    [EachStore]
    public async Task The_second_one_does_not_fit_the_units_from_before_the_first(string store)
    {
        await using var site = await Site.OpenAsync(store, [.. Site.BinhDinh, "reorganisation-2025-07"]);
        site.Clock.Set("2025-07-01 08:00");
        var problems = (await site.ApplyAsync(Reorganised.Second)).Problems.Select(problem => problem.Message).ToList();
        problems.ShouldContain("'21583' is Phường Lê Lợi, not Phường Thị Nại.");
        problems.ShouldContain("Nothing is said of Phường Lê Hồng Phong (21571).");
        problems.ShouldContain("'21862' is Xã Cát Khánh, not Thị trấn Cát Khánh.");
        (await CountsAsync(site, Reorganised.SecondDay)).ShouldBe((1, 11, 159));
    }

    [EachStore]
    public async Task An_Nghia_is_not_taken_for_An_Nghia_with_a_hat_and_Hoa_is_Hoa_wherever_its_tone_is(string store)
    {
        await using var site = await Site.OpenAsync(store, Site.BinhDinh);
        site.Clock.Set("2024-12-01 08:00");
        (await site.ImportAsync("reorganisation-2024-12", json => json.Replace("\"oldName\": \"Xã Ân Nghĩa\"", "\"oldName\": \"Xã An Nghĩa\"", StringComparison.Ordinal)
            .Replace("nq-1257-2024", "wrong", StringComparison.Ordinal))).Require();
        (await site.ApplyAsync("wrong")).Problems.ShouldHaveSingleItem().Message.ShouldBe("'21727' is Xã Ân Nghĩa, not Xã An Nghĩa.");
        (await site.ImportAsync("reorganisation-2024-12", json => json.Replace("Phường Nhơn Hoà", "Phường Nhơn Hòa", StringComparison.Ordinal)
            .Replace("Phường Nhơn Hưng", "  phường   Nhơn Hưng ", StringComparison.Ordinal))).Require();
        (await site.ApplyAsync(Reorganised.First)).Require().ShouldBe(new(Reorganised.First, 2, 6, 1));
        (await site.UnitAsync("21943", Reorganised.FirstDay)).Version.Name.ShouldBe("Nhơn Hoà", "another spelling is no other name");
    }

    [EachStore]
    public async Task Shares_are_decided_before_or_after_and_only_whole(string store)
    {
        await using var site = await Reorganised.OnceAsync(store);
        (await DecideAsync(site, "21634", 0.3m, 0.6m)).Problems.ShouldHaveSingleItem().Code.ShouldBe("reorganisation.shares-not-whole");
        (await DecideAsync(site, "21634", -1, 2)).Problems.ShouldHaveSingleItem().Code.ShouldBe("reorganisation.shares-not-whole");
        (await DecideAsync(site, "21550", 0.3m, 0.7m)).Problems.ShouldHaveSingleItem().Code.ShouldBe("reorganisation.not-a-split");
        // Part of its area, and nobody who lives there.
        (await DecideAsync(site, "21634", 0, 1)).Require();
        site.Clock.Set("2025-07-01 08:00");
        (await site.ApplyAsync(Reorganised.Second)).Require();
        var (anNghia, anToan) = ((await site.UnitAsync("21634", DayBefore)).Id, (await site.UnitAsync("21622", Reorganised.SecondDay)).Id);
        (await ForwardAsync(site, anNghia)).ShouldBe((0, 1));
        (await site.StoreAsync(db => db.ReadSuccessionsAsync(CancellationToken.None))).HeirOf(anNghia, Reorganised.SecondDay).ShouldBe(anToan);

        (await DecideAsync(site, "21634", 0.4m, 0.6m, heir: "21628")).Problems.ShouldHaveSingleItem().Code.ShouldBe("reorganisation.heir-settled");
        (await DecideAsync(site, "21634", 0.4m, 0.6m)).Require();
        (await ForwardAsync(site, anNghia)).ShouldBe((0.4m, 0.6m));
        var step = await site.StoreAsync(db => db.Successions.FirstAsync(item => item.FromUnit == anNghia));
        (step.DecidedBy, step.DecidedAtUtc).ShouldBe(("so-tttt", new DateTime(2025, 7, 1, 1, 0, 0, DateTimeKind.Utc)));
    }

    [EachStore]
    public async Task What_was_done_is_listed_in_the_order_of_the_new_names(string store)
    {
        await using var site = await Reorganised.TwiceAsync(store);
        var id = (await site.ReorganisationAsync(Reorganised.Second)).Id;
        var steps = (await site.AskAsync<GetReorganisation, Outcome<GetReorganisation.Result>>(get => get.RunAsync(id, Quarter.Coordinator, CancellationToken.None))).Require().Steps;
        var after = steps.Where(step => step.Succession.Kind != SuccessionKind.Abolished).Select(step => step.ToName).Distinct().ToList();
        after[..3].ShouldBe(["Xã An Hòa", "Xã An Lão", "Xã An Lương"]);
        after.ShouldContain("Xã Ân Hảo");
        steps.Count(step => step.Succession.Kind == SuccessionKind.Abolished).ShouldBe(11);
    }

    [EachStore]
    public async Task Whom_to_write_to_goes_along(string store)
    {
        await using var site = await Site.OpenAsync(store, [.. Site.BinhDinh, "reorganisation-2024-12"]);
        site.Clock.Set("2024-12-01 08:00");
        var before = await ContactsAsync(site, (await site.UnitAsync("21583", DayBefore)).Id);
        (await site.ApplyAsync(Reorganised.First)).Require();
        var after = await ContactsAsync(site, (await site.UnitAsync("21583", Reorganised.FirstDay)).Id);
        before.ShouldNotBeEmpty();
        before.ShouldBeSubsetOf(after);
        after.ShouldBeUnique();
        (await ContactsAsync(site, (await site.UnitAsync("21583", DayBefore)).Id)).ShouldBe(before, "the old unit keeps them too");
    }

    private static Task<List<string>> ContactsAsync(Site site, UnitId id) =>
        site.StoreAsync(db => db.Units.Where(unit => unit.Id == id).SelectMany(unit => unit.Contacts).Select(contact => contact.Email).OrderBy(email => email).ToListAsync());

    private static async Task<(decimal?, decimal?)> ForwardAsync(Site site, UnitId unit)
    {
        var graph = await site.StoreAsync(db => db.ReadSuccessionsAsync(CancellationToken.None));
        var (anHoa, anToan) = ((await site.UnitAsync("21628", Reorganised.SecondDay)).Id, (await site.UnitAsync("21622", Reorganised.SecondDay)).Id);
        var parts = graph.Forward(unit, DayBefore, Reorganised.SecondDay).Parts;
        return (parts.Single(part => part.Unit == anHoa).Share, parts.Single(part => part.Unit == anToan).Share);
    }

    private static async Task<Outcome<Done>> DecideAsync(Site site, string code, decimal first, decimal second, string heir = "21622")
    {
        var item = await site.ReorganisationAsync(Reorganised.Second);
        var request = new DecideShares.Request(item.Id, item.Version, code, new Dictionary<string, decimal> { ["21628"] = first, ["21622"] = second }, heir);
        return await site.AskAsync<DecideShares, Outcome<Done>>(decide => decide.RunAsync(request, Quarter.Coordinator, CancellationToken.None));
    }

    private static async Task<(int Provinces, int Districts, int Communes)> CountsAsync(Site site, DateOnly day)
    {
        var units = (await site.UnitsOnAsync(day)).ToLookup(unit => unit.Kind);
        return (units[UnitKind.Province].Count(), units[UnitKind.District].Count(), units[UnitKind.Commune].Count());
    }
}
