using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using SurveyPlatform.Remediation;
using SurveyPlatform.Reports;
using static SurveyPlatform.Documents.WordPaper;

namespace SurveyPlatform.Documents;

/// <summary>A remediation plan in the layout of Decree 30/2020/NĐ-CP: number and day are the records office's to give, the tasks are an appendix across the page.</summary>
public static class RemediationPlanDocument
{
    public static void Write(RemediationPlan plan, IReadOnlyList<RemediationTask> tasks, Stream target) => LetterFile.Write(Body(plan, tasks), target);

    private static Body Body(RemediationPlan plan, IReadOnlyList<RemediationTask> tasks)
    {
        var letterhead = Letterhead(plan);
        var year = plan.IssuedOn?.Year ?? plan.Year;
        var body = new Body(LetterParts.Head(letterhead, year));
        body.Append(Title(plan));
        body.Append(Text(plan, tasks));
        body.Append(LetterParts.End(letterhead));
        body.AppendChild(new Paragraph(new ParagraphProperties(LetterFile.Page(landscape: false))));
        body.Append(LetterParts.AppendixHead("Phụ lục", $"DANH MỤC NHIỆM VỤ KHẮC PHỤC NĂM {plan.Year}", "Kế hoạch", letterhead, year, landscape: true));
        body.AppendChild(List(tasks));
        body.AppendChild(LetterFile.Page(landscape: true));
        return body;
    }

