/* Where the page's data come from: blocks of the file itself, or the server that gave the page out. */

/** The value of a data block or, where the page holds none of that name, of a file beside it. */
async function loaded(block, path) {
  const embedded = byID(`data-${block}`);
  if (embedded) return JSON.parse(embedded.textContent);
  const answer = await fetch(`page/${path}`);
  if (!answer.ok) throw new Error(`${path}: the server answers ${answer.status}`);
  return answer.json();
}

/** What things rest on, sheet by sheet as it is asked for. */
class Evidence {
  constructor(sheetSize) {
    this.sheetSize = sheetSize;
    this.sheets = new Map();
  }

  /** The items of these numbers, in their order. */
  async items(numbers) {
    const found = numbers.map(async (number) => {
      const sheet = await this.sheet(Math.floor(number / this.sheetSize));
      return sheet[number % this.sheetSize];
    });
    return (await Promise.all(found)).filter(Boolean);
  }

  sheet(number) {
    const known = this.sheets.get(number);
    if (known) return known;
    const sheet = loaded(`evidence-${number}`, `evidence/${number}.json`);
    // What failed may be asked for again.
    sheet.catch(() => this.sheets.delete(number));
    this.sheets.set(number, sheet);
    return sheet;
  }
}
