namespace SurveyPlatform.Templates.Expressions;

/// <summary>A name in an expression, with the place of what reads it.</summary>
internal readonly record struct Read(string Name, int Position);

/// <summary>What a tree reads, in the order of the text.</summary>
internal sealed class Reads
{
    private readonly List<Read> _single = [];
    private readonly List<Read> _all = [];
    private readonly List<Read> _previous = [];
    private readonly List<Read> _unit = [];
    private readonly List<Read> _columns = [];
    private readonly List<CallNode> _calls = [];

    /// <summary>Names read as one value.</summary>
    public IReadOnlyList<Read> Single => _single;

    /// <summary>Names read with every line's value.</summary>
    public IReadOnlyList<Read> All => _all;

    public IReadOnlyList<Read> Previous => _previous;

    public IReadOnlyList<Read> Unit => _unit;

    public IReadOnlyList<Read> Columns => _columns;

    /// <summary>Every call, the outer before the inner.</summary>
    public IReadOnlyList<CallNode> Calls => _calls;

    public bool Self { get; private set; }

    public bool Stored { get; private set; }

    public static Reads Of(Node tree)
    {
        var reads = new Reads();
        reads.Visit(tree, underAggregate: false);
        return reads;
    }

    private void Visit(Node node, bool underAggregate)
    {
        switch (node)
        {
            case SelfNode:
                Self = true;
                break;
            case ReferenceNode reference:
                (underAggregate ? _all : _single).Add(new(reference.Name, reference.Position));
                break;
            case ColumnNode column:
                _columns.Add(new(column.Name, column.Position));
                break;
            case NegationNode negation:
                Visit(negation.Operand, underAggregate: false);
                break;
            case ChainNode chain:
                Visit(chain.First, underAggregate: false);
                foreach (var (_, operand) in chain.Rest)
                {
                    Visit(operand, underAggregate: false);
                }

                break;
            case CallNode call:
                VisitCall(call);
                break;
        }
    }

    private void VisitCall(CallNode call)
    {
        _calls.Add(call);
        Stored |= call.Function.Name == "once";
        if (call.Function.Name is "previous" or "unit")
        {
            (call.Function.Name == "unit" ? _unit : _previous).Add(new(((TextNode)call.Arguments[0]).Text, call.Arguments[0].Position));
            return;
        }

        for (var index = 0; index < call.Arguments.Count; index++)
        {
            Visit(call.Arguments[index], call.Function.IsAggregate || (call.Function.Name == "indexed-repeat" && index < 2));
        }
    }
}
