namespace SurveyPlatform.Templates.Expressions;

/// <summary>What a tree reads, each name once in the order of the text.</summary>
internal sealed class Reads
{
    public List<string> Single { get; } = [];

    public List<string> All { get; } = [];

    public List<string> Previous { get; } = [];

    public List<string> Unit { get; } = [];

    public bool Self { get; private set; }

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
                Add(underAggregate ? All : Single, reference.Name);
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
            case CallNode { Function.NeedsLiteral: true } call:
                Add(string.Equals(call.Function.Name, "previous", StringComparison.Ordinal) ? Previous : Unit, ((TextNode)call.Arguments[0]).Text);
                break;
            case CallNode call:
                foreach (var argument in call.Arguments)
                {
                    Visit(argument, call.Function.IsAggregate);
                }

                break;
        }
    }

    private static void Add(List<string> names, string name)
    {
        if (!names.Contains(name, StringComparer.Ordinal))
        {
            names.Add(name);
        }
    }
}
