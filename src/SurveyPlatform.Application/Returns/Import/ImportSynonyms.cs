using SurveyPlatform.Shared;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Returns.Import;

/// <summary>How the same thing is called in offices and companies; compared without accents, as heads of columns are often typed.</summary>
internal static class ImportSynonyms
{
    private static readonly (string Written, string Meant)[] Words =
    [
        ("download", "tai xuong"), ("tai ve", "tai xuong"), ("down", "tai xuong"), ("dl", "tai xuong"),
        ("upload", "tai len"), ("up", "tai len"), ("ul", "tai len"),
        ("bang thong", "toc do"), ("speed", "toc do"), ("bandwidth", "toc do"),
        ("goi cuoc", "hop dong"), ("dang ky", "hop dong"), ("cam ket", "hop dong"), ("contracted", "hop dong"),
        ("thuc te", "do duoc"), ("do kiem", "do duoc"), ("measured", "do duoc"),
        ("hoa mang", "dua vao su dung"), ("lap dat", "dua vao su dung"), ("kich hoat", "dua vao su dung"), ("su dung tu", "dua vao su dung tu"),
        ("loi", "su co"), ("incidents", "su co"), ("so lan", "so"),
        ("gian doan", "mat lien lac"), ("mat ket noi", "mat lien lac"), ("gio mat", "thoi gian mat"),
        ("loai hinh", "loai"), ("loai kenh", "loai duong truyen"), ("loai dich vu", "loai duong truyen"), ("kenh", "duong truyen"),
        ("phuong thuc", "cong nghe"), ("ha tang", "cong nghe"), ("dien thoai", "so dien thoai"), ("ho ten", "ho va ten"),
    ];

    private static readonly HashSet<string> Empty = ["theo", "cua", "trong", "ky", "cac", "the", "of", "in", "tren", "va"];

    private static readonly string[] Unit =
        ["don vi", "ten don vi", "ma don vi", "don vi su dung", "xa phuong", "xa phuong thi tran", "ten xa", "ubnd", "dia phuong", "noi dat", "dia diem", "khach hang", "co quan"];

    /// <summary>What the column with the district of a unit is called.</summary>
    public static readonly string[] District = ["huyen", "quan huyen", "huyen thi xa thanh pho", "huyen tx tp", "thuoc huyen", "district", "cap huyen"];

    /// <summary>What else a column for this question may be called.</summary>
    public static IEnumerable<string> Of(Question question) => question.Type == QuestionType.Unit ? Unit : [];

    /// <summary>The words that tell one head from another.</summary>
    public static HashSet<string> Tokens(string text)
    {
        var folded = string.Concat(VietnameseText.FoldedKey(text).Select(character => char.IsAsciiLetterOrDigit(character) ? character : ' '));
        var meant = $" {string.Join(' ', folded.Split(' ', StringSplitOptions.RemoveEmptyEntries))} ";
        foreach (var (written, word) in Words)
        {
            meant = meant.Contains($" {word} ", StringComparison.Ordinal) ? meant : meant.Replace($" {written} ", $" {word} ", StringComparison.Ordinal);
        }

        var tokens = meant.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        tokens.ExceptWith(tokens.Count > 1 ? Empty : []);
        return tokens;
    }

    /// <summary>0: nothing in common; 1: the same words.</summary>
    public static double Likeness(HashSet<string> left, HashSet<string> right) =>
        left.Count + right.Count == 0 ? 0 : 2.0 * left.Count(right.Contains) / (left.Count + right.Count);
}
