using System.Globalization;
using System.IO.Compression;
using System.Text;
using SurveyPlatform.Documents;
using SurveyPlatform.Templates.XlsForm;

namespace SurveyPlatform.Tests.Documents;

/// <summary>A workbook written part by part, as no spreadsheet program would write it.</summary>
internal sealed class RawWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly List<(string Path, Action<Stream> Write)> _parts = [];
    private readonly StringBuilder _sheets = new();
    private readonly StringBuilder _relations = new();
    private int _count;

    public static RawWorkbook WithSurvey(string sheetData, string after = "") => new RawWorkbook().Sheet("survey", sheetData, after);

    public static string Row(int number, params string[] cells) =>
        $"<row r=\"{number}\">{string.Concat(cells.Select((cell, column) => $"<c r=\"{FormSheet.Address(number, column + 1)}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>"))}</row>";

    public RawWorkbook Sheet(string name, string sheetData, string after = "", string attributes = "") =>
        Sheet(name, stream => Text(stream, $"<worksheet xmlns=\"{Main}\"><sheetData>{sheetData}</sheetData>{after}</worksheet>"), attributes);

    public RawWorkbook Sheet(string name, Action<Stream> write, string attributes = "")
    {
        _count++;
        _sheets.Append(CultureInfo.InvariantCulture, $"<sheet name=\"{name}\" sheetId=\"{_count}\" r:id=\"r{_count}\" {attributes}/>");
        return Related("worksheet", $"worksheets/sheet{_count}.xml", write, $"r{_count}");
    }

    public RawWorkbook Shared(params string[] texts) =>
        Related("sharedStrings", "sharedStrings.xml", stream => Text(stream, $"<sst xmlns=\"{Main}\">{string.Concat(texts.Select(text => $"<si>{text}</si>"))}</sst>"), "shared");

    public RawWorkbook Related(string type, string target, Action<Stream> write, string id)
    {
        _relations.Append(CultureInfo.InvariantCulture, $"<Relationship Id=\"{id}\" Type=\"{Office}/{type}\" Target=\"{target}\"/>");
        return Part($"xl/{target}", write);
    }

    public RawWorkbook Part(string path, Action<Stream> write)
    {
        _parts.Add((path, write));
        return this;
    }

    public MemoryStream Build()
    {
        var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            var workbook = $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets>{_sheets}</sheets></workbook>";
            var relations = $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{_relations}</Relationships>";
            foreach (var (path, write) in _parts.Append(("xl/workbook.xml", stream => Text(stream, workbook))).Append(("xl/_rels/workbook.xml.rels", stream => Text(stream, relations))))
            {
                using var entry = archive.CreateEntry(path, CompressionLevel.Fastest).Open();
                write(entry);
            }
        }

        file.Position = 0;
        return file;
    }

    public ReadForm Read() => TemplateFile.Read("form.xlsx", Build());

    public static void Text(Stream stream, string text) => stream.Write(Encoding.UTF8.GetBytes(text));

    public static void Repeat(Stream stream, string text, int times)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var time = 0; time < times; time++)
        {
            stream.Write(bytes);
        }
    }
}
