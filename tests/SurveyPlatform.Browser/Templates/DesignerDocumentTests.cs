using SurveyPlatform.Browser.Ground;

namespace SurveyPlatform.Browser.Templates;

/// <summary>What the designer's operations make of a form.</summary>
public sealed class DesignerDocumentTests(DesignerModules modules) : IClassFixture<DesignerModules>
{
    [ChromiumFact]
    public async Task A_new_name_is_written_into_every_rule_but_not_into_texts() => await ShouldGiveAsync(
        """
        const doc = form(question('a'), question('b', { calculation: "${a} + previous('a') + string-length('${a}') + ${ab}", required: '${ a } > 1' }), question('ab'));
        const [, b] = items(rename(doc, idOf(doc, 'a'), 'x', new Set()));
        return [b.calculation, b.required];
        """,
        """["${x} + previous('x') + string-length('${a}') + ${ab}","${x} > 1"]""");

    [ChromiumFact]
    public async Task A_published_question_keeps_its_element_and_loses_it_with_the_old_name() => await ShouldGiveAsync(
        """
        const doc = form(question('a'), question('b'));
        const published = new Set(['a']);
        const once = rename(doc, idOf(doc, 'a'), 'x', published);
        const twice = rename(once, idOf(once, 'x'), 'y', published);
        const back = rename(twice, idOf(twice, 'y'), 'a', published);
        const other = rename(doc, idOf(doc, 'b'), 'z', published);
        return [once, twice, back].map((made) => items(made)[0].element ?? null).concat(items(other)[1].element ?? null);
        """,
        """["a","a",null,null]""");

    [ChromiumFact]
    public async Task A_list_is_renamed_where_it_is_chosen_from_and_looked_up_in() => await ShouldGiveAsync(
        """
        const doc = withIds({ ...plainForm(question('a', { type: 'selectOne', optionList: 'l' }), question('b', { calculation: "lookup('l', ${a}, 'x') + choice('ll', ${a})" })),
            optionLists: [{ code: 'l', options: [] }] }, 'form');
        const [a, b] = items(rename(doc, idOf(doc, 'l'), 'k'));
        return [a.optionList, b.calculation];
        """,
        """["k","lookup('k', ${a}, 'x') + choice('ll', ${a})"]""");

    [ChromiumFact]
    public async Task What_does_not_change_is_shared() => await ShouldGiveAsync(
        """
        const doc = form(question('a'), question('b'));
        const next = change(doc, idOf(doc, 'a'), { min: 1 });
        return [next === doc, next.sections[0].items[1] === doc.sections[0].items[1], next.sections[0].items[0] === doc.sections[0].items[0]];
        """,
        "[false,true,false]");

    [ChromiumFact]
    public async Task Another_type_takes_away_what_does_not_fit_and_tells() => await ShouldGiveAsync(
        """
        const [next, cleared] = retype(question('a', { min: 1, max: 2, unitOfMeasure: { vi: 'máy' }, required: 'true()' }), 'text', []);
        return [next, cleared];
        """,
        """[{"kind":"question","name":"a","type":"text","label":{"vi":"a"},"required":"true()"},["min","max","unitOfMeasure"]]""");

    [ChromiumFact]
    public async Task Copies_have_names_of_their_own_and_read_each_other() => await ShouldGiveAsync(
        """
        const doc = form(question('a', { element: 'old', checks: [{ code: 'k', severity: 'hard', expression: '${a} > 0', message: { vi: 'm' } }] }), question('b', { calculation: '${a} + ${c}' }), question('c'));
        const copies = fresh(doc, ['a', 'b'].map((name) => ({ kind: 'question', node: entryOf(doc, name).node })));
        return copies.map(({ name, element, calculation, checks }) => [name, element ?? null, calculation ?? null, checks?.[0].code ?? null, checks?.[0].expression ?? null]);
        """,
        """[["a_2",null,null,"k_2","${a_2} > 0"],["b_2",null,"${a_2} + ${c}",null,null]]""");

    [ChromiumFact]
    public async Task What_is_sent_has_no_keys_and_no_empty_texts() => await ShouldGiveAsync(
        """
        const doc = form(question('a', { hint: { vi: ' ', en: '' }, label: { vi: 'e\u0302', en: ' ' } }));
        return items(doc);
        """,
        """[{"kind":"question","name":"a","type":"integer","label":{"vi":"ê"}}]""");

    [ChromiumFact]
    public async Task New_questions_go_on_in_number_and_type() => await ShouldGiveAsync(
        """
        const doc = form(question('a', { number: '1.1', type: 'money' }), question('b', { number: '1.9', type: 'percent', calculation: '1' }));
        const [next, id] = add(doc, 'question', idOf(doc, 'b'));
        const [between, second] = add(doc, 'question', idOf(form(), 's') && idOf(doc, 'a'));
        const { number, type } = indexOf(next).get(id).node;
        return [number, type, indexOf(between).get(second).node.number, items(renumber(next)).map((item) => item.number)];
        """,
        """["1.10","money","1.2",["1.1","1.2","1.3"]]""");

    [ChromiumFact]
    public async Task Names_come_from_labels_without_diacritics() => await ShouldGiveAsync(
        "return [slug('Tổng số máy tính (bộ) còn sử dụng được đến nay'), slug('Đường truyền'), slug('5 năm'), slug('…')];",
        """["tong_so_may_tinh_con_su_dung_duoc_den","duong_truyen","m_5_nam",""]""");

    [ChromiumFact]
    public async Task Figures_are_typed_the_Vietnamese_way_and_none_is_guessed() => await ShouldGiveAsync(
        "return ['1.500', '1,5', '-0,25', '1.5', '1,500.2', '12.34', ' ', '1.234.567'].map((typed) => { const read = readNumber(typed); return Number.isNaN(read) ? 'refused' : read ?? 'none'; }).concat(writeNumber(1234567.25));",
        """[1500,1.5,-0.25,"refused","refused","refused","none",1234567,"1.234.567,25"]""");

    [ChromiumFact]
    public async Task Steps_are_taken_back_and_done_again_and_typing_is_one_step() => await ShouldGiveAsync(
        """
        const history = new History();
        const step = (before, after, merge) => ({ label: after, before, after, merge });
        history.add(step(0, 1, 'label'), 1000);
        history.add(step(1, 2, 'label'), 1500);
        history.add(step(2, 3, 'label'), 9000);
        const undone = [history.undo().before, history.undo().before, history.undo() ?? null];
        const redone = history.redo().after;
        history.add(step(2, 9), 9500);
        return [undone, redone, history.redo() ?? null, history.nextUndo.after];
        """,
        "[[2,0,null],2,null,9]");

    private async Task ShouldGiveAsync(string script, string json) => (await modules.RunAsync(script)).ShouldBe(json);
}
