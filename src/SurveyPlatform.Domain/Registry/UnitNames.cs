using SurveyPlatform.Shared;

namespace SurveyPlatform.Registry;

/// <summary>How units are named in lists and in running text (Decree 30/2020/NĐ-CP, Annex II).</summary>
public static class UnitNames
{
    public static string Full(string typeName, string name) => VietnameseText.Clean($"{typeName} {name}");

    /// <summary><c>UBND xã Nhơn Lý</c>, <c>UBND huyện Vân Canh</c>; departments and operators by their own name.</summary>
    public static string Authority(UnitKind kind, string typeName, string name) => kind switch
    {
        UnitKind.Province or UnitKind.District or UnitKind.Commune => $"UBND {typeName.ToLowerInvariant()} {name}",
        UnitKind.Department or UnitKind.Operator => Full(typeName, name),
    };
}
