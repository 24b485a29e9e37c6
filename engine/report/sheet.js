// What the claim sheet does beyond what HTML does: filters, opening what a link
// leads into, and making the pages of a long sheet when they are opened. Without
// it, everything can be read and every link works.
'use strict';
(() => {
  const byId = (id) => document.getElementById(id);
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const bar = byId('filters');
  const controls = {};

  // ---- items: what can be filtered, in the page or in the text of a page not made yet ----

  const itemOf = (kind, severity, outlets, speakers, found) => ({
    kind,
    severity: severity === '' ? -1 : Number(severity),
    outlets: outlets.split(' '),
    speakers: speakers.split(' '),
    words: null,
    counts: '',
    ...found,
  });

  const itemsIn = (within) =>
    all('[data-outlets]', within).map((element) => {
      const {kind, severity, outlets, speakers} = element.dataset;
      return itemOf(kind, severity, outlets, speakers, {element, counts: countsAs(element.className, element.localName)});
    });

  const countsAs = (className, tag) => (className.startsWith('finding') ? 'finding' : tag === 'li' ? '' : 'claim');

  // The same from HTML that is only text yet: an item goes on to where the next begins.
  const itemsInText = (html) => {
    const tag = /<(\w+)(?: class="([^"]*)")?[^>]* data-kind="([^"]*)" data-severity="([^"]*)" data-outlets="([^"]*)" data-speakers="([^"]*)"[^>]*>/g;
    const found = Array.from(html.matchAll(tag));
    return found.map((match, i) =>
      itemOf(match[3], match[4], match[5], match[6], {
        html: () => html.slice(match.index, i + 1 < found.length ? found[i + 1].index : html.length),
        counts: countsAs(match[2] || '', match[1]),
      }));
  };

  const named = {lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'"};
  const plain = (html) => html.replace(/<[^>]*>/g, ' ').replace(/&(lt|gt|amp|quot|#39);/g, (_, name) => named[name]);
  const wordsOf = (item) => {
    if (item.words === null) {
      item.words = (item.element ? item.element.textContent : plain(item.html())).toLocaleLowerCase().replace(/\s+/g, ' ');
    }
    return item.words;
  };

  // ---- pages that are made when they are opened ----

  // Their text is read when it is asked for: there may be megabytes of it.
  const pages = all('details[data-page]').map((details) => ({
    details,
    source: details.querySelector('noscript'),
    items: null,
  }));
  const htmlOf = (page) => page.source.textContent;

  const made = (page) => page.source === null;

  const make = (page) => {
    if (made(page)) return;
    const template = document.createElement('template');
    template.innerHTML = htmlOf(page);
    page.items = itemsIn(template.content);
    page.source.replaceWith(template.content);
    page.source = null;
    if (filtering()) show(page.items);
  };

  for (const page of pages) {
    page.details.addEventListener('toggle', () => {
      if (page.details.open) make(page);
    });
  }

  // ---- links into what is folded away ----

  const openAround = (element) => {
    for (let at = element; at; at = at.parentElement) {
      if (at.localName === 'details') at.open = true;
    }
  };

  const followHash = () => {
    const id = location.hash.slice(1);
    if (!/^[\w-]+$/.test(id)) return;
    if (!byId(id)) {
      const page = pages.find((one) => !made(one) && htmlOf(one).includes(` id="${id}"`));
      if (page) make(page);
    }
    const target = byId(id);
    if (!target) return;
    if (bar && target.closest('[hidden]')) clear();
    openAround(target);
    target.scrollIntoView();
    // Of what was made just now the browser does not know that it is the target.
    if (!target.matches(':target')) location.replace(location.href);
  };

  // ---- filters ----

  const kOpenedAtOnce = 200;  // items in pages that a filter opens by itself
  let standing = null;        // the items outside of pages
  let openedBySearch = [];
  let wanted = null;

  const filtering = () => wanted !== null;

  const matches = (item) =>
    (wanted.severity === '' || item.severity >= Number(wanted.severity)) &&
    (wanted.kind === '' || item.kind === wanted.kind) &&
    (wanted.speaker === '' || item.speakers.includes(wanted.speaker)) &&
    (wanted.outlet === '' || item.outlets.includes(wanted.outlet)) &&
    wanted.text.every((word) => wordsOf(item).includes(word));

  // Shows of these only what is wanted; gives how many there are.
  const show = (items) => {
    let shown = 0;
    for (const item of items) {
      const fits = !filtering() || matches(item);
      if (item.element) item.element.hidden = !fits;
      shown += fits;
    }
    return shown;
  };

  const readControls = () => {
    wanted = {text: controls.text.value.toLocaleLowerCase().split(/\s+/).filter(Boolean)};
    for (const name of ['severity', 'kind', 'speaker', 'outlet']) wanted[name] = controls[name].value;
    if (wanted.text.length === 0 && !wanted.severity && !wanted.kind && !wanted.speaker && !wanted.outlet) wanted = null;
  };

  const count = (items, tally) => {
    for (const item of items) {
      if (item.counts === '') continue;
      tally[item.counts].all += 1;
      tally[item.counts].shown += matches(item);
    }
  };

  const apply = () => {
    readControls();
    for (const details of openedBySearch) details.open = false;
    openedBySearch = [];
    if (standing === null) {
      standing = itemsIn(document).filter((item) => !item.element.closest('[data-page]'));
      for (const page of pages) page.items = page.items || itemsInText(htmlOf(page));
    }
    show(standing);
    let left = kOpenedAtOnce;
    for (const page of pages) {
      const shown = show(page.items);
      page.details.hidden = filtering() && shown === 0 && page.items.length > 0;
      if (!filtering() || shown === 0 || shown > left || page.details.open) continue;
      left -= shown;
      make(page);
      page.details.open = true;
      openedBySearch.push(page.details);
    }
    // Inner groups come first: an outer one then sees what is left of them.
    for (const group of all('[data-group]').reverse()) {
      if (group.matches('[data-page]')) continue;
      const filled = group.querySelector('[data-outlets]:not([hidden]), [data-page]:not([hidden])') !== null;
      group.hidden = filtering() && !filled;
      if (group.localName !== 'details' || !filtering() || !filled || group.open) continue;
      group.open = true;
      openedBySearch.push(group);
    }
    const tally = {finding: {shown: 0, all: 0}, claim: {shown: 0, all: 0}};
    if (filtering()) {
      count(standing, tally);
      for (const page of pages) count(page.items, tally);
    }
    byId('shown').textContent = filtering()
      ? `${tally.finding.shown} of ${tally.finding.all} findings, ${tally.claim.shown} of ${tally.claim.all} claims`
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
    openedToPrint = all('details.printed:not([open])');
    for (const one of openedToPrint) one.open = true;
  });
  addEventListener('afterprint', () => {
    for (const one of openedToPrint) one.open = false;
  });

  addEventListener('hashchange', followHash);
  if (location.hash) followHash();
})();
