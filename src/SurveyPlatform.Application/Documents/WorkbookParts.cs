using System.IO.Compression;
using System.Xml;
using SurveyPlatform.Templates.XlsForm;

namespace SurveyPlatform.Documents;

/// <summary>The XML parts of a workbook, each read forward only and within <see cref="WorkbookLimits"/>.</summary>
internal sealed class WorkbookParts(ZipArchive archive)
{
    private readonly Budget _budget = new(WorkbookLimits.UnpackedBytes);

    public bool Has(string path) => Find(path) is not null;

    /// <summary>Where a part refers to others: target path by id.</summary>
    public Dictionary<string, (string Target, string Type)> Relations(string part)
    {
        var (folder, name) = (part[..(part.LastIndexOf('/') + 1)], part[(part.LastIndexOf('/') + 1)..]);
        Dictionary<string, (string, string)> relations = new(StringComparer.Ordinal);
        foreach (var relation in Elements($"{folder}_rels/{name}.rels", "Relationship"))
        {
            if (relation.GetAttribute("Id") is { } id && relation.GetAttribute("Target") is { } target)
            {
                relations[id] = (target.StartsWith('/') ? target.TrimStart('/') : Simplified(folder + target), relation.GetAttribute("Type") ?? "");
            }
        }

        return relations;
    }

    /// <summary>The reader, standing on each element of that name in turn. Nothing where there is no such part.</summary>
    public IEnumerable<XmlReader> Elements(string part, params string[] names)
    {
        using var reader = Open(part);
        while (reader is not null && Advance(reader))
        {
            if (reader.NodeType == XmlNodeType.Element && names.Contains(reader.LocalName, StringComparer.Ordinal))
            {
                yield return reader;
            }
        }
    }

    /// <summary>Null: there is no such part.</summary>
    public XmlReader? Open(string path) => Find(path) is { } entry
        ? XmlReader.Create(new MeasuredStream(entry.Open(), _budget), new()
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = true,
            NameTable = new BoundedNames(),
        })
        : null;

    public static bool Advance(XmlReader reader) => reader.Depth <= WorkbookLimits.MarkupDepth
        ? reader.Read()
        : throw new WorkbookRefusedException(XlsFormProblems.Damaged("its markup is nested too deep"));

    private ZipArchiveEntry? Find(string path) =>
        archive.GetEntry(path) ?? archive.Entries.FirstOrDefault(entry => string.Equals(entry.FullName.Replace('\\', '/'), path, StringComparison.OrdinalIgnoreCase));

    /// <summary><c>xl/../sheet.xml</c> is <c>sheet.xml</c>.</summary>
    private static string Simplified(string path)
    {
        List<string> parts = [];
        foreach (var part in path.Split('/'))
        {
            if (part == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("." or ".." or ""))
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    /// <summary>Names are never forgotten while a part is read, so there may not be any number of them.</summary>
    private sealed class BoundedNames : NameTable
    {
        private int _left = WorkbookLimits.MarkupNames;

        public override string Add(string key)
        {
            Count(Get(key));
            return base.Add(key);
        }

        public override string Add(char[] key, int start, int len)
        {
            Count(Get(key, start, len));
            return base.Add(key, start, len);
        }

        private void Count(string? known)
        {
            if (known is null && --_left < 0)
            {
                throw new WorkbookRefusedException(XlsFormProblems.Damaged("its markup has too many names"));
            }
        }
    }
}
