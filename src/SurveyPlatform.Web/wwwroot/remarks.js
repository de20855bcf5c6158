// What the unit says to the reviewer's remarks is kept as soon as its field is left, apart from the answers to the form.

const form = document.getElementById('return');
const path = form.getAttribute('action');

form.addEventListener('change', async ({ target }) => {
  if (!target.name?.startsWith('_remark:')) return;
  const sent = new FormData();
  sent.append('__RequestVerificationToken', form.elements.namedItem('__RequestVerificationToken').value);
  sent.append(target.name, target.value);
  target.dataset.kept = await fetch(`${path}/remarks`, { method: 'POST', body: sent }).then(({ ok }) => (ok ? 'yes' : 'no'), () => 'no');
});
