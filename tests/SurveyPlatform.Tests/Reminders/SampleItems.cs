using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Reminders;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Tests.Reminders;

/// <summary>What a message may be about, without a database.</summary>
internal static class SampleItems
{
    public const string Address = "https://bieumau.binhdinh.example";

    public static MessageRecipient Clerk { get; } = new("Nguyễn Thị Lan", "UBND phường Nhơn Bình");

    public static DateOnly Due { get; } = new(2023, 9, 21);

    private static readonly CollectionDefinition Hardware = new()
    {
        Code = "ha-tang",
        Title = new("Hạ tầng CNTT cơ bản", "Basic IT infrastructure"),
        TemplateCode = "ha-tang",
        Respondents = [UnitKind.Commune],
        Frequency = Frequency.Quarterly,
        PeriodSchemeCode = "quarter-15",
        ReminderRules = [],
    };

    public static CollectionExercise Exercise { get; } = new()
    {
        Id = new(new("00000000-0000-0000-0000-0000000000e1")),
        CollectionCode = Hardware.Code,
        Collection = Hardware,
        Period = Period.Quarter(2023, 3),
        TemplateVersionId = Guid.Empty,
        Due = Due,
        CutOff = new(2023, 9, 14),
        Lock = new(2023, 10, 5),
    };

    public static MessageItem Item(
        int late, string rule = "rung", ReminderAudience audience = ReminderAudience.Unit, string type = "Phường", string name = "Nhơn Bình", int unit = 5, string? note = null) =>
        new(Obligation(type, name, unit), rule, audience, Due, late, [], Note: note);

    public static Contact Contact(string name, string? phone = "0256 3822 123") =>
        new() { FullName = name, Position = "Công chức Văn hóa – Xã hội", Email = "nhonbinh@binhdinh.example", Phone = phone };

    private static Obligation Obligation(string type, string name, int unit) => new()
    {
        Id = new(new($"00000000-0000-0000-0000-{unit:000000000000}")),
        ExerciseId = Exercise.Id,
        Exercise = Exercise,
        UnitId = new(unit),
        UnitKind = UnitKind.Commune,
        UnitCode = "21550",
        UnitTypeName = type,
        UnitName = name,
        UnitSortKey = VietnameseText.SortKey(name),
        UnitFoldedKey = "",
        Path = $"/1/2/{unit}/",
        DueOn = Due,
        LockOn = Exercise.Lock,
    };
}
