using SurveyPlatform.Returns;
using SurveyPlatform.Web.Pages.Returns;

namespace SurveyPlatform.Tests.Returns;

/// <summary>Posts of a page that shows some lines of a group and leaves the others as they are.</summary>
public sealed class AnswerReaderPagesTests
{
    private const int Seed = 20230915;

    [Fact]
    public void Only_the_lines_on_the_page_are_replaced_and_what_was_typed_and_explained_in_the_others_moves_with_them()
    {
        var before = Lines(4);
        before.Unread["lines[0].unit"] = "?";
        before.Unread["lines[1].unit"] = "replaced";
        before.Unread["lines[3].unit"] = "kept";
        before.Reasons["slow@lines[1]"] = "replaced";
        before.Reasons["slow@lines[3]"] = "kept";
        Read(before, ("lines", "1-2"), ("lines[1].down", ""), ("lines[2].down", "20"), ("reason:slow@lines[2]", "mine")).ShouldBe(
            """{"lines":[{"down":0},{"$line":2,"down":20},{"$line":3,"down":3}],"$unread":{"lines[0].unit":"?","lines[2].unit":"kept"},"$reasons":{"slow@lines[1]":"mine","slow@lines[2]":"kept"}}""");
    }

    [Fact]
    public void New_lines_stand_after_the_last_one_of_the_group() =>
        Read(Lines(2), ("lines", "1-1"), ("lines[1].down", "1"), ("lines[2].down", ""), ("lines[5].down", "5")).ShouldBe("""{"lines":[{"down":0},{"down":1},{"down":5}]}""");

    [Fact]
    public void A_page_without_its_lines_takes_them_away_and_no_others() => Read(Lines(4), ("lines", "0-1")).ShouldBe("""{"lines":[{"$line":2,"down":2},{"$line":3,"down":3}]}""");

    [Fact]
    public void Lines_are_found_again_by_their_keys_when_somebody_else_has_taken_others_away()
    {
        var theirs = Lines(6);
        theirs.Lines["lines"].RemoveRange(1, 3);
        Read(theirs, ("lines", "3-4"), ("lines[3].down", "30"), ("lines[4].down", "40")).ShouldBe("""{"lines":[{"down":0},{"$line":4,"down":40},{"$line":5,"down":5},{"down":30}]}""");
        Read(theirs, ("lines", "1-2=4-5"), ("lines[1].down", "40"), ("lines[2].down", "50")).ShouldBe("""{"lines":[{"down":0},{"$line":4,"down":40},{"$line":5,"down":50}]}""");
    }

    [Theory]
    [InlineData("x")]
    [InlineData("5")]
    [InlineData("5-")]
    [InlineData("9-2")]
    [InlineData("-1-2")]
    [InlineData("0-99999999999")]
    [InlineData("0-999999999")]
    [InlineData("0-1=")]
    [InlineData("0-1=5-5")]
    [InlineData("0-1=5-5,5-5")]
    [InlineData("0-1=0-999999999,0-999999999")]
    [InlineData("0-1 ")]
    [InlineData("<script>")]
    public void What_is_no_page_is_told(string written)
    {
        LinesOnPage.Parse(written).ShouldBeNull();
        var problem = AnswerReader.ReadForm(SmallForm.Form, [new("lines", written), new("lines[0].down", "1")], Lines(2)).Problems.ShouldHaveSingleItem();
        (problem.Code, problem.Place).ShouldBe(("returns.unknown-lines", "lines"));
    }

    [Fact]
    public void A_line_that_the_page_said_it_does_not_show_is_told_and_not_taken()
    {
        var reading = AnswerReader.ReadForm(SmallForm.Form, [new("lines", "2-3"), new("lines[0].down", "1"), new("lines[2].down", "2")], Lines(4));
        reading.Problems.ShouldHaveSingleItem().Place.ShouldBe("lines[0].down");
        reading.Answers.Lines["lines"].Select(line => line.Key).ShouldBe([0, 1, 2]);
        FillForm.IsForeign(reading.Problems[0]).ShouldBeTrue();
    }

