using System.Net;
using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Storage;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Cms.Tests.Ground;

/// <summary>The host as it is run, with workers, on a folder that outlives it.</summary>
public sealed class CmsProcess : HostProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private CmsProcess(string folder, IEnumerable<string> settings)
        : base(typeof(CmsHost).Assembly, folder, settings, ("ORCHARD_APP_DATA", folder))
    {
    }

    /// <summary>Comes back when the site is set up and answers: its first page does that, /health is not there before.</summary>
    public static async Task<CmsProcess> StartAsync(string folder, params string[] settings)
    {
        var cms = new CmsProcess(folder,
        [
            $"--contentRoot={Path.Combine(Repository.Root, "src", "SurveyPlatform.Cms")}", "--environment=Development",
            $"--OrchardCore:SurveyPlatform:Mail:PickupFolder={Path.Combine(folder, "mail")}", "--Hangfire:LookEvery=00:00:00.5", .. settings,
        ]);
        await cms.UntilItAnswersAsync("/Login");
        return cms;
    }

    /// <summary>Sets another tenant up that <paramref name="host"/> is the host name of, and comes back when it answers.</summary>
    public Task SetUpAsync(string host) => UntilItAnswersAsync("/Login", host);

    public async Task<HttpClient> SignInAsync(string userName)
    {
        var visitor = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address, Timeout = Patience };
        using var answer = await visitor.PostFormAsync("/Login", "/Login", ("LoginForm.UserName", userName), ("LoginForm.Password", CmsSite.AdminPassword));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, $"{userName} could not sign in");
        return visitor;
    }

    /// <summary>What it has in its database.</summary>
    public static SurveyDbContext Open(string connectionString) =>
        new((DbContextOptions<SurveyDbContext>)new DbContextOptionsBuilder<SurveyDbContext>().UseSurveyStore(connectionString).Options);

    public async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await isSo())
        {
            patience.IsCancellationRequested.ShouldBeFalse(Said);
            await Task.Delay(100);
        }
    }
}
