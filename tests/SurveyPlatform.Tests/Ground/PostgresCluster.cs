using System.Diagnostics;
using Npgsql;

namespace SurveyPlatform.Tests.Ground;

/// <summary>
/// A PostgreSQL of this test run's own, in a temporary folder behind a socket in it. Started by the first test that needs it. Its keeper is a
/// shell that waits on a pipe from this process: however this process ends, the pipe closes, the keeper stops the server and removes the folder.
/// </summary>
public static class PostgresCluster
{
    // Rules of a language are on purpose: an order that relies on bytes must say so in the schema.
    private const string Keeper = """
        dir=$1; bin=$2; user=$3
        trap 'rm -rf "$dir"' EXIT
        as() { if [ -n "$user" ]; then runuser -u "$user" -- "$@"; else "$@"; fi; }
        if [ -n "$user" ]; then chown "$user" "$dir"; fi
        cd "$dir" || exit 1
        initialise() { as "$bin/initdb" -D "$dir/data" -U survey -A trust -E UTF8 --no-sync "$@"; }
        {
          initialise --locale=C.UTF-8 --locale-provider=icu --icu-locale=vi || { rm -rf "$dir/data"; initialise --no-locale; }
        } >"$dir/initdb.log" 2>&1 || { cat "$dir/initdb.log"; exit 1; }
        as "$bin/pg_ctl" start -w -s -D "$dir/data" -l "$dir/server.log" -o "-k $dir -c listen_addresses= -c fsync=off \
          -c synchronous_commit=off -c full_page_writes=off -c max_connections=200 -c timezone=Asia/Ho_Chi_Minh" || { cat "$dir/server.log"; exit 1; }
        echo ready
        read -r _
        as "$bin/pg_ctl" stop -s -m immediate -D "$dir/data" >/dev/null 2>&1
        """;

    private static readonly Lazy<string> Server = new(Start);
    private static Process? s_keeper;

    /// <summary>Where databases can be created. The first to ask starts the server.</summary>
    /// <exception cref="InvalidOperationException">There is no PostgreSQL here, or it does not start; the message has its log.</exception>
    public static string ConnectionString => Server.Value;

    private static string Start()
    {
        if (PostgresPrograms.GivenServer is { } given)
        {
            return given;
        }

        var folder = Directory.CreateTempSubdirectory("survey-pg-").FullName;
        var start = new ProcessStartInfo("sh") { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        var user = Environment.IsPrivilegedProcess ? "postgres" : "";
        foreach (var argument in new[] { "-c", Keeper, "keeper", folder, PostgresPrograms.Folder ?? throw new InvalidOperationException(PostgresPrograms.Missing), user })
        {
            start.ArgumentList.Add(argument);
        }

        s_keeper = Process.Start(start)!;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => s_keeper.StandardInput.Close();
        var said = s_keeper.StandardOutput.ReadLine();
        return said == "ready"
            ? new NpgsqlConnectionStringBuilder { Host = folder, Username = "survey", Database = "postgres" }.ConnectionString
            : throw new InvalidOperationException($"PostgreSQL did not start: {said}{s_keeper.StandardOutput.ReadToEnd()}");
    }
}
