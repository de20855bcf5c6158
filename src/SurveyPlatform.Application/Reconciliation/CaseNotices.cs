using SurveyPlatform.Collection;
using SurveyPlatform.Reminders;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Reconciliation;

/// <summary>What is told of cases, to whom. One notice per party and occasion, however many figures it is about.</summary>
internal static class CaseNotices
{
    public static IEnumerable<Notice> Opened(Period period, IReadOnlyList<ReconciliationCase> cases) =>
        from item in cases
        from party in item.Parties
        group (item, party) by party.UnitId into mine
        let newest = mine.Max(pair => pair.item.Entries.Select(entry => entry.AtUtc).DefaultIfEmpty(pair.item.OpenedAtUtc).Max())
        select Of(
            "sources:opened", $"{period}:{newest:yyyyMMddHHmmss}", mine.First().party, ReminderAudience.Unit, $"/sources/cases?period={period}",
            new($"{mine.Count()} số liệu đường truyền chưa khớp, {period.Title("vi")}", $"{mine.Count()} figures of lines that differ, {period.Title("en")}"),
            new(
                $"Số liệu về đường truyền do đơn vị và doanh nghiệp viễn thông kê khai có {mine.Count()} chỗ chưa khớp. Đề nghị xem, nhận số liệu của bên kia hoặc giải trình chậm nhất ngày {mine.Min(pair => pair.item.DueOn):dd/MM/yyyy}.",
                $"What the unit and the telecom company say of its lines differs in {mine.Count()} places. Please look, take over the other side's figure or explain yours by {mine.Min(pair => pair.item.DueOn):d MMM yyyy}."));

    /// <summary>One side is late with its answer.</summary>
    public static IEnumerable<Notice> Late(IEnumerable<ReconciliationCase> cases, ReminderAudience audience) =>
        from item in cases
        from party in item.Parties
        where item.Waits(party.Side)
        group (item, party) by (party.UnitId, item.Period, item.DueOn) into mine
        select Of(
            audience == ReminderAudience.Head ? "sources:late-head" : "sources:late", $"{mine.Key.Period}:{mine.Key.DueOn:yyyyMMdd}", mine.First().party, audience,
            $"/sources/cases?period={mine.Key.Period}",
            new($"Quá hạn giải trình {mine.Count()} số liệu đường truyền, {mine.Key.Period.Title("vi")}", $"{mine.Count()} figures of lines wait for your answer, {mine.Key.Period.Title("en")}"),
            new(
                $"{mine.First().party.Name} chưa trả lời {mine.Count()} số liệu chưa khớp, hạn ngày {mine.Key.DueOn:dd/MM/yyyy}. Quá hạn, Sở chốt theo hồ sơ hiện có.",
                $"{mine.First().party.Name} has not answered {mine.Count()} differing figures, due on {mine.Key.DueOn:d MMM yyyy}. The department decides by what it has."));

    /// <summary>What somebody said or decided, for everybody else in the case.</summary>
    public static IEnumerable<Notice> Said(ReconciliationCase item, CaseEntry entry, string unitName, CaseParty? by)
    {
        var (vi, en) = entry.Action switch
        {
            CaseAction.Decide => ("Sở đã chốt", "The department has decided"),
            CaseAction.Reopen => ("Sở mở lại", "The department has reopened"),
            CaseAction.Accept => ($"{by?.Name} nhận số liệu của bên kia", $"{by?.Name} takes over the other side's figure"),
            CaseAction.Explain => ($"{by?.Name} giải trình", $"{by?.Name} explains"),
            CaseAction.Renew or CaseAction.Close => ("Đối soát lại", "Compared again"),
        };
        return item.Parties.Where(party => party.Id != by?.Id).Select(party => Of(
            $"sources:{entry.Action}", $"{item.Id}:{item.Version}", party, ReminderAudience.Unit, $"/sources/cases/{item.Id}",
            new($"{vi}: số liệu đường truyền của {unitName}, {item.Period.Title("vi")}", $"{en}: lines of {unitName}, {item.Period.Title("en")}"),
            new(entry.Text is { Length: > 0 } text ? text : vi, entry.Text is { Length: > 0 } said ? said : en)));
    }

    private static Notice Of(string kind, string key, CaseParty to, ReminderAudience audience, string link, LocalizedText title, LocalizedText text) =>
        new(kind, key, to.UnitId, audience, to.UnitId, to.Path, title, text, link);
}
