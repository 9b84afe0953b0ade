/* The tabs over the lists (WAI-ARIA Authoring Practices, tabs with automatic activation). */

const TABS = ['changes', 'places', 'checks'];

class Tabs {
  constructor(view) {
    this.view = view;
    for (const name of TABS) {
      const tab = byID(`tab-${name}`);
      tab.addEventListener('click', () => this.choose(name));
      tab.addEventListener('keydown', (event) => {
        const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
        if (!step) return;
        event.preventDefault();
        const next = TABS[(TABS.indexOf(name) + step + TABS.length) % TABS.length];
        this.choose(next);
        byID(`tab-${next}`).focus();
      });
    }
  }

  /** The list of distances brings their lines onto the map. */
  choose(tab) {
    this.view.set(tab === 'checks' ? {tab, checks: true} : {tab});
  }

  show() {
    for (const name of TABS) {
      const isChosen = name === this.view.tab;
      byID(`tab-${name}`).setAttribute('aria-selected', String(isChosen));
      byID(`tab-${name}`).tabIndex = isChosen ? 0 : -1;
      byID(`list-${name}`).hidden = !isChosen;
    }
  }
}
