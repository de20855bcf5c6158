// The editor of a standard (Pages/Standards/StandardDraftPage.razor): its formulas complete themselves and show what is wrong under the very
// character. Without it they are fields of text and the messages stand above them.

import { attachExpressionEditor } from './expression-editor.js';

const form = document.getElementById('standard');
const data = document.getElementById('expressions');

if (data) {
  const { editor, names, problems } = JSON.parse(data.textContent);
  const mount = (textarea) => {
    const own = problems.filter(({ field }) => field === textarea.id);
    if (own.length) document.getElementById(`${textarea.id}-error`)?.remove();
    attachExpressionEditor(textarea, { ...editor, names: () => names }).show(own);
  };

  // A field that is folded up has no size to lay anything over.
  for (const criterion of form.querySelectorAll('details.criterion')) {
    const mountAll = () => criterion.querySelectorAll('[data-expression]:not([data-mounted])').forEach((textarea) => {
      textarea.dataset.mounted = '';
      mount(textarea);
    });
    if (criterion.open) mountAll();
    criterion.addEventListener('toggle', mountAll);
  }
}

// What has not been kept is not lost by a wrong click.
let isChanged = false;
form.addEventListener('input', () => { isChanged = true; });
form.addEventListener('submit', () => { isChanged = false; });
addEventListener('beforeunload', (event) => {
  if (isChanged) event.preventDefault();
});

// A link to a field that is folded up unfolds it.
document.addEventListener('click', (event) => {
  const field = event.target.closest?.('.errors a[href^="#"]')?.hash.slice(1);
  const folded = field && document.getElementById(field)?.closest('details');
  if (folded) folded.open = true;
});
