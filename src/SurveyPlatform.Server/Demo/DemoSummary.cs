namespace SurveyPlatform.Server.Demo;

/// <summary>What the demonstration tells at its end: a short table, the files and where to go on.</summary>
internal static class DemoSummary
{
    private static readonly (string User, string Who)[] Accounts =
    [
        ("xa.21958", "a commune that has not reported: fills in and submits"),
        ("xa.21550", "a commune that has: its receipt and its figures"),
        ("vnpt", "a telecom company"),
        ("duyet.540", "reviewer of Quy Nhơn, for its communes"),
        ("dieuphoi", "coordinator: progress, reminders, verdicts, report"),
        ("lanhdao", "leader: reads the report"),
        ("thietke", "form designer"),
        ("quantri", "administrator: jobs"),
    ];

    public static async Task WriteAsync(DemoQuarter.Result played, IReadOnlyList<string> files, string mailFolder, TextWriter output)
    {
        await output.WriteLineAsync();
        await output.WriteLineAsync($"  {"",-34}{"owed",8}{"submitted",11}{"late",7}{"missing",9}");
        foreach (var exercise in played.Exercises)
        {
            var progress = exercise.Progress;
            var title = $"{exercise.CollectionCode} {exercise.Period}";
            await output.WriteLineAsync($"  {title,-34}{progress.Expected,8}{progress.Submitted,11}{progress.SubmittedLate,7}{progress.Outstanding,9}");
        }

        await output.WriteLineAsync();
        await output.WriteLineAsync($"  {"Reminders sent",-34}{played.RemindersSent,8}");
        await output.WriteLineAsync($"  {"Units below the standard",-34}{played.Report.UnitsBelowStandard,8}");
        await output.WriteLineAsync();
        foreach (var file in files)
        {
            await output.WriteLineAsync($"  Report     {file}");
        }

        await output.WriteLineAsync($"  E-mails    {mailFolder} ({Directory.GetFiles(mailFolder, "*.eml").Length} .eml files)");
        await output.WriteLineAsync();
        await output.WriteLineAsync("  Accounts   password of all: Binhdinh-2023");
        foreach (var (user, who) in Accounts)
        {
            await output.WriteLineAsync($"             {user,-12}{who}");
        }

        await output.WriteLineAsync();
    }
}
