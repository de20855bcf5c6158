// Files go as soon as they are chosen or dropped, one after another, each with its progress. When the line is cut, the file is sent again from its
// beginning, by itself. Without script, or when the form is sent before a file has arrived, files go with the form.

import { answers, form } from './page.js';

const template = document.getElementById('upload');
const texts = template.dataset;
const [progressPart, sentPart] = template.content.children;
const token = form.querySelector('[name=__RequestVerificationToken]').value;
const place = (input) => input.name.slice('_file:'.length);
const say = (text, file) => text.replace('{name}', file.name);

const longestPause = 30_000;
const longestSilence = 30_000;
const longestScan = 120_000;
const thumbnailSide = 160;

// One at a time: on a slow line two halves of two files are worth nothing.
let last = Promise.resolve();
let waiting = 0;

function whyNot(file) {
  const ending = file.name.split('.').pop().toLowerCase().replace('jpeg', 'jpg');
  if (file.size === 0) return texts.empty;
  if (file.size > +texts.most) return texts.large;
  return texts.kinds.split(' ').includes(ending) ? null : texts.kind;
}

/** A small picture of a picture; null where it is none or the browser cannot. */
async function thumbnailOf(file) {
  if (!/^image\/(jpeg|png)$/.test(file.type)) return null;
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, thumbnailSide / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [picture.width, picture.height].map((side) => Math.max(1, Math.round(side * scale)));
    const context = canvas.getContext('2d');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const blob = await new Promise((done) => { canvas.toBlob(done, 'image/jpeg', 0.6); });
    return blob?.size <= +texts.thumbnail ? blob : null;
  } catch {
    return null;
  }
}

/** @returns {Promise<{status: number, answer: ?object}>} status 0: the line was cut, or the server is not there. */
function send(input, file, thumbnail, progress, signal) {
  const body = new FormData();
  body.append('file', file, file.name);
  if (thumbnail) body.append('thumbnail', thumbnail, 'thumbnail.jpg');
  const request = new XMLHttpRequest();
  request.open('POST', `${form.getAttribute('action')}/files?place=${encodeURIComponent(place(input))}`);
  request.setRequestHeader('RequestVerificationToken', token);
  const cut = () => request.abort();
  // A line that is cut says nothing for minutes: what is silent is given up.
  let silence = setTimeout(cut, longestSilence);
  const wait = (most) => { clearTimeout(silence); silence = setTimeout(cut, most); };
  request.upload.onprogress = ({ loaded, total }) => { progress.value = 100 * loaded / total; wait(longestSilence); };
  request.upload.onload = () => wait(longestScan);
  signal.addEventListener('abort', cut);
  window.addEventListener('offline', cut);
  return new Promise((done) => {
    request.onloadend = () => {
      clearTimeout(silence);
      window.removeEventListener('offline', cut);
      const isJson = request.getResponseHeader('Content-Type')?.startsWith('application/json');
      done({ status: request.status >= 502 ? 0 : request.status, answer: isJson ? JSON.parse(request.responseText) : null });
    };
    request.send(body);
  });
}

/** Longer each time; the line's coming back ends it. */
const pause = (attempt, signal) => new Promise((done) => {
  const timer = setTimeout(done, Math.min(longestPause, 1000 * 2 ** attempt));
  for (const [target, type] of [[window, 'online'], [signal, 'abort']]) target.addEventListener(type, () => { clearTimeout(timer); done(); }, { once: true });
});

async function deliver(input, file, parts, signal) {
  const thumbnail = await thumbnailOf(file);
  for (let attempt = 0; !signal.aborted; attempt++) {
    parts.status.textContent = say(texts.sending, file);
    const sent = await send(input, file, thumbnail, parts.progress, signal);
    if (sent.status !== 0 || signal.aborted) return sent;
    parts.progress.value = 0;
    parts.status.textContent = say(texts.cut, file);
    await pause(attempt, signal);
  }
  return { status: 0, answer: null };
}

function tell(input, text) {
  const answer = input.parentElement;
  answer.querySelector(`[id="${input.id}-error"]`)?.remove();
  input.toggleAttribute('aria-invalid', false);
  answer.closest('.wrong')?.classList.remove('wrong');
  if (!text) return;
  const error = document.createElement('p');
  error.className = 'error';
  error.id = `${input.id}-error`;
  error.setAttribute('role', 'alert');
  error.textContent = text;
  input.after(error);
  input.setAttribute('aria-invalid', 'true');
  input.setAttribute('aria-describedby', error.id);
}

function show(input, { id, name, size, path, thumbnail }) {
  const shown = sentPart.cloneNode(true);
  const [picture, link, small, drop] = shown.querySelectorAll('img, a, small, input');
  [link.href, link.textContent, small.textContent, drop.value] = [path, name, `(${size})`, place(input)];
  if (thumbnail) picture.src = thumbnail;
  else picture.remove();
  input.parentElement.querySelector('.sent')?.remove();
  input.before(shown);
  answers.set(place(input), id);
}

async function upload(input, file) {
  input.parentElement.querySelector('.upload')?.remove();
  const refusal = whyNot(file);
  tell(input, refusal);
  if (refusal) {
    input.value = '';
    return;
  }

  const box = progressPart.cloneNode(true);
  const parts = { status: box.querySelector('[role=status]'), progress: box.querySelector('progress') };
  const [again, cancel] = box.querySelectorAll('button');
  const stop = new AbortController();
  const end = (text) => {
    parts.status.textContent = text;
    parts.progress.remove();
    cancel.remove();
  };
  cancel.addEventListener('click', () => { stop.abort(); box.remove(); input.value = ''; input.focus(); });
  again.addEventListener('click', () => { input.focus(); upload(input, file); });
  input.after(box);
  if (waiting++ > 0) parts.status.textContent = say(texts.waiting, file);
  const { status, answer } = await (last = last.then(() => deliver(input, file, parts, stop.signal)));
  waiting--;
  if (stop.signal.aborted) return;
  if (status === 200 && answer) {
    end(say(texts.sent, file));
    input.value = '';
    show(input, answer);
  } else {
    end(answer ? say(texts.failed, file) : texts.signedOut);
    again.hidden = false;
    if (answer) tell(input, answer.title);
  }
}

form.addEventListener('change', ({ target }) => {
  if (target.type === 'file' && target.files.length > 0) upload(target, target.files[0]);
  if (target.name === '_drop') {
    target.dataset.id ??= answers.get(target.value);
    answers.set(target.value, target.checked ? '' : target.dataset.id);
  }
});

const dropTarget = ({ target, dataTransfer }) => (dataTransfer?.types.includes('Files') ? target.closest?.('.answer, td')?.querySelector('input[type=file]') : null);

form.addEventListener('dragover', (event) => { if (dropTarget(event)) event.preventDefault(); });
form.addEventListener('drop', (event) => {
  const input = dropTarget(event);
  const [file] = event.dataTransfer.files;
  if (!input || !file) return;
  event.preventDefault();
  upload(input, file);
});

for (const input of form.querySelectorAll('.answer > input[type=file]')) {
  const hint = document.createElement('small');
  hint.className = 'hint';
  hint.textContent = texts.drop;
  input.after(hint);
}
