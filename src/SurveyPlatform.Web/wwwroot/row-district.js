// One line for each unit of a district that has none yet, as the server adds them without script (Domain/Returns/UnitLines.cs).

import { t } from './row-texts.js';

export function addForDistrict(block, rows, answers, units) {
  const button = block.querySelector('button[value^="district:"]');
  if (!button) return;
  const [district, kind] = [block.querySelector('[data-unit]'), block.querySelector('[data-kind]')];
  button.textContent = t('addForDistrict');
  button.addEventListener('click', (event) => {
    event.preventDefault();
    if (district.value) add();
    else district.focus();
  });

  const at = (line, name) => answers.get(`${rows.group}[${line}].${name}`);

  function add() {
    const served = new Set(answers.lines(rows.group).filter((line) => !kind?.value || at(line, kind.dataset.kind) === kind.value).map((line) => at(line, district.dataset.unit).trim()));
    const cells = (unit) => ({ [district.dataset.unit]: unit, ...(kind?.value ? { [kind.dataset.kind]: kind.value } : {}) });
    const missing = units.of(district.value).filter((unit) => !served.has(unit));
    const added = missing.slice(0, Math.max(0, rows.room)).map((unit) => answers.add(rows.group, cells(unit))).filter((line) => line !== null);
    const { text } = district.selectedOptions[0];
    if (added.length === 0) {
      rows.say(missing.length === 0 ? t('added-none', { district: text }) : t('full', { count: rows.counts.count }));
      return;
    }
    rows.go(added[0]);
    rows.say(t('added', { count: added.length, district: text }), () => { for (const line of added) answers.remove(rows.group, line); });
  }
}
