using System.IO.Compression;
using System.Text;
using SurveyPlatform.Documents;

namespace SurveyPlatform.Returns.Import;

/// <summary>The cells of a file, packed to be kept for a while. Five thousand lines of eleven columns are 175 kB.</summary>
internal static class ImportCells
{
    private const int BufferSize = 256 * 1024;
    private const int Formula = 8;
    private const int Percent = 16;

    public static byte[] Pack(IReadOnlyList<CellSheet> sheets)
    {
        using var packed = new MemoryStream();
        // In large pieces: each is packed by itself.
        using (var writer = new BinaryWriter(new BufferedStream(new BrotliStream(packed, CompressionLevel.Fastest), BufferSize), Encoding.UTF8))
        {
            writer.Write7BitEncodedInt(sheets.Count);
            foreach (var sheet in sheets)
            {
                writer.Write(sheet.Name);
                writer.Write7BitEncodedInt(sheet.Cells.Count);
                foreach (var cell in sheet.Cells)
                {
                    writer.Write7BitEncodedInt(cell.Row);
                    writer.Write7BitEncodedInt(cell.Column);
                    writer.Write((byte)((int)cell.Kind | (cell.IsFormula ? Formula : 0) | (cell.IsPercent ? Percent : 0)));
                    writer.Write(cell.Text);
                }
            }
        }

        return packed.ToArray();
    }

    public static IReadOnlyList<CellSheet> Unpack(byte[] packed)
    {
        using var reader = new BinaryReader(new BufferedStream(new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress), BufferSize), Encoding.UTF8);
        var sheets = new CellSheet[reader.Read7BitEncodedInt()];
        for (var sheet = 0; sheet < sheets.Length; sheet++)
        {
            var (name, cells) = (reader.ReadString(), new SheetCell[reader.Read7BitEncodedInt()]);
            for (var at = 0; at < cells.Length; at++)
            {
                var (row, column, kind) = (reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt(), reader.ReadByte());
                cells[at] = new(row, column, (CellKind)(kind & (Formula - 1)), reader.ReadString(), (kind & Formula) > 0, (kind & Percent) > 0);
            }

            sheets[sheet] = new(name, cells);
        }

        return sheets;
    }
}
