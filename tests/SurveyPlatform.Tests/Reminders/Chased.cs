using System.Globalization;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;

namespace SurveyPlatform.Tests.Reminders;

/// <summary>Obligations that exist only in memory.</summary>
internal static class Chased
{
    public static Obligation Of(int unit, int parent, DateOnly due, DateOnly lockOn) => new()
    {
        Id = new(Guid.CreateVersion7()),
        UnitId = new(unit),
        UnitKind = UnitKind.Commune,
        UnitCode = unit.ToString(CultureInfo.InvariantCulture),
        UnitTypeName = "Phường",
        UnitName = "Nhơn Bình",
        UnitSortKey = "",
        UnitFoldedKey = "",
        ParentId = new(parent),
        Path = $"/{parent}/{unit}/",
        DueOn = due,
        LockOn = lockOn,
    };
}
