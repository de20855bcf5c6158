using SurveyPlatform.Returns;
using SurveyPlatform.Returns.Import;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Tests.Returns.Import;

/// <summary>The lines there are and those of a file.</summary>
public sealed class ImportMergeTests
{
    private static readonly LineGroup Group = SmallForm.Form.LineGroups.Single();

    private static readonly IReadOnlySet<string> Answered = new HashSet<string> { "unit", "down" };

    [Fact]
    public void Replacing_leaves_the_lines_of_the_file_alone_and_keeps_who_they_are()
    {
        var merge = Merge(ImportMode.Replace, Draft(), ("3", 30), ("1", 11), ("9", 90));
        merge.Counts().ShouldBe((1, 1, 1, 0, 1));
        merge.Gone.ShouldBe([1]);
        Shown(merge.Into(Draft(), Group)).ShouldBe(["2: 3 30", "0: 1 11", "3: 9 90"]);
    }

    [Fact]
    public void Adding_keeps_what_is_there()
    {
        var merge = Merge(ImportMode.Add, Draft(), ("1", 10));
        merge.Counts().ShouldBe((0, 0, 1, 3, 0));
        Shown(merge.Into(Draft(), Group)).ShouldBe(["0: 1 10 no", "1: 2 20", "2: 3 30", "3: 1 10"]);
    }

    [Fact]
    public void An_update_takes_what_the_file_says_and_no_more()
    {
        var merge = Merge(ImportMode.Update, Draft(), ("9", 90), ("1", 11), ("2", null));
        merge.Counts().ShouldBe((1, 1, 1, 1, 0));
        Shown(merge.Into(Draft(), Group)).ShouldBe(["0: 1 11 no", "1: 2 20", "2: 3 30", "3: 9 90"]);
    }

    [Fact]
    public void Lines_of_one_key_are_paired_by_what_is_alike_and_then_in_their_order()
    {
        var draft = SmallForm.Answers().WithLine(("unit", "1"), ("down", 10)).WithLine(("unit", "1"), ("down", 20));
        var merge = Merge(ImportMode.Update, draft, ("1", 20), ("1", 11));
        (merge.Alike, merge.Counts()).ShouldBe((2, (1, 1, 0, 0, 0)));
        Shown(merge.Into(draft, Group)).ShouldBe(["0: 1 11", "1: 1 20"]);
    }

    [Fact]
    public void Reasons_and_what_was_typed_go_with_their_lines()
    {
        var draft = Draft();
        draft.Reasons["slow@lines[2]"] = "Đường truyền cũ";
        draft.Reasons["slow@lines[0]"] = "Sắp thay thiết bị";
        draft.Unread["lines[2].kind"] = "có lẽ";
        var after = Merge(ImportMode.Update, draft, ("1", 11)).Into(draft, Group);
        after.Reasons.ShouldBe([new("slow@lines[2]", "Đường truyền cũ")]);
        after.Unread.ShouldBe([new("lines[2].kind", "có lẽ")]);
        var replaced = Merge(ImportMode.Replace, draft, ("3", 30)).Into(draft, Group);
        replaced.Reasons.ShouldBeEmpty("its other answers are gone");
        replaced.Unread.ShouldBeEmpty();
    }

    private static AnswerSet Draft() =>
        SmallForm.Answers().WithLine(("unit", "1"), ("down", 10), ("kind", "no")).WithLine(("unit", "2"), ("down", 20)).WithLine(("unit", "3"), ("down", 30));

    private static ImportMerge Merge(ImportMode mode, AnswerSet draft, params (string Unit, int? Down)[] lines) => ImportMerge.Of(
        draft, Group,
        [
            .. lines.Select((line, at) => new ImportedLine(
                at,
                new Dictionary<string, Value> { ["unit"] = Value.Of(line.Unit), ["down"] = line.Down is { } down ? Value.Of((decimal)down) : Value.Missing }
                    .Where(value => !value.Value.IsMissing).ToDictionary(), [])),
        ], Answered, ["unit"], mode);

    private static IEnumerable<string> Shown(AnswerSet answers) =>
        answers.Lines["lines"].Select(line => $"{line.Key}: {string.Join(' ', Group.Questions.Select(question => line.Values.GetValueOrDefault(question.Name).ToString()).Where(text => text.Length > 0))}");
}
