using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Standards;

namespace SurveyPlatform.Server.Demo;

/// <summary>
/// What becomes of the standard in the demonstration: after the second quarter the department raises the speed of internet lines from the next
/// one on, as a draft that was tried out first; quarters that were judged before stay as they were judged.
/// </summary>
public static class DemoStandards
{
    private const string Code = "basic-it";
    private const string Speed = "internet-speed";

    private static readonly Actor Department = new("dieuphoi", "Sở Thông tin và Truyền thông", Actor.PermissionsOf([Role.Coordinator]), "/");

    public static async Task AfterQuarterAsync(IServiceProvider services, DemoClock clock, Period quarter, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<JudgeReturns>().RunAsync(default, cancellationToken);
        if (quarter == Period.Quarter(2023, 4))
        {
            await RaiseSpeedAsync(scope.ServiceProvider, NextMonth(clock.Today), cancellationToken);
        }
    }

    private static async Task RaiseSpeedAsync(IServiceProvider services, DateOnly from, CancellationToken cancellationToken)
    {
        var begun = (await services.GetRequiredService<StartStandard>().NextAsync(Code, Department, cancellationToken)).Require();
        var draft = (await services.GetRequiredService<OpenStandard>().RunAsync(Code, Department, cancellationToken)).Require().Draft!.Standard;
        var saved = (await services.GetRequiredService<SaveStandardDraft>().RunAsync(Raised(draft, from), begun.Number, Department, cancellationToken)).Require();
        (await services.GetRequiredService<TryStandard>().RunAsync(Code, Department, cancellationToken)).Require();
        (await services.GetRequiredService<PublishStandard>().RunAsync(Code, saved.Number, Department, cancellationToken)).Require();
    }

    private static DateOnly NextMonth(DateOnly day) => new DateOnly(day.Year, day.Month, 1).AddMonths(1);

    private static MinimumStandard Raised(MinimumStandard draft, DateOnly from) => draft with
    {
        EffectiveFrom = from,
        Criteria = [.. draft.Criteria.Select(criterion => criterion.Code != Speed ? criterion : criterion with
        {
            Threshold = "if(unit('kind') = 'district', 100, 50)",
            Explanation = new(
                "Tốc độ theo hợp đồng của đường truyền nhanh nhất; không có đường truyền thì tính là 0. Từ năm 2024 cấp huyện từ 100 Mbps, cấp xã từ 50 Mbps. Mức này là mức tạm thời để theo dõi, chờ hướng dẫn của Sở Thông tin và Truyền thông.",
                "Contracted speed of the fastest line, 0 without a line; from 2024 on 100 Mbps for a district, 50 Mbps for a commune. This level is provisional, for follow-up, until the department's guidance is issued."),
        })],
    };
}
