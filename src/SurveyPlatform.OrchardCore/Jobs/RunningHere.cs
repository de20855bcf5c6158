using OrchardCore.Environment.Shell;

namespace SurveyPlatform.Cms.Jobs;

/// <summary>What this node is at. Each tenant has its share of the workers: what one takes long over holds up no other.</summary>
internal sealed class RunningHere(IShellHost shells, HangfireSettings settings)
{
    private readonly Lock _gate = new();
    private readonly HashSet<(string Tenant, string Work)> _running = [];

    /// <returns>Null: it is at this very work already, or the tenant's workers are.</returns>
    public IDisposable? TryBegin(string tenant, string work)
    {
        lock (_gate)
        {
            return _running.Count(item => item.Tenant == tenant) < Share && _running.Add((tenant, work)) ? new Running(this, (tenant, work)) : null;
        }
    }

    public bool IsAt(string tenant, string work)
    {
        lock (_gate)
        {
            return _running.Contains((tenant, work));
        }
    }

    private int Share => Math.Max(1, settings.Workers / Math.Max(1, shells.GetAllSettings().Count(tenant => tenant.IsRunning())));

    private sealed class Running(RunningHere here, (string Tenant, string Work) what) : IDisposable
    {
        public void Dispose()
        {
            lock (here._gate)
            {
                here._running.Remove(what);
            }
        }
    }
}
