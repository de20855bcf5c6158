using System.Text.Json;
using OfficeOpenXml;
using SurveyPlatform.Tests.Demo;

namespace SurveyPlatform.Tests.Ground;

/// <summary>A list of lines as a telecom company keeps it: its own heads, words and order, a title above and a sum below.</summary>
internal static class OperatorFile
{
    public static readonly string[] Heads =
        ["STT", "Huyện", "Xã/phường", "Loại kênh", "Công nghệ", "Băng thông download (Mbps)", "Băng thông upload (Mbps)", "Tốc độ đo kiểm download", "Ngày hòa mạng", "Số sự cố", "Giờ mất liên lạc"];

    /// <summary>Communes of Bình Định and their districts; one line each, of two kinds in turn.</summary>
    public static List<object?[]> Rows(int count)
    {
        var units = BinhDinh.Step("binh-dinh-units").GetProperty("units").EnumerateArray()
            .Select(unit => (Kind: Text(unit, "kind"), Code: Text(unit, "code"), Parent: Text(unit, "parentCode"), Type: Text(unit, "typeName"), Name: Text(unit, "name"))).ToList();
        var communes = units.Where(unit => unit.Kind == "commune").ToList();
        var districts = units.Where(unit => unit.Kind == "district").ToDictionary(unit => unit.Code);
        return [.. Enumerable.Range(0, count).Select(at =>
        {
            var commune = communes[at % communes.Count];
            return new object?[]
            {
                at + 1, districts[commune.Parent].Name, $"{commune.Type} {commune.Name}", at < communes.Count ? "Kênh Internet" : "TSLCD", at % 3 == 0 ? "Thuê kênh" : "FTTH cáp quang",
                100 + at, 50 + at, 98.5, new DateTime(2020, 1, 1).AddDays(at), at % 4 == 0 ? 1 : 0, at % 4 == 0 ? 2.5 : null,
            };
        })];
    }

    /// <param name="change">What somebody has done to the sheet since.</param>
    public static byte[] Xlsx(int count, Action<ExcelWorksheet>? change = null)
    {
        using var package = new ExcelPackage();
        package.Workbook.Worksheets.Add("Bìa").Cells[1, 1].Value = "VNPT Bình Định";
        var sheet = package.Workbook.Worksheets.Add("Đường truyền");
        sheet.Cells[1, 1].Value = "DANH SÁCH ĐƯỜNG TRUYỀN CUNG CẤP CHO UBND CÁP HUYỆN, CẤP XÃ";
        sheet.Cells[1, 1, 1, Heads.Length].Merge = true;
        for (var column = 0; column < Heads.Length; column++)
        {
            sheet.Cells[3, column + 1].Value = Heads[column];
            sheet.Cells[4, column + 1].Value = column + 1;
        }

        var rows = Rows(count);
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 0; column < Heads.Length; column++)
            {
                sheet.Cells[5 + row, column + 1].Value = rows[row][column];
            }
        }

        sheet.Cells[5, 9, 5 + count, 9].Style.Numberformat.Format = "dd/mm/yyyy";
        change?.Invoke(sheet);
        return package.GetAsByteArray();
    }

    private static string Text(JsonElement unit, string name) => unit.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
