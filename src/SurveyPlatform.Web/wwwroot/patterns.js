// Runs the pattern of regex(). The server reads it and sends its steps (Templates/Expressions/Pattern.cs): [97, 122] takes a character
// in those ranges, ["|", 3, 7] goes on at each of its targets, ["begin"] and ["end"] hold there. It is in many places at once and never
// goes back, so that it takes at most as many moves as the text has characters, times its steps.

/** Adds a step and all that are reached from it without a character. */
function enter(places, steps, from, isStart, isEnd) {
  const waiting = [from];
  while (waiting.length) {
    const place = waiting.pop();
    if (places.has(place)) continue;
    places.add(place);
    const [kind, ...targets] = typeof steps[place]?.[0] === 'string' ? steps[place] : [];
    if (kind === '|') waiting.push(...targets);
    else if ((kind === 'begin' && isStart) || (kind === 'end' && isEnd)) waiting.push(place + 1);
  }
}

function contains(ranges, character) {
  for (let at = 0; at < ranges.length; at += 2) {
    if (character >= ranges[at] && character <= ranges[at + 1]) return true;
  }
  return false;
}

/** Whether the whole text is of the pattern. */
export function matches(steps, text) {
  const characters = [...text];
  let here = new Set();
  enter(here, steps, 0, true, characters.length === 0);
  for (let at = 0; at < characters.length && here.size; at++) {
    const character = characters[at].codePointAt(0);
    const next = new Set();
    for (const place of here) {
      if (typeof steps[place]?.[0] === 'number' && contains(steps[place], character)) {
        enter(next, steps, place + 1, false, at + 1 === characters.length);
      }
    }
    here = next;
  }
  return here.has(steps.length);
}
