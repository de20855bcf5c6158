using SurveyPlatform.Registry;

namespace SurveyPlatform.Server.Demo;

/// <summary>A unit as the demonstration needs it.</summary>
/// <param name="TypeName">Phường, Xã …; empty for companies.</param>
/// <param name="Clerk">Who fills in its returns.</param>
public sealed record DemoUnit(string Code, UnitKind Kind, string TypeName, string Name, string Clerk, string Phone)
{
    /// <summary><c>xã Nhơn Lý</c>, as in running text.</summary>
    public string InText => $"{TypeName.ToLowerInvariant()} {Name}";
}
