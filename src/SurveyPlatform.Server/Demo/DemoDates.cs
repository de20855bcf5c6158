using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Server.Demo;

/// <summary>What a clicker meets of dates: communes that ask for more time, one of them answered, and a telecom company asked outside the quarter.</summary>
internal static class DemoDates
{
    public static async Task PlayAsync(IServiceProvider services, Period quarter, DateOnly today, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var (db, ask) = (scope.ServiceProvider.GetRequiredService<SurveyDbContext>(), scope.ServiceProvider.GetRequiredService<AskExtension>());
        var silent = await db.Obligations.AsNoTracking().Where(owed => owed.UnitKind == UnitKind.Commune && owed.Exercise.Period == quarter && !db.Returns.Any(item => item.ObligationId == owed.Id))
            .OrderBy(owed => owed.Path).Take(3).ToListAsync(cancellationToken);
        var asked = new List<DueExtension>();
        foreach (var owed in silent)
        {
            var clerk = new Actor($"xa.{owed.UnitCode}", owed.UnitFullName, Actor.PermissionsOf([Role.Respondent]), owed.Path);
            asked.Add((await ask.RunAsync(
                owed.Id, today.AddDays(7 + asked.Count), "Mưa lũ làm đứt đường truyền từ ngày 18/9, chưa tổng hợp xong số liệu của các thôn.", clerk, cancellationToken)).Require());
        }

        var coordinator = new Actor("dieuphoi", "Sở Thông tin và Truyền thông", Actor.PermissionsOf([Role.Coordinator]), "/");
        if (asked.Count > 0)
        {
            (await scope.ServiceProvider.GetRequiredService<DecideExtensions>().RunAsync(
                new([asked[^1].Id], ExtensionDecision.Refused, null, "Đơn vị đã quá hạn nhiều ngày; đề nghị nộp ngay số liệu hiện có."), coordinator, cancellationToken)).Require();
        }

        (await scope.ServiceProvider.GetRequiredService<OpenAdHocExercise>().RunAsync(
            new("connectivity", today, today.AddDays(10), "Kiểm tra đột xuất sau mưa lũ, theo chỉ đạo của Ủy ban nhân dân tỉnh.", ["VIETTEL"]), coordinator, cancellationToken)).Require();
    }
}
