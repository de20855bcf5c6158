using System.Globalization;
using System.Text;

namespace SurveyPlatform.Templates.XlsForm;

/// <summary>The names of a survey: each row's own here, and what a rule means by one.</summary>
internal sealed class SurveyNames
{
    private readonly Dictionary<string, SurveyRow> _byWritten = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly HashSet<string> _sections = new(StringComparer.Ordinal);
    private readonly HashSet<string> _tables = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ambiguous;
    private readonly HashSet<string> _read;
    private readonly Findings _findings;

    public SurveyNames(IReadOnlyList<SurveyRow> rows, Findings findings)
    {
        _findings = findings;
        _read = [.. rows.SelectMany(RuleReferences.InRowOf)];
        _ambiguous = [.. rows.GroupBy(row => row.Written, StringComparer.Ordinal).Where(same => same.Skip(1).Any()).Select(same => same.Key)];

        // Names that fit keep them; those that must change give way.
        _taken.UnionWith(rows.Where(IsNamed).Select(row => row.Written).Where(TemplateCheck.IsName));
        foreach (var row in rows.Where(row => IsNamed(row) && !row.IsLeftOut))
        {
            NameQuestion(row);
        }

        foreach (var row in rows.Where(row => !IsNamed(row) || row.IsLeftOut))
        {
            row.IsLeftOut = true;
            _byWritten.TryAdd(row.Written, row);
        }
    }

    /// <summary>Several rows have the name, each in a group of its own; a path would tell them apart.</summary>
    public bool IsAmbiguous(string written) => _ambiguous.Contains(written);

    public SurveyRow? Find(string written) => _byWritten.GetValueOrDefault(written);

    /// <summary>A name that no question has yet.</summary>
    public string Free(string wish) => Unique(Fitting(wish, "q"), _taken);

    /// <summary>The code of a section or table; those have names of their own kind.</summary>
    public string CodeOf(SurveyRow group)
    {
        var written = group["sp_name"] is { IsEmpty: false } ours ? ours : group["name"];
        var fits = !TemplateCheck.Code(written.Text, "").Any();
        var code = Unique(fits ? written.Text : Fitting(written.Text, "section"), group.IsTable ? _tables : _sections);
        if (code != written.Text)
        {
            _findings.Warning(written, XlsFormProblems.NameChanged(written.Text, code));
        }

        return code;
    }

    public string FreeCode(string wish) => Unique(wish, _sections);

    public void GiveBack(string code) => _sections.Remove(code);

    /// <summary>What is nearest to a text and can be a name: letters without accents, digits, underscores, a letter first.</summary>
    public static string Fitting(string text, string prefix)
    {
        var name = new StringBuilder();
        foreach (var character in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark && name.Length < TemplateCheck.NameMaxLength)
            {
                name.Append(char.IsAsciiLetterOrDigit(character) ? character : character switch { 'đ' => 'd', 'Đ' => 'D', _ => '_' });
            }
        }

        var fitted = name.ToString();
        if (fitted.Trim('_').Length == 0)
        {
            return $"{prefix}_1";
        }

        fitted = char.IsAsciiLetter(fitted[0]) ? fitted : $"{prefix}_{fitted.TrimStart('_')}";
        return fitted.Length <= TemplateCheck.NameMaxLength ? fitted : fitted[..TemplateCheck.NameMaxLength];
    }

    private static bool IsNamed(SurveyRow row) => row.IsQuestion || row.Type.Kind == XlsKind.BeginRepeat;

    private void NameQuestion(SurveyRow row)
    {
        if (row.Written.Length == 0)
        {
            _findings.Error(row["name"], XlsFormProblems.NoName);
            row.Name = Free("q");
            return;
        }

        if (_byWritten.TryAdd(row.Written, row))
        {
            if (!TemplateCheck.IsName(row.Written))
            {
                row.Name = Free(row.Written);
                _findings.Warning(row["name"], XlsFormProblems.NameChanged(row.Written, row.Name));
            }

            return;
        }

        // XLSForm allows a name once in each group.
        var first = _byWritten[row.Written];
        row.Name = Free(row.Written);
        if (ReferenceEquals(first.Parent, row.Parent))
        {
            _findings.Error(row["name"], XlsFormProblems.NameTwice(row.Written, first["name"].Cell));
        }
        else if (_read.Contains(row.Written))
        {
            _findings.Error(row["name"], XlsFormProblems.NameAmbiguous(row.Written, first["name"].Cell));
        }
        else
        {
            _findings.Warning(row["name"], XlsFormProblems.NameChanged(row.Written, row.Name));
        }
    }

    /// <summary>The wish, or the wish with a number.</summary>
    public static string Unique(string wish, HashSet<string> taken)
    {
        var name = wish;
        for (var number = 2; !taken.Add(name); number++)
        {
            var tail = string.Create(CultureInfo.InvariantCulture, $"_{number}");
            name = (wish.Length + tail.Length <= TemplateCheck.NameMaxLength ? wish : wish[..(TemplateCheck.NameMaxLength - tail.Length)]) + tail;
        }

        return name;
    }
}
