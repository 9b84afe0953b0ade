/* Keys that work anywhere on the page, but where one writes. */

class Keys {
  constructor(view, timeline, player, search) {
    this.bound = {
      ' ': () => player.toggle(),
      '[': () => timeline.stepChange(-1),
      ']': () => timeline.stepChange(1),
      ',': () => timeline.stepDay(-1),
      '.': () => timeline.stepDay(1),
      '/': () => search.input.focus(),
      d: () => view.set({checks: !view.checks}),
      '?': () => byID('keys').showModal(),
      Escape: () => view.close(),
    };
    document.addEventListener('keydown', (event) => this.press(event));
    for (const name of ['keys', 'about']) {
      byID(`${name}-open`).addEventListener('click', () => byID(name).showModal());
    }
    byID('skip').addEventListener('click', () => byID('tab-changes').focus());
  }

  press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
    const {target} = event;
    const isWriting = target.matches('input:not([type=range]):not([type=checkbox]), select, textarea');
    if (isWriting && event.key !== 'Escape') return;
    // Space presses the button that has the focus.
    if (event.key === ' ' && target.matches('button, input, summary, a')) return;
    const action = this.bound[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  }
}
