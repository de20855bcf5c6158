namespace SurveyPlatform.Templates.Expressions;

internal enum StepKind
{
    /// <summary>Takes one character that is in the set.</summary>
    Character,

    /// <summary>Goes on at all of its targets at once.</summary>
    Split,
    Start,
    End,
}

/// <param name="Numbers">Of a set: first and last code point of each range. Of a split: where it goes on.</param>
internal readonly record struct Step(StepKind Kind, int[] Numbers);

/// <summary>
/// The pattern of <c>regex()</c> as the steps of an automaton that is in many places at once (Thompson). It never goes back: a match
/// takes at most as many moves as the text has characters, times its steps. The browser runs the same steps.
/// </summary>
internal sealed class Pattern
{
    /// <summary>Steps after <c>{m,n}</c> is written out.</summary>
    public const int MaxSteps = 1000;

    private readonly Step[] _steps;

    public Pattern(PatternTree tree)
    {
        List<Step> steps = [];
        Write(tree, steps);
        _steps = [.. steps];
    }

    public IReadOnlyList<Step> Steps => _steps;

    /// <summary>Of the whole text.</summary>
    public bool IsMatch(string text)
    {
        int[] characters = [.. text.EnumerateRunes().Select(rune => rune.Value)];
        var (here, next) = (new Places(_steps.Length + 1), new Places(_steps.Length + 1));
        Enter(here, 0, 0, characters.Length);
        for (var at = 0; at < characters.Length && here.Count > 0; at++)
        {
            next.Clear();
            for (var place = 0; place < here.Count; place++)
            {
                var step = here[place];
                if (step < _steps.Length && _steps[step].Kind == StepKind.Character && Contains(_steps[step].Numbers, characters[at]))
                {
                    Enter(next, step + 1, at + 1, characters.Length);
                }
            }

            (here, next) = (next, here);
        }

        return here.Contains(_steps.Length);
    }

    /// <summary>Adds a step and all that are reached from it without a character.</summary>
    private void Enter(Places places, int step, int at, int length)
    {
        var added = places.Count;
        places.Add(step);
        for (; added < places.Count; added++)
        {
            var place = places[added];
            if (place == _steps.Length)
            {
                continue;
            }

            var (kind, numbers) = _steps[place];
            if (kind == StepKind.Split)
            {
                foreach (var target in numbers)
                {
                    places.Add(target);
                }
            }
            else if ((kind == StepKind.Start && at == 0) || (kind == StepKind.End && at == length))
            {
                places.Add(place + 1);
            }
        }
    }

    private static bool Contains(int[] ranges, int character)
    {
        for (var at = 0; at < ranges.Length; at += 2)
        {
            if (character >= ranges[at] && character <= ranges[at + 1])
            {
                return true;
            }
        }

        return false;
    }

    private static void Write(PatternTree node, List<Step> steps)
    {
        switch (node)
        {
            case PatternSet set:
                steps.Add(new(StepKind.Character, [.. set.Ranges]));
                break;
            case PatternEdge edge:
                steps.Add(new(edge.Kind, []));
                break;
            case PatternSequence sequence:
                foreach (var item in sequence.Items)
                {
                    Write(item, steps);
                }

                break;
            case PatternChoice choice:
                WriteChoice(choice, steps);
                break;
            case PatternRepeat repeat:
                WriteRepeat(repeat, steps);
                break;
        }
    }

    private static void WriteChoice(PatternChoice choice, List<Step> steps)
    {
        var split = steps.Count;
        steps.Add(default);
        List<int> starts = [];
        List<int> exits = [];
        foreach (var item in choice.Items)
        {
            starts.Add(steps.Count);
            Write(item, steps);
            exits.Add(steps.Count);
            steps.Add(default);
        }

        steps[split] = new(StepKind.Split, [.. starts]);
        exits.ForEach(exit => steps[exit] = new(StepKind.Split, [steps.Count]));
    }

    private static void WriteRepeat(PatternRepeat repeat, List<Step> steps)
    {
        for (var time = 0; time < repeat.Least; time++)
        {
            Write(repeat.Item, steps);
        }

        if (repeat.Most is not { } most)
        {
            var loop = steps.Count;
            steps.Add(default);
            Write(repeat.Item, steps);
            steps.Add(new(StepKind.Split, [loop]));
            steps[loop] = new(StepKind.Split, [loop + 1, steps.Count]);
            return;
        }

        List<int> exits = [];
        for (var time = repeat.Least; time < most; time++)
        {
            exits.Add(steps.Count);
            steps.Add(default);
            Write(repeat.Item, steps);
        }

        exits.ForEach(exit => steps[exit] = new(StepKind.Split, [exit + 1, steps.Count]));
    }

    /// <summary>A set of steps in the order they were reached, cleared at once.</summary>
    private sealed class Places(int size)
    {
        private readonly int[] _items = new int[size];
        private readonly int[] _roundOf = new int[size];
        private int _round = 1;

        public int Count { get; private set; }

        public int this[int index] => _items[index];

        public bool Contains(int item) => _roundOf[item] == _round;

        public void Add(int item)
        {
            if (!Contains(item))
            {
                _roundOf[item] = _round;
                _items[Count++] = item;
            }
        }

        public void Clear() => (Count, _round) = (0, _round + 1);
    }
}
