using System.Text;
using System.Xml;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates.XlsForm;

namespace SurveyPlatform.Documents;

/// <summary>The texts that cells share, those that are needed; null where one is longer than a cell may be.</summary>
internal sealed class SharedTexts
{
    private readonly Dictionary<int, string?> _texts = [];

    public SharedTexts(WorkbookParts parts, string part, HashSet<int> needed)
    {
        using var reader = needed.Count > 0 ? parts.Open(part) : null;
        var (index, inPhonetic) = (-1, false);
        StringBuilder? text = null;
        while (reader is not null && WorkbookParts.Advance(reader))
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                Keep(index, text);
                index++;
                text = needed.Contains(index) ? new() : null;
            }
            else if (reader.LocalName == "rPh")
            {
                inPhonetic = reader.NodeType == XmlNodeType.Element;
            }
            else if (text is not null && !inPhonetic && text.Length <= WorkbookLimits.TextLength && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)
            {
                text.Append(reader.Value);
            }
        }

        Keep(index, text);
    }

    /// <summary>Null where there is no such text, or it is too long.</summary>
    public string? Find(int index, out Problem? problem)
    {
        var isThere = _texts.TryGetValue(index, out var text);
        problem = text is not null ? null : isThere ? XlsFormProblems.TextTooLong(WorkbookLimits.TextLength) : XlsFormProblems.Damaged("the text of a cell is missing");
        return text;
    }

    private void Keep(int index, StringBuilder? text)
    {
        if (text is not null)
        {
            _texts[index] = text.Length <= WorkbookLimits.TextLength ? SheetReader.Unescape(text.ToString()) : null;
        }
    }
}
