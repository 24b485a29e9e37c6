// What the claim sheet does beyond what HTML does: filters, and opening what a
// link leads into. Without it, everything can be read and every link works.
'use strict';
(() => {
  const byId = (id) => document.getElementById(id);
  const bar = byId('filters');

  // ---- links into what is folded away ----

  const openAround = (element) => {
    for (let at = element; at; at = at.parentElement) {
      if (at.localName === 'details') at.open = true;
    }
  };

  const followHash = () => {
    const target = byId(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (bar && target.closest('[hidden]')) clear();
    openAround(target);
    target.scrollIntoView();
  };

  // ---- filters ----

  const controls = {};
  let items = null;
  let groups = [];
  let openedBySearch = new Set();

  // Everything that can be filtered, read from the page at the first filter.
  const read = () => {
    items = Array.from(document.querySelectorAll('[data-outlets]'), (element) => ({
      element,
      kind: element.dataset.kind,
      severity: element.dataset.severity === '' ? -1 : Number(element.dataset.severity),
      speakers: element.dataset.speakers.split(' '),
      outlets: element.dataset.outlets.split(' '),
      text: null,
    }));
    groups = Array.from(document.querySelectorAll('[data-group]')).reverse();
  };

  const textOf = (item) => {
    if (item.text === null) item.text = item.element.textContent.toLocaleLowerCase().replace(/\s+/g, ' ');
    return item.text;
  };

  const matches = (item, wanted) =>
    (wanted.severity === '' || item.severity >= Number(wanted.severity)) &&
    (wanted.kind === '' || item.kind === wanted.kind) &&
    (wanted.speaker === '' || item.speakers.includes(wanted.speaker)) &&
    (wanted.outlet === '' || item.outlets.includes(wanted.outlet)) &&
    wanted.words.every((word) => textOf(item).includes(word));

  const apply = () => {
    if (items === null) read();
    const wanted = {
      severity: controls.severity.value,
      kind: controls.kind.value,
      speaker: controls.speaker.value,
      outlet: controls.outlet.value,
      words: controls.text.value.toLocaleLowerCase().split(/\s+/).filter(Boolean),
    };
    const filtering =
      wanted.words.length > 0 || [wanted.severity, wanted.kind, wanted.speaker, wanted.outlet].some(Boolean);
    const counts = {finding: [0, 0], claim: [0, 0]};
    for (const item of items) {
      const shown = !filtering || matches(item, wanted);
      item.element.hidden = !shown;
      const count = item.element.classList.contains('finding')
        ? counts.finding
        : item.element.closest('#timeline') ? null : counts.claim;
      if (count) {
        count[0] += shown;
        count[1] += 1;
      }
    }
    // Inner groups come first: an outer one then sees what is left of them.
    for (const group of groups) {
      const left = group.querySelector('[data-outlets]:not([hidden])') !== null;
      group.hidden = filtering && !left;
      if (group.localName !== 'details') continue;
      if (filtering && left && !group.open) {
        group.open = true;
        openedBySearch.add(group);
      }
    }
    if (!filtering) {
      for (const group of openedBySearch) group.open = false;
      openedBySearch = new Set();
    }
    byId('shown').textContent = filtering
      ? `${counts.finding[0]} of ${counts.finding[1]} findings, ${counts.claim[0]} of ${counts.claim[1]} claims`
      : '';
  };

  const clear = () => {
    for (const control of Object.values(controls)) control.value = '';
    apply();
  };

  if (bar) {
    for (const name of ['text', 'severity', 'kind', 'speaker', 'outlet']) {
      controls[name] = byId(`by-${name}`);
      controls[name].addEventListener(name === 'text' ? 'input' : 'change', apply);
    }
    byId('by-nothing').addEventListener('click', clear);
    bar.hidden = false;
  }

  // ---- printing: what is folded away and short is printed all the same ----

  let openedToPrint = [];
  addEventListener('beforeprint', () => {
    openedToPrint = Array.from(document.querySelectorAll('details.printed:not([open])'));
    for (const one of openedToPrint) one.open = true;
  });
  addEventListener('afterprint', () => {
    for (const one of openedToPrint) one.open = false;
  });

  addEventListener('hashchange', followHash);
  if (location.hash) followHash();
})();
