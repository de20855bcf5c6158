using SurveyPlatform.Browser.Ground;

namespace SurveyPlatform.Browser.Templates;

/// <summary>What the spreadsheet of the designer makes of a table.</summary>
public sealed class DesignerTableTests(DesignerModules modules) : IClassFixture<DesignerModules>
{
    private const string Computers = @"const [table, id] = tableOf('Mã\tNội dung\tĐể bàn (máy)\tXách tay\n1\tMới\n2\tCũ');";

    [ChromiumFact]
    public async Task A_block_of_a_spreadsheet_becomes_a_table_with_units_and_names() => await ShouldGiveAsync(
        $"{Computers} return [tableAt(table, id).columns.map(({{ label, unitOfMeasure }}) => [label.vi, unitOfMeasure?.vi ?? null]), tableAt(table, id).rows.map((row) => [row.number, row.label.vi, row.cells[0].label.vi]), cells(table, id)];",
        """[[["Để bàn","máy"],["Xách tay",null]],[["1","Mới","Mới: để bàn"],["2","Cũ","Cũ: để bàn"]],[["moi_de_ban","moi_xach_tay"],["cu_de_ban","cu_xach_tay"]]]""");

    [ChromiumFact]
    public async Task Fields_in_quotes_hold_what_would_end_them() => await ShouldGiveAsync(
        """"return readBlock('a\t"b\nc ""d"""\r\n\r\n1\t2\r\n');"""", """[["a","b c \"d\""],["1","2"]]""");

    [ChromiumFact]
    public async Task Totals_read_their_rows_and_columns() => await ShouldGiveAsync(
        $"{Computers} const rows = addTotal(table, id, 0, {{ vi: 'Tổng' }}, 0, 1); return cells(addTotal(rows, id, 1, {{ vi: 'Tổng' }}, 0, 1), id);",
        """
        [["moi_de_ban","moi_xach_tay","moi_tong = sum(${moi_de_ban}, ${moi_xach_tay})"],["cu_de_ban","cu_xach_tay","cu_tong = sum(${cu_de_ban}, ${cu_xach_tay})"],["tong_de_ban = sum(${moi_de_ban}, ${cu_de_ban})","tong_xach_tay = sum(${moi_xach_tay}, ${cu_xach_tay})","tong_tong = sum(${tong_de_ban}, ${tong_xach_tay})"]]
        """);

    [ChromiumTheory]
    [InlineData("between the parts", 1, "sum(${moi_de_ban}, ${r_de_ban}, ${cu_de_ban})")]
    [InlineData("between the last part and the total", 2, "sum(${moi_de_ban}, ${cu_de_ban}, ${r_de_ban})")]
    [InlineData("above the parts", 0, "sum(${moi_de_ban}, ${cu_de_ban})")]
    [InlineData("below the total", 3, "sum(${moi_de_ban}, ${cu_de_ban})")]
    public async Task A_row_that_is_put_in_is_added_up_where_it_belongs(string where, int at, string sum)
    {
        var given = await modules.RunAsync($"{Computers} const total = addTotal(table, id, 0, {{ vi: 'Tổng' }}, 0, 1); return cells(addRows(total, id, {at}, [{{ label: {{ vi: 'R' }} }}]), id).flat().find((cell) => cell.startsWith('tong_de_ban'));");
        given.ShouldBe($"\"tong_de_ban = {sum}\"", where);
    }

    [ChromiumFact]
    public async Task Parts_below_their_total_are_added_up_as_they_come() => await ShouldGiveAsync(
        """
        const [doc, id] = tableOf('Mã\tNội dung\tĐể bàn\n1\tTổng\n1.1\tMới\n1.2\tCũ');
        const total = editCells(doc, id, { top: 0, bottom: 0, left: 0, right: 0 }, (cell) => ({ ...cell, calculation: '${moi_de_ban} + ${cu_de_ban}' }));
        return cells(addRows(total, id, 3, [{ label: { vi: 'Hỏng' } }]), id)[0];
        """,
        """["tong_de_ban = ${moi_de_ban} + ${cu_de_ban} + ${hong_de_ban}"]""");

    [ChromiumFact]
    public async Task What_is_deleted_is_no_longer_added_up() => await ShouldGiveAsync(
        $"{Computers} const total = addTotal(table, id, 0, {{ vi: 'Tổng' }}, 0, 1); return cells(removeLines(total, id, 0, 0, 0), id);",
        """[["cu_de_ban","cu_xach_tay"],["tong_de_ban = sum(${cu_de_ban})","tong_xach_tay = sum(${cu_xach_tay})"]]""");

    [ChromiumFact]
    public async Task A_new_column_has_the_total_of_the_total_row() => await ShouldGiveAsync(
        $"{Computers} const total = addTotal(table, id, 0, {{ vi: 'Tổng' }}, 0, 1); return cells(addColumns(total, id, 2, [{{ label: {{ vi: 'Bảng' }} }}]), id)[2][2];",
        "\"tong_bang = sum(${moi_bang}, ${cu_bang})\"");

    [ChromiumFact]
    public async Task A_formula_follows_its_row_and_keeps_what_stands_elsewhere() => await ShouldGiveAsync(
        """
        const [doc, id] = tableOf('\tA\tB\tC\nx\nx2\nx3');
        const first = editCells(doc, id, { top: 0, bottom: 0, left: 2, right: 2 }, (cell) => ({ ...cell, calculation: '${x_a} * 100 div ${x2_b} + ${elsewhere}' }));
        const down = fillBlock(first, id, [0, 2], { top: 0, bottom: 1, left: 2, right: 2 });
        const right = fillBlock(editCells(doc, id, { top: 2, bottom: 2, left: 0, right: 0 }, (cell) => ({ ...cell, calculation: '${x_a} - ${x2_a}' })), id, [2, 0], { top: 2, bottom: 2, left: 0, right: 1 });
        return [cells(down, id)[1][2], cells(right, id)[2][1]];
        """,
        """["x2_c = ${x2_a} * 100 div ${x2_b} + ${elsewhere}","x3_b = ${x_b} - ${x2_b}"]""");

    [ChromiumFact]
    public async Task Labels_and_names_follow_their_heads_until_they_are_published() => await ShouldGiveAsync(
        $$"""
        {{Computers}}
        const total = addTotal(table, id, 0, { vi: 'Tổng' }, 0, 1);
        const edit = (doc, label) => ({ ...doc, sections: [{ ...doc.sections[0], items: [{ ...tableAt(doc, id), rows: tableAt(doc, id).rows.with(0, { ...tableAt(doc, id).rows[0], label: { vi: label } }) }] }] });
        const followed = followHeads(edit(total, 'Dưới 3 năm'), id, tableAt(total, id), new Set(['moi_xach_tay']));
        return [cells(followed, id)[0], cells(followed, id)[2][0], tableAt(followed, id).rows[0].cells[1].label.vi];
        """,
        """[["duoi_3_nam_de_ban","moi_xach_tay"],"tong_de_ban = sum(${duoi_3_nam_de_ban}, ${cu_de_ban})","Dưới 3 năm: xách tay"]""");

    [ChromiumFact]
    public async Task Rows_and_columns_move_with_all_their_cells() => await ShouldGiveAsync(
        $"{Computers} return [cells(moveLine(table, id, 0, 0, 1), id), cells(moveLine(table, id, 1, 1, 0), id)];",
        """[[["cu_de_ban","cu_xach_tay"],["moi_de_ban","moi_xach_tay"]],[["moi_xach_tay","moi_de_ban"],["cu_xach_tay","cu_de_ban"]]]""");

    private async Task ShouldGiveAsync(string script, string json) => (await modules.RunAsync(script)).ShouldBe(json.Trim());
}