    [Theory]
    [InlineData("100-149")]
    [InlineData("0-0")]
    [InlineData("1-4=0-1,7-8")]
    public void A_page_is_read_as_it_is_written(string written) => LinesOnPage.Parse(written)!.ToString().ShouldBe(written);

    [Fact]
    public void Posting_page_by_page_equals_posting_whole()
    {
        var random = new Random(Seed);
        for (var round = 0; round < 300; round++)
        {
            var before = RandomLines(random);
            var typed = before.Lines.GetValueOrDefault("lines") is { } lines ? lines.Select(_ => Typed(random)).ToList() : [];
            var fresh = Enumerable.Range(0, random.Next(3)).Select(_ => Typed(random)).ToList();
            var size = 1 + random.Next(5);

            var whole = Posted(before, [("lines", ""), .. Cells(typed, 0, typed.Count), .. Cells(fresh, typed.Count, fresh.Count, from: 0)]);
            var (pages, first) = (before, 0);
            for (var at = 0; at == 0 || at < typed.Count; at += size)
            {
                var (count, isLast) = (Math.Min(size, typed.Count - at), at + size >= typed.Count);
                var shown = typed.Count == 0 ? "" : LinesOnPage.Of(pages.Lines["lines"], first, count).ToString();
                var after = Posted(pages, [("lines", shown), .. Cells(typed, first, count, at), .. isLast ? Cells(fresh, first + count, fresh.Count, from: 0) : []]);
                first += count + LineCount(after) - LineCount(pages);
                pages = after;
            }

            AnswerJson.Write(SmallForm.Form, pages).ShouldBe(AnswerJson.Write(SmallForm.Form, whole), $"round {round}");
        }
    }

    /// <summary>The fields of so many lines, from one on, as they stand from a position on.</summary>
    private static IEnumerable<(string, string)> Cells(List<(string Down, string Unit, string Reason)> lines, int position, int count, int? from = null) =>
        lines.Skip(from ?? position).Take(count).SelectMany((line, at) => ((string, string)[])
        [
            ($"lines[{position + at}].down", line.Down), ($"lines[{position + at}].unit", line.Unit), ($"reason:slow@lines[{position + at}]", line.Reason),
        ]);

    private static (string Down, string Unit, string Reason) Typed(Random random) =>
        random.Next(4) == 0 ? ("", " ", "goes") : ($"{random.Next(20)}{(random.Next(5) == 0 ? "x" : "")}", random.Next(2) == 0 ? "" : "21", random.Next(3) == 0 ? "vì thế" : "");

    private static AnswerSet RandomLines(Random random)
    {
        var before = Lines(random.Next(12));
        foreach (var (line, at) in before.Lines.GetValueOrDefault("lines", []).Select((line, at) => (line, at)).ToList())
        {
            if (random.Next(4) == 0)
            {
                before.Reasons[$"slow@lines[{at}]"] = "earlier";
                before.Unread[$"lines[{at}].unit"] = "unread";
            }
        }

        return before;
    }

    private static AnswerSet Lines(int count)
    {
        var answers = new AnswerSet();
        for (var line = 0; line < count; line++)
        {
            answers.WithLine(("down", line));
        }

        return answers;
    }

    private static int LineCount(AnswerSet answers) => answers.Lines.GetValueOrDefault("lines")?.Count ?? 0;

    private static string Read(AnswerSet before, params (string Name, string Typed)[] fields) => AnswerJson.Write(SmallForm.Form, Posted(before, fields));

    private static AnswerSet Posted(AnswerSet before, IEnumerable<(string Name, string Typed)> fields) =>
        AnswerReader.ReadForm(SmallForm.Form, fields.Select(field => KeyValuePair.Create(field.Name, field.Typed)), before).Answers;
}
