// My returns: says at each return whether answers to it wait in this browser to be sent (save.js).

const { user, unsent } = document.querySelector('[data-unsent]').dataset;

for (const place of Object.keys(localStorage)) {
  const path = place.startsWith('return:') && place.endsWith(`:${user}`) && place.slice('return:'.length, -user.length - 1);
  const task = path && document.querySelector(`[data-unsent] a[href="${CSS.escape(path)}"]`)?.closest('li');
  if (!task) continue;
  const notice = document.createElement('p');
  notice.className = 'notice warning';
  notice.textContent = unsent.replace('{count}', JSON.parse(localStorage.getItem(place)).length);
  task.append(notice);
}
