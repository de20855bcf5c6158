using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Registry;

public sealed class ChangeUnitTests
{
    private static readonly DateOnly Day = new(2023, 9, 10);

    [EachStore]
    public async Task A_new_name_holds_from_its_day_and_what_was_frozen_keeps_the_old_one(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var unit = await site.UnitAsync(Quarter.NhonBinh, Day);
        (await ChangeAsync(site, unit, request => request with { From = new(2023, 9, 15), Name = "  Nhơn   Bình Mới" })).Require().ShouldBe(SuccessionKind.Renamed);
        (await site.UnitAsync(Quarter.NhonBinh, new(2023, 9, 14))).Version.Name.ShouldBe("Nhơn Bình");
        var renamed = await site.UnitAsync(Quarter.NhonBinh, new(2023, 9, 15));
        (renamed.Id, renamed.Version.Name, renamed.Version.Path).ShouldBe((unit.Id, "Nhơn Bình Mới", unit.Version.Path));
        (await site.ObligationOfAsync(Quarter.NhonBinh)).UnitName.ShouldBe("Nhơn Bình");
        var found = (await site.AskAsync<GetUnit, Outcome<GetUnit.Result>>(get => get.RunAsync(unit.Id, Quarter.Coordinator, CancellationToken.None))).Require();
        found.Steps.Select(step => (step.Kind, step.Resolution)).ShouldBe([(SuccessionKind.Renamed, "Quyết định 1")]);
    }

    [EachStore]
    public async Task Whoever_is_moved_is_seen_by_the_new_superior_and_no_longer_by_the_old_one(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var (old, young) = (await site.SomebodyAtAsync(Quarter.QuyNhon, Role.Reviewer), await site.SomebodyAtAsync("550", Role.Reviewer));
        var parent = (await site.UnitAsync("550", Day)).Id;
        var unit = await site.UnitAsync(Quarter.NhonBinh, Day);
        (await ChangeAsync(site, unit, request => request with { Parent = parent, From = new(2023, 9, 16) })).Problems.ShouldHaveSingleItem().Code.ShouldBe("registry.moved-ahead");
        (await ChangeAsync(site, unit, request => request with { Parent = parent, From = new(2023, 9, 15) })).Require().ShouldBe(SuccessionKind.Moved);
        var owed = await site.ObligationOfAsync(Quarter.NhonBinh);
        (owed.HeirId, owed.SuperiorId, owed.ParentId).ShouldBe((null, parent, unit.Version.ParentId));
        (await site.OpenReturnAsync(owed, young)).Problems.ShouldBeEmpty();
        (await site.OpenReturnAsync(owed, old)).Problems.ShouldHaveSingleItem().Kind.ShouldBe(ProblemKind.NotFound);
    }

    [EachStore]
    public async Task A_superior_takes_all_below_along(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var district = await site.UnitAsync(Quarter.QuyNhon, Day);
        var to = await site.UnitAsync("550", Day);
        (await ChangeAsync(site, to, request => request with { Parent = to.Id })).Problems.ShouldHaveSingleItem().Code.ShouldBe("registry.no-such-superior");
        (await ChangeAsync(site, district, request => request with { Parent = to.Id, From = new(2023, 9, 15) })).Require();
        (await site.UnitAsync(Quarter.NhonBinh, new(2023, 9, 15))).Version.Path.ShouldStartWith($"{to.Version.Path}{district.Id}/");
        (await site.ObligationOfAsync(Quarter.NhonBinh)).Path.ShouldStartWith($"{to.Version.Path}{district.Id}/");
        (await site.UnitAsync(Quarter.NhonBinh, new(2023, 9, 14))).Version.Path.ShouldStartWith(district.Version.Path, Case.Sensitive, "then it stood elsewhere");
    }

    [EachStore]
    public async Task What_cannot_be_is_refused_with_all_its_reasons(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var unit = await site.UnitAsync(Quarter.NhonBinh, Day);
        (await ChangeAsync(site, unit, request => request with { From = null, Name = " ", Resolution = "" })).Problems.Select(problem => problem.Place).ShouldBe(["name", "resolution", "from"]);
        (await ChangeAsync(site, unit, request => request)).Problems.ShouldHaveSingleItem().Code.ShouldBe("registry.nothing-changed");
        (await ChangeAsync(site, unit, request => request with { Name = "A", From = new(2022, 12, 31) })).Problems.ShouldHaveSingleItem().Code.ShouldBe("registry.not-before");
        (await ChangeAsync(site, unit, request => request with { Code = Quarter.NhonPhu })).Problems.ShouldHaveSingleItem().Code.ShouldBe("registry.code-in-use");
        (await ChangeAsync(site, unit, request => request with { Name = "A", Seen = Guid.Empty })).Problems.ShouldHaveSingleItem().Code.ShouldBe("registry.changed-meanwhile");
        (await ChangeAsync(site, unit, request => request with { Name = "A" }, await site.SomebodyAtAsync(Quarter.QuyNhon, Role.Reviewer))).Problems.ShouldHaveSingleItem().Kind.ShouldBe(ProblemKind.Forbidden);
    }

