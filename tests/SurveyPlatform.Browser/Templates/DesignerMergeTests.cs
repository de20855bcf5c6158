using SurveyPlatform.Browser.Ground;

namespace SurveyPlatform.Browser.Templates;

/// <summary>Two designers changed what both began from.</summary>
public sealed class DesignerMergeTests(DesignerModules modules) : IClassFixture<DesignerModules>
{
    private const string Base =
        """
        const table = { kind: 'table', code: 't', label: { vi: 'T' }, columns: [{ label: { vi: 'C' } }], rows: [{ label: { vi: 'R' }, cells: [question('r_c')] }] };
        const base = { ...plainForm(question('a'), question('b'), question('c'), table), optionLists: [{ code: 'l', options: [{ value: 'x', label: { vi: 'X' } }] }] };
        const [mine, theirs] = [structuredClone(base), structuredClone(base)];
        const of = (document) => document.sections.flatMap((section) => section.items);
        const settled = () => { const { document, refused } = merge(base, mine, theirs); return [of(document).map((item) => [item.name ?? item.code, item.label.vi, item.min ?? null].join(' ')), refused.map(({ what, key, props }) => [what, key, ...(props ?? [])].join(' '))]; };
        """;

    [ChromiumFact]
    public async Task What_touches_different_things_is_kept_from_both() => await ShouldGiveAsync(
        """
        of(mine)[0].label.vi = 'của tôi'; mine.sections[0].items.push(question('m')); mine.sections[0].items.splice(1, 1);
        of(theirs)[0].min = 3; theirs.sections[0].items.unshift(question('t0')); theirs.optionLists[0].options.push({ value: 'y', label: { vi: 'Y' } });
        return [settled(), merge(base, mine, theirs).document.optionLists[0].options.length];
        """,
        """[[["t0 t0 ","a của tôi 3","c c ","t T ","m m "],[]],2]""");

    [ChromiumFact]
    public async Task Where_both_changed_the_same_theirs_stays_and_mine_is_told() => await ShouldGiveAsync(
        "of(mine)[0].label.vi = 'tôi'; of(mine)[0].min = 1; of(theirs)[0].label.vi = 'họ'; return settled();",
        """[["a họ 1","b b ","c c ","t T "],["changed question a label"]]""");

    [ChromiumFact]
    public async Task What_one_deleted_and_the_other_changed_is_told() => await ShouldGiveAsync(
        "mine.sections[0].items.splice(0, 1); of(theirs)[0].min = 3; theirs.sections[0].items.splice(1, 1); of(mine)[0].min = 4; return settled();",
        """[["a a 3","c c ","t T "],["changed question b min","removed question a"]]""");

    [ChromiumFact]
    public async Task A_question_moved_by_one_and_changed_by_the_other_is_both() => await ShouldGiveAsync(
        """
        mine.sections.push({ code: 's2', title: { vi: 'S2' }, items: [mine.sections[0].items.shift()] });
        of(theirs)[0].min = 5;
        const { document, refused } = merge(base, mine, theirs);
        return [document.sections.map((section) => section.items.map((item) => `${item.name ?? item.code} ${item.min ?? ''}`)), refused.length];
        """,
        """[[["b ","c ","t "],["a 5"]],0]""");

    [ChromiumFact]
    public async Task A_cell_changed_by_one_and_a_row_added_by_the_other_are_both_there() => await ShouldGiveAsync(
        """
        of(mine)[3].rows.push({ label: { vi: 'R2' }, cells: [question('r2_c')] });
        of(theirs)[3].rows[0].cells[0].min = 7;
        const { document, refused } = merge(base, mine, theirs);
        return [of(document)[3].rows.map((row) => row.cells.map((cell) => `${cell.name} ${cell.min ?? ''}`)), refused.length];
        """,
        """[[["r_c 7"],["r2_c "]],0]""");

    [ChromiumFact]
    public async Task A_row_that_both_added_to_one_table_is_told_and_nothing_is_torn() => await ShouldGiveAsync(
        """
        of(mine)[3].rows.push({ label: { vi: 'M' }, cells: [question('m_c')] });
        of(theirs)[3].rows.push({ label: { vi: 'T' }, cells: [question('t_c')] });
        const { document, refused } = merge(base, mine, theirs);
        return [of(document)[3].rows.map((row) => row.cells.map((cell) => cell.name)), refused.map(({ key }) => key)];
        """,
        """[[["r_c"],["t_c"]],["table t","question m_c"]]""");

    [ChromiumFact]
    public async Task The_order_that_one_changed_stays_with_what_the_other_added() => await ShouldGiveAsync(
        "mine.sections[0].items.reverse(); theirs.sections[0].items.splice(1, 0, question('n')); return settled()[0];",
        """["t T ","c c ","b b ","a a ","n n "]""");

    [ChromiumFact]
    public async Task A_form_taken_apart_and_put_together_is_itself() => await ShouldGiveAsync(
        "const { document } = merge(base, base, base); return [JSON.stringify(document.sections) === JSON.stringify(base.sections), differences(base, base).length];", "[true,0]");

    private async Task ShouldGiveAsync(string script, string json) => (await modules.RunAsync(Base + script)).ShouldBe(json);
}
