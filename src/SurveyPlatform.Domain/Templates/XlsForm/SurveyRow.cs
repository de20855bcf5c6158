namespace SurveyPlatform.Templates.XlsForm;

/// <summary>A row of the sheet <c>survey</c>; a group or repeat holds the rows up to its end.</summary>
internal sealed class SurveyRow(Line line, XlsType type)
{
    private const string TableKind = "table";

    public Line Line => line;

    public XlsType Type => type;

    public Field this[string column] => line[column];

    public SurveyRow? Parent { get; private set; }

    public List<SurveyRow> Children { get; } = [];

    /// <summary>As it is written; rules read the row under this name.</summary>
    public string Written { get; } = line["name"].Text;

    /// <summary>As it is called here; <see cref="SurveyNames"/> sees to it.</summary>
    public string Name { get; set; } = line["name"].Text;

    /// <summary>It asks nothing here, and rules that read it are dropped.</summary>
    public bool IsLeftOut { get; set; }

    public bool IsGroup => type.Kind is XlsKind.BeginGroup;

    public bool IsTable => IsGroup && line["sp_kind"].Text == TableKind;

    public bool IsQuestion => type.Kind is XlsKind.Question or XlsKind.Select or XlsKind.Range or XlsKind.Calculate or XlsKind.Hidden or XlsKind.Acknowledge;

    /// <summary>The repeat it stands in, at whatever depth.</summary>
    public SurveyRow? Repeat
    {
        get
        {
            var above = Parent;
            while (above is not null && above.Type.Kind != XlsKind.BeginRepeat)
            {
                above = above.Parent;
            }

            return above;
        }
    }

    public void Add(SurveyRow child)
    {
        child.Parent = this;
        Children.Add(child);
    }

    /// <summary>This row and all below it, in the order of the sheet.</summary>
    public IEnumerable<SurveyRow> WithAllBelow() => Children.SelectMany(child => child.WithAllBelow()).Prepend(this);
}
