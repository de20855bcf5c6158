using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SurveyPlatform.Tests.Ground;

/// <summary>Counts the SQL statements that an action sends, in whatever contexts.</summary>
public sealed class Statements : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private static readonly AsyncLocal<List<string>?> Heard = new();
    private static readonly IDisposable Listening = DiagnosticListener.AllListeners.Subscribe(new Statements());

    private Statements()
    {
    }

    public static async Task<IReadOnlyList<string>> OfAsync(Func<Task> action)
    {
        Listening.ShouldNotBeNull();
        var heard = Heard.Value = [];
        try
        {
            await action();
        }
        finally
        {
            Heard.Value = null;
        }

        return heard;
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
        {
            value.Subscribe(this);
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == RelationalEventId.CommandExecuted.Name && value.Value is CommandExecutedEventData executed && Heard.Value is { } heard)
        {
            lock (heard)
            {
                heard.Add(executed.Command.CommandText);
            }
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }
}