    [EachStore]
    public async Task People_are_added_corrected_and_taken_away(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var unit = (await site.UnitAsync(Quarter.NhonBinh, Day)).Id;
        (await EditAsync(new(unit, null, "Trần  Thị Hoa", " ", "hoa@x.example", "0256", true))).Require();
        var hoa = (await ContactsAsync()).Single(contact => contact.Email == "hoa@x.example");
        (hoa.FullName, hoa.Position, hoa.IsHead).ShouldBe(("Trần Thị Hoa", null, true));
        (await EditAsync(new(unit, null, "B", null, "HOA@x.example", null, false))).Problems.ShouldHaveSingleItem().Code.ShouldBe("registry.email-twice");
        (await EditAsync(new(unit, null, "", null, "Hoa <hoa@x.example>", null, false))).Problems.Select(problem => problem.Place).ShouldBe(["fullName", "email"]);
        (await EditAsync(new(unit, hoa.Id, "Trần Thị Hòa", "Công chức", "hoa2@x.example", null, false))).Require();
        (await ContactsAsync()).Single(contact => contact.Id == hoa.Id).ShouldSatisfyAllConditions(contact => contact.Email.ShouldBe("hoa2@x.example"), contact => contact.IsHead.ShouldBeFalse());
        (await EditAsync(new(unit, hoa.Id, "", null, "", null, false, Remove: true))).Require();
        (await ContactsAsync()).ShouldNotContain(contact => contact.Id == hoa.Id);
        (await EditAsync(new(unit, hoa.Id, "A", null, "a@x.example", null, false))).Problems.ShouldHaveSingleItem().Kind.ShouldBe(ProblemKind.NotFound);

        Task<Outcome<Done>> EditAsync(EditContacts.Request request) =>
            site.AskAsync<EditContacts, Outcome<Done>>(edit => edit.RunAsync(request, Quarter.Coordinator, CancellationToken.None));

        Task<List<Contact>> ContactsAsync() => site.StoreAsync(async db => (await db.Units.AsNoTracking().SingleAsync(item => item.Id == unit)).Contacts.ToList());
    }

    [EachStore]
    public async Task Units_are_found_as_they_stood_on_any_day(string store)
    {
        await using var site = await Reorganised.TwiceAsync(store);
        var leader = new Actor("lanhdao", "", Actor.PermissionsOf([Role.Leader]), (await site.UnitAsync("52", Reorganised.SecondDay)).Version.Path);
        (await FindAsync("21583", new(2024, 6, 30))).ShouldBe(["Phường Lê Lợi"]);
        (await FindAsync("21583", new(2024, 12, 1))).ShouldBe(["Phường Thị Nại"]);
        (await FindAsync("21583", null)).ShouldBe(["Phường Quy Nhơn"]);
        (await FindAsync("an nghia", new(2024, 6, 30))).ShouldBe(["Xã An Nghĩa", "Xã Ân Nghĩa"]);
        (await FindAsync("ngo may", new(2023, 6, 30))).ShouldBe(["Phường Ngô Mây", "Thị trấn Ngô Mây"], ignoreOrder: true);

        async Task<IEnumerable<string>> FindAsync(string text, DateOnly? on) =>
            (await site.AskAsync<SearchUnits, Outcome<SearchUnits.Result>>(search => search.RunAsync(new(text, On: on), leader, CancellationToken.None))).Require().Rows.Select(row => row.FullName);
    }

    private static Task<Outcome<SuccessionKind>> ChangeAsync(Site site, StandingUnit unit, Func<ChangeUnit.Request, ChangeUnit.Request> change, Actor? actor = null)
    {
        var version = unit.Version;
        var request = change(new(unit.Id, version.Id, new(2023, 9, 15), version.Code, version.TypeName, version.Name, version.NameEn, version.ParentId, "Quyết định 1"));
        return site.AskAsync<ChangeUnit, Outcome<SuccessionKind>>(use => use.RunAsync(request, actor ?? Quarter.Coordinator, CancellationToken.None));
    }
}
