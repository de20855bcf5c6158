// While a wording is being written (Pages/Reminders/WordingPage.razor) the preview follows; without script a button shows it.

const form = document.getElementById('wording');
const pause = 400;
let timer = 0;
let newest = 0;

async function preview() {
  const mine = ++newest;
  const data = new FormData(form);
  data.set('action', 'preview');
  try {
    const answer = await fetch(location.href, { method: 'POST', body: new URLSearchParams(data) });
    if (!answer.ok || mine !== newest) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const written = page.getElementById(form.dataset.preview);
    if (written) document.getElementById(form.dataset.preview).replaceChildren(...written.childNodes);
  } catch {
    // Without a line the preview stays as it is; saving says so.
  }
}

form.addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(preview, pause);
});