    /// <summary>The People's Committee is named on two lines and has nobody above it in the head of its letters.</summary>
    private static ReportLetterhead Letterhead(RemediationPlan plan) => new(
        "", $"ỦY BAN NHÂN DÂN\n{plan.OwnerFullName.ToUpperInvariant()}", plan.OwnerAuthority, "KH-UBND", plan.OwnerName, plan.OwnerFullName, "", [],
        [
            "Ủy ban nhân dân tỉnh (báo cáo)", .. plan.LastOpinions.Select(opinion => opinion.DepartmentName), "Các đơn vị có tên trong Kế hoạch (thực hiện)",
        ],
        "Lưu: VT, VHTT", ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]);

    private static IEnumerable<OpenXmlElement> Title(RemediationPlan plan)
    {
        yield return Paragraph("KẾ HOẠCH", Look.Centred with { Bold = true, Before = 240 });
        yield return Paragraph(plan.Text.Title, Look.Centred with { Bold = true });
        yield return Rule(Sheet.TextWidth(landscape: false) * 2 / 5, Sheet.TextWidth(landscape: false), after: 200);
        var grounds = Lines(plan.Text.Grounds);
        foreach (var (ground, index) in grounds.Select((ground, index) => (ground.TrimEnd('.', ';', ','), index)))
        {
            yield return Paragraph($"{ground}{(index == grounds.Length - 1 ? "," : ";")}", Look.Ground);
        }

        yield return Paragraph($"{Upper(plan.OwnerAuthority)} ban hành Kế hoạch {LetterParts.LowerFirst(plan.Text.Title.TrimEnd('.'))}, với các nội dung như sau:", Look.Text);
    }

    private static IEnumerable<OpenXmlElement> Text(RemediationPlan plan, IReadOnlyList<RemediationTask> tasks)
    {
        yield return Paragraph("I. MỤC TIÊU", Look.Section);
        foreach (var line in Lines(plan.Text.Objective))
        {
            yield return Paragraph(line, Look.Text);
        }

        yield return Paragraph("II. TỒN TẠI, HẠN CHẾ", Look.Section);
        var lacking = tasks.Where(task => task.Shortcoming is not null).GroupBy(task => task.Shortcoming!.Title.Vi, StringComparer.Ordinal).ToList();
        yield return Paragraph(
            lacking.Count == 0
                ? "Không có đơn vị chưa đạt điều kiện tối thiểu theo kết quả đánh giá."
                : $"Theo kết quả đánh giá {LetterParts.LowerFirst(plan.BornFrom.Title("vi"))}, các đơn vị chưa đạt điều kiện tối thiểu như sau:", Look.Text);
        foreach (var criterion in lacking)
        {
            yield return Paragraph($"- {criterion.Key}: {Wording.Count(criterion.Select(task => task.UnitId).Distinct().Count())} đơn vị chưa đạt.", Look.Text);
        }

        yield return Paragraph("III. NHIỆM VỤ, GIẢI PHÁP", Look.Section);
        yield return Paragraph(
            $"Thực hiện {Wording.Count(tasks.Count)} nhiệm vụ tại {Wording.Count(tasks.Select(task => task.UnitId).Distinct().Count())} đơn vị; "
            + "nội dung, giải pháp, người chịu trách nhiệm và thời gian thực hiện của từng nhiệm vụ tại Phụ lục kèm theo.", Look.Text);
        yield return Paragraph("IV. KINH PHÍ THỰC HIỆN", Look.Section);
        foreach (var line in Money(tasks))
        {
            yield return Paragraph(line, Look.Text);
        }

        yield return Paragraph("V. TỔ CHỨC THỰC HIỆN", Look.Section);
        var organisation = Lines(plan.Text.Organisation).DefaultIfEmpty("Các đơn vị có tên trong Kế hoạch chịu trách nhiệm tổ chức thực hiện.").ToList();
        foreach (var (line, index) in organisation.Select((line, index) => (line, index)))
        {
            yield return Paragraph(index == organisation.Count - 1 ? $"{line.TrimEnd('.')}./." : line, Look.Text with { KeepNext = index == organisation.Count - 1 });
        }
    }

    private static IEnumerable<string> Money(IReadOnlyList<RemediationTask> tasks)
    {
        var paid = tasks.Where(task => task.Text.Money > 0).ToList();
        if (paid.Count == 0)
        {
            yield return "Các đơn vị thực hiện trong phạm vi dự toán được giao.";
            yield break;
        }

        yield return $"Tổng kinh phí dự kiến: {Wording.Number(paid.Sum(task => task.Text.Money!.Value))} triệu đồng, gồm:";
        foreach (var source in paid.GroupBy(task => task.Text.MoneySource, StringComparer.Ordinal).OrderByDescending(source => source.Sum(task => task.Text.Money)))
        {
            yield return $"- {source.Key}: {Wording.Number(source.Sum(task => task.Text.Money!.Value))} triệu đồng.";
        }
    }

    private static Table List(IReadOnlyList<RemediationTask> tasks) => Table(
        [
            new("TT", 4, Align.Centre), new("Mục tiêu", 16), new("Nhiệm vụ", 20), new("Giải pháp", 18), new("Người chịu trách nhiệm", 14),
            new("Thời gian", 11, Align.Centre), new("Kinh phí\n(triệu đồng)", 9, Align.Right), new("Nguồn", 10),
        ],
        tasks.GroupBy(task => task.UnitPath, StringComparer.Ordinal).SelectMany(unit => unit.Select(RowOf).Prepend(new([unit.First().UnitName], Strong: true)))
            .Append(new(["", "Tổng cộng", "", "", "", "", Wording.Number(tasks.Sum(task => task.Text.Money ?? 0)), ""], Strong: true)),
        Sheet.TextWidth(landscape: true), size: 11);

    private static WordRow RowOf(RemediationTask task) => new(
    [
        Wording.Number(task.Number), task.Text.Objective, task.Text.Work, task.Text.Solution, task.Text.Responsible,
        task.Text is { StartOn: { } start, EndOn: { } end } ? $"{Wording.Date(start)} – {Wording.Date(end)}" : "",
        task.Text.Money is { } money ? Wording.Number(money) : "", task.Text.MoneySource,
    ]);

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Upper(string text) => text.Replace("UBND", "Ủy ban nhân dân", StringComparison.Ordinal);
}
