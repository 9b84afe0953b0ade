/* Elements, and the words of reports in them. What a report says is data: it goes in as text and nothing else. */

/** An element with attributes and children; strings become text. A false, null or undefined attribute is left out. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    made.setAttribute(attribute, value === true ? '' : String(value));
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}

function byID(id) {
  return document.getElementById(id);
}

/* Characters that turn the direction of what follows (Unicode Standard Annex 9, 2.1 to 2.5), and controls. */
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/u;
const CONTROL_NAMES = {
  '\u202a': 'LRE', '\u202b': 'RLE', '\u202c': 'PDF', '\u202d': 'LRO', '\u202e': 'RLO',
  '\u2066': 'LRI', '\u2067': 'RLI', '\u2068': 'FSI', '\u2069': 'PDI',
};

/** What is shown of such a character. */
function nameOfControl(character) {
  const code = character.codePointAt(0).toString(16).toUpperCase().padStart(4, '0');
  return CONTROL_NAMES[character] ?? `U+${code}`;
}

/** Words of a report for places that take no elements (titles, a canvas): controls become their names. */
function plain(text) {
  return CONTROLS.test(text) ? text.split('').map((c) => (CONTROLS.test(c) ? `[${nameOfControl(c)}]` : c)).join('') : text;
}

/** Fills an element with words of a report; controls are shown, not obeyed. */
function fill(target, text) {
  if (!CONTROLS.test(text)) {
    target.append(text);
    return target;
  }
  let run = '';
  for (const character of text) {
    if (!CONTROLS.test(character)) {
      run += character;
      continue;
    }
    if (run) target.append(run);
    run = '';
    const name = nameOfControl(character);
    const title = 'A control character in the source, shown and not obeyed';
    target.append(element('span', {class: 'control', title}, name));
  }
  if (run) target.append(run);
  return target;
}

/** Words of a report, kept apart from what stands round them, whichever way they run. */
function reported(text, name = 'bdi', attributes = {}) {
  return fill(element(name, {dir: 'auto', ...attributes}), text ?? '');
}

/** A link to where a report can be read; only its words where the address is not one of the web. */
function sourceLink(address, words) {
  let url = null;
  try {
    url = new URL(address);
  } catch {
    return reported(words);
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return reported(words);
  return reported(words, 'a', {href: url.href, rel: 'noopener noreferrer', target: '_blank', title: url.host});
}

/** An element of SVG. */
function shape(name, attributes = {}) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, String(value));
  return made;
}
