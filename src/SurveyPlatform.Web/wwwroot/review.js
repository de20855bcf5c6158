// The reviewer's hands stay on the keyboard: j to the next return, k to the one before; in the list one button ticks all that nothing speaks against.

addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, select, [contenteditable]')) return;
  const rel = { j: 'next', k: 'prev' }[event.key];
  if (rel) document.querySelector(`a[rel=${rel}]`)?.click();
});

for (const button of document.querySelectorAll('[data-tick]')) {
  button.hidden = false;
  button.addEventListener('click', () => {
    for (const box of document.querySelectorAll('input[name=pick][data-quiet]')) box.checked = true;
    show();
  });
}

const status = document.querySelector('[data-picked]');
function show() {
  if (status) status.textContent = status.dataset.picked.replace('{count}', document.querySelectorAll('input[name=pick]:checked').length);
}

addEventListener('change', (event) => event.target.name === 'pick' && show());
show();
