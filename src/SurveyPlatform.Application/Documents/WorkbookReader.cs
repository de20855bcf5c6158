using System.IO.Compression;
using System.Text;
using System.Xml;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates.XlsForm;

namespace SurveyPlatform.Documents;

/// <summary>
/// Reads the sheets of an .xlsx as text, in bounded time and memory whatever the file is: parts are streamed, never loaded whole, and only
/// the sheets that are asked for. Macros, links and formulas are not run; of a formula its saved value is read.
/// </summary>
public static class WorkbookReader
{
    private static readonly byte[] Zip = [0x50, 0x4B, 0x03, 0x04];
    private static readonly byte[] OldOffice = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <param name="wanted">By name; the others are not unpacked.</param>
    /// <param name="findings">Told what is odd about the file; an error means that nothing was read.</param>
    public static IReadOnlyList<FormSheet> Read(Stream file, Func<string, bool> wanted, Findings findings) => Read(file, wanted, findings, SheetRows.Of);

    /// <summary>All sheets, cell by cell.</summary>
    /// <param name="findings">As for <see cref="Read(Stream, Func{string, bool}, Findings)"/>.</param>
    public static IReadOnlyList<CellSheet> ReadCells(Stream file, Findings findings) => Read(file, _ => true, findings, SheetRows.CellsOf);

    private static IReadOnlyList<TSheet> Read<TSheet>(
        Stream file, Func<string, bool> wanted, Findings findings, Func<IEnumerable<(string, SheetReader)>, SharedTexts, Findings, IReadOnlyList<TSheet>> make)
    {
        try
        {
            if (Refusal(file) is { } problem)
            {
                findings.Add(FindingSeverity.Error, problem);
                return [];
            }

            using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            return archive.Entries.Count > WorkbookLimits.Entries
                ? throw new WorkbookRefusedException(XlsFormProblems.TooLarge("parts", WorkbookLimits.Entries))
                : Read(new WorkbookParts(archive), wanted, findings, make);
        }
        catch (WorkbookRefusedException refused)
        {
            findings.Add(FindingSeverity.Error, refused.Problem);
        }
        catch (XmlException failure)
        {
            findings.Add(FindingSeverity.Error, XlsFormProblems.Damaged(failure.Message));
        }
        catch (Exception failure) when (failure is InvalidDataException or EndOfStreamException or NotSupportedException or ArgumentException)
        {
            findings.Add(FindingSeverity.Error, XlsFormProblems.Damaged("it cannot be unpacked"));
        }

        return [];
    }

    private static Problem? Refusal(Stream file)
    {
        if (file.Length > WorkbookLimits.FileBytes)
        {
            return XlsFormProblems.TooLarge("bytes", WorkbookLimits.FileBytes);
        }

        var start = new byte[8];
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (read == 0)
        {
            return XlsFormProblems.EmptyFile;
        }

        if (start.AsSpan().SequenceEqual(OldOffice))
        {
            return IsEncrypted(file) ? XlsFormProblems.Encrypted : XlsFormProblems.OldWorkbook;
        }

        file.Position = 0;
        return start.AsSpan(0, 4).SequenceEqual(Zip) ? null : XlsFormProblems.NotAWorkbook;
    }

    /// <summary>A protected .xlsx is wrapped in the old container, under this name.</summary>
    private static bool IsEncrypted(Stream file)
    {
        file.Position = 0;
        using var whole = new MemoryStream();
        file.CopyTo(whole);
        return whole.GetBuffer().AsSpan(0, (int)whole.Length).IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0;
    }

    private static IReadOnlyList<TSheet> Read<TSheet>(
        WorkbookParts parts, Func<string, bool> wanted, Findings findings, Func<IEnumerable<(string, SheetReader)>, SharedTexts, Findings, IReadOnlyList<TSheet>> make)
    {
        var main = parts.Relations("").Values.FirstOrDefault(relation => relation.Type.EndsWith("/officeDocument", StringComparison.Ordinal)).Target ?? "xl/workbook.xml";
        if (!parts.Has(main) || !main.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
        {
            findings.Add(FindingSeverity.Error, XlsFormProblems.NotAWorkbook);
            return [];
        }

        var relations = parts.Relations(main);
        if (relations.Values.Any(relation => relation.Type.EndsWith("/vbaProject", StringComparison.Ordinal)))
        {
            findings.Add(FindingSeverity.Warning, XlsFormProblems.Macros);
        }

        var (named, from1904) = Sheets(parts, main, relations, wanted, findings);
        var formats = new CellFormats(parts, PartOf(relations, "/styles"), from1904);
        List<(string Name, SheetReader Reader)> read = [];
        foreach (var (name, part) in named)
        {
            var reader = new SheetReader(name, formats, findings);
            if (wanted(name))
            {
                using var xml = parts.Open(part) ?? throw new WorkbookRefusedException(XlsFormProblems.Damaged($"the sheet {name} is missing"));
                reader.Read(xml);
            }

            read.Add((name, reader));
        }

        var needed = read.SelectMany(sheet => sheet.Reader.Cells).Select(cell => cell.Shared).OfType<int>().ToHashSet();
        var shared = new SharedTexts(parts, PartOf(relations, "/sharedStrings"), needed);
        return make(read, shared, findings);
    }

    private static (List<(string Name, string Part)> Sheets, bool From1904) Sheets(
        WorkbookParts parts, string main, Dictionary<string, (string Target, string Type)> relations, Func<string, bool> wanted, Findings findings)
    {
        List<(string, string)> sheets = [];
        var from1904 = false;
        foreach (var element in parts.Elements(main, "workbookPr", "sheet"))
        {
            if (element.LocalName == "workbookPr")
            {
                from1904 = element.GetAttribute("date1904") is "1" or "true";
            }
            else if (element.GetAttribute("name") is { } name && Id(element) is { } id && relations.TryGetValue(id, out var relation))
            {
                sheets.Add((name, relation.Target));
                var isHidden = element.GetAttribute("state") is { } state && state != "visible";
                if (isHidden && wanted(name))
                {
                    findings.Add(FindingSeverity.Info, XlsFormProblems.HiddenSheet.At($"{name}!"));
                }
            }
        }

        return (sheets, from1904);
    }

    /// <summary><c>r:id</c>, in whichever of the two namespaces there are for it.</summary>
    private static string? Id(XmlReader element)
    {
        string? id = null;
        while (element.MoveToNextAttribute())
        {
            id = element.LocalName == "id" && element.Prefix.Length > 0 ? element.Value : id;
        }

        element.MoveToElement();
        return id;
    }

    private static string PartOf(Dictionary<string, (string Target, string Type)> relations, string type) =>
        relations.Values.FirstOrDefault(relation => relation.Type.EndsWith(type, StringComparison.Ordinal)).Target ?? "";
}
