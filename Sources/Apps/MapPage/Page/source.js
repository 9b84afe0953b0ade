/* Where the page's data come from: blocks of the file itself, or the server that gave the page out. */

/** The value of a data block or, where the page holds none of that name, of a file beside it. */
async function loaded(block, path) {
  const embedded = byID(`data-${block}`);
  if (embedded) return JSON.parse(embedded.textContent);
  const answer = await fetch(`page/${path}`);
  if (!answer.ok) throw new Error(`${path}: the server answers ${answer.status}`);
  return answer.json();
}

/** The server's ledger has grown since the page took its document: numbers mean other things now. */
class Outdated extends Error {}

/** What things rest on, sheet by sheet as it is asked for. */
class Evidence {
  constructor(record) {
    this.sheetSize = record.sheetSize;
    this.of = record.of;
    this.sheets = new Map();
  }

  /** The items of these numbers, in their order. */
  async items(numbers) {
    const found = numbers.map(async (number) => {
      const items = await this.sheet(Math.floor(number / this.sheetSize));
      return items[number % this.sheetSize];
    });
    return Promise.all(found);
  }

  sheet(number) {
    const known = this.sheets.get(number);
    if (known) return known;
    const items = this.read(number);
    // What failed may be asked for again.
    items.catch(() => this.sheets.delete(number));
    this.sheets.set(number, items);
    return items;
  }

  async read(number) {
    const sheet = await loaded(`evidence-${number}`, `evidence/${number}.json`);
    if (sheet.of !== this.of) throw new Outdated('the ledger has grown since this page was opened');
    return sheet.items;
  }
}

/** What stands where evidence cannot be read. */
function problemOf(error, name) {
  const box = element(name, {class: 'problem'}, `The sources cannot be read: ${error.message}. `);
  if (error instanceof Outdated) {
    const button = element('button', {type: 'button'}, 'Read the page anew');
    button.addEventListener('click', () => location.reload());
    box.append(button);
  }
  return box;
}
