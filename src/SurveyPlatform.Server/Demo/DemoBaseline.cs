namespace SurveyPlatform.Server.Demo;

/// <summary>
/// What was published of Bình Định in August 2023 (VietnamNet, article 2187192) and, where only a share was published, the
/// counts chosen here to give it. The demonstration's quarter adds up to exactly this.
/// </summary>
public static class DemoBaseline
{
    /// <summary>The seed of the demonstration that is shown, photographed and documented.</summary>
    public const int Seed = 2023;

    public const int CommunesReporting = 155;
    public const int CommunesWithoutLan = 67;

    /// <summary>With <see cref="CommuneWorkingComputers"/> 83.0 %; the base numbers of Decree 33/2023/NĐ-CP give some 32 people each.</summary>
    public const int CommuneStaff = 4972;
    public const int CommuneWorkingComputers = 4127;

    /// <summary>With <see cref="DistrictWorkingComputers"/> 98.8 %.</summary>
    public const int DistrictStaff = 1001;
    public const int DistrictWorkingComputers = 989;
    public const int DistrictComputersWithAntivirus = 798;
    public const int DistrictOffices = 153;
    public const int DistrictOfficesWithLan = 105;
    public const int DistrictsWithFirewall = 5;

    /// <summary>Contracted Mbps of each district's fastest line, from the largest district down; 100 on average.</summary>
    public static IReadOnlyList<int> DistrictMbps { get; } = [200, 150, 150, 120, 100, 100, 80, 60, 60, 50, 30];
}
