/*! Zoeken op deze site, EUPL-1.2, zie /colofon/. Bewaart en verstuurt niets: alles staat in zoekindex.js.
   Words are cut to their stem as in plugins/site/search.py, after dutch_porter of Snowball: copyright (c) 2001,
   Dr Martin Porter, (c) 2002, Richard Boulton, BSD-3-Clause. */
'use strict';

const CONSONANT_E = /[^aeiouy]$/;
const undouble = (word) => (/(kk|tt|dd)$/.test(word) ? word.slice(0, -1) : word);

/** The stem of a word in lower case and without accents. */
function stem(given) {
  let word = given.replace(/^y/, 'Y');
  word = word.replace(/([aeiouy])(i(?=[aeiouy])|y)/g, (_, vowel, half) => vowel + half.toUpperCase());
  const syllable = /^[^aeiouy]*[aeiouy]+[^aeiouy]/;
  const first = word.length < 3 ? null : syllable.exec(word);
  const second = first && syllable.exec(word.slice(first[0].length));
  const r1 = first ? Math.max(3, first[0].length) : word.length;
  const r2 = second ? first[0].length + second[0].length : word.length;
  const without = (ending, from) => {
    const start = word.length - ending.length;
    return word.endsWith(ending) && start >= from ? word.slice(0, start) : null;
  };
  const dropEn = (ending) => {
    const rest = without(ending, r1);
    if (rest !== null && CONSONANT_E.test(rest) && !rest.endsWith('gem')) word = undouble(rest);
  };
  let lostE = false;
  const dropE = () => {
    const rest = without('e', r1);
    lostE = rest !== null && CONSONANT_E.test(rest);
    if (lostE) word = undouble(rest);
  };

  const plural = /(heden|ene|en|se|s)$/.exec(word)?.[0];
  if (plural === 'heden') word = without(plural, r1) === null ? word : without(plural, r1) + 'heid';
  else if (plural === 'en' || plural === 'ene') dropEn(plural);
  else if (plural && /[^aeiouyj]$/.test(without(plural, r1) ?? '')) word = without(plural, r1);
  dropE();
  let rest = without('heid', r2);
  if (rest !== null && !rest.endsWith('c')) {
    word = rest;
    dropEn('en');
  }
  const suffix = /(lijk|baar|end|ing|bar|ig)$/.exec(word)?.[0];
  rest = suffix ? without(suffix, r2) : null;
  if (rest !== null) {
    if (suffix === 'end' || suffix === 'ing') {
      word = rest;
      rest = without('ig', r2);
      word = rest !== null && !rest.endsWith('e') ? rest : undouble(word);
    } else if (suffix === 'ig') word = rest.endsWith('e') ? word : rest;
    else if (suffix === 'lijk') {
      word = rest;
      dropE();
    } else if (suffix === 'baar' || lostE) word = rest;
  }
  word = word.replace(/([^aeiouy])([aeou])\2([^Iaeiouy])$/, '$1$2$3');
  return word.toLowerCase();
}

/** The words of a text, in lower case and without accents. */
const wordsOf = (text) => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').match(/[\p{L}\p{N}]+/gu) ?? [];

/** Whether one letter too many, missing, wrong or swapped makes one word the other. */
function isNear(one, other) {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  const [rest, there] = [one.slice(start), other.slice(start)];
  return rest.slice(1) === there.slice(1) || rest === there.slice(1) || rest.slice(1) === there
    || (rest[0] === there[1] && rest[1] === there[0] && rest.slice(2) === there.slice(2));
}

const trigrams = (word) => new Set([...word].map((_, at) => `^${word}$`.slice(at, at + 3)));

/** How much a stem of the index is what was typed, from 0 to 1. */
function likeness(typed, known, parts) {
  if (known === typed) return 1;
  if (typed.length < 3 || known.length < 3) return 0;
  if (known.startsWith(typed)) return 0.45 + 0.4 * typed.length / known.length;
  if (typed.length > 3 && isNear(typed, known)) return 0.6;
  if (known.length > 3 && (typed.startsWith(known) || typed.endsWith(known))) return 0.6 * known.length / typed.length;
  if (typed.length > 4 && known.endsWith(typed)) return 0.6 * typed.length / known.length;
  if (typed.length < 6 || known.length < 5) return 0;
  let same = 0;
  for (const part of trigrams(known)) same += parts.has(part);
  const dice = 2 * same / (typed.length + known.length);
  return dice > 0.55 ? 0.7 * dice : 0;
}

/** Every page for a question, those in the language of the best first, and whether the words are a report's. */
function search(question, index, language = '') {
  const vocabulary = index.vocabulary ??= index.woorden.split('|');
  const lists = index.lists ??= index.plekken.split(' ');
  const phrases = index.phrases ??= index.meldwoorden.split('|').map((phrase) => phrase.split(' '));
  const left = index.stopwoorden.split(' ');
  const typed = [...new Set(wordsOf(question))];
  const telling = typed.filter((word) => !left.includes(word));
  const asked = telling.length ? telling : typed;
  const scores = new Map();
  const recognised = new Set();
  const scoresOf = (wanted) => {
    const [parts, best] = [trigrams(wanted), new Map()];
    let found = vocabulary.map((known, place) => [likeness(wanted, known, parts), place]).filter(([like]) => like);
    if (found.some(([like]) => like === 1)) found = found.filter(([, place]) => vocabulary[place].startsWith(wanted));
    for (const [like, place] of found) {
      if (like >= 0.5) recognised.add(vocabulary[place]);
      const list = [...lists[place].matchAll(/([a-z]+)([A-Z])/g)];
      const rare = Math.log(1 + index.paginas.length / list.length);
      let page = -1;
      for (const [, step, weight] of list) {
        page += [...step].reduce((sum, digit) => sum * index.cijfers.length + index.cijfers.indexOf(digit), 0);
        const score = like * like * rare * (index.gewichten.indexOf(weight) + 1);
        if (score > (best.get(page) ?? 0)) best.set(page, score);
      }
    }
    return best;
  };
  for (const word of asked) {
    const best = scoresOf(stem(word));
    // A compound is two words too.
    for (let at = 4; at < word.length - 3; at++) {
      const pair = [word.slice(0, at), word.slice(at)].map(stem);
      if (!pair.every((part) => vocabulary.includes(part))) continue;
      const [one, other] = pair.map(scoresOf);
      for (const [page, score] of one) {
        if (other.has(page)) best.set(page, Math.max(best.get(page) ?? 0, 0.7 * (score + other.get(page))));
      }
    }
    for (const [page, score] of best) {
      const [sum, count] = scores.get(page) ?? [0, 0];
      scores.set(page, [sum + score, count + 1]);
    }
  }
  const isReport = phrases.some((phrase) => phrase.every((word) => recognised.has(word)));
  const ranked = [...scores].map(([page, [sum, count]]) => {
    const [address, , , , of] = index.paginas[page];
    const helps = isReport && (of || address.startsWith('../melden/'));
    return [page, sum * (count / asked.length) ** 2 * (of === language ? 50 : 1) * (helps ? 1.5 : 1)];
  });
  ranked.sort(([a, x], [b, y]) => y - x || a - b);
  const pages = ranked.filter(([, score]) => score >= ranked[0][1] / 12).map(([page]) => page);
  const isOther = (page) => index.paginas[page][4] !== index.paginas[pages[0]][4];
  return { isReport, pages: pages.sort((one, other) => isOther(one) - isOther(other)) };
}

/** The search page. */
function start(index) {
  const form = document.querySelector('main form[role=search]');
  const [field, answer] = [form.elements[0], document.getElementById('uitslag')];
  const [told, kinds, list, more, report, letters] = ['geteld', 'soorten', 'gevonden', 'meer', 'meldhulp', 'alfabet']
    .map((name) => document.getElementById(name));
  let [kind, shown] = ['', 10];

  function show() {
    const question = field.value.trim();
    const { isReport, pages } = search(question, index, location.hash.slice(1));
    const count = new Map();
    for (const page of pages) count.set(index.paginas[page][3], (count.get(index.paginas[page][3]) ?? 0) + 1);
    if (!count.has(kind)) kind = '';
    const chosen = pages.filter((page) => kind === '' || index.paginas[page][3] === kind);
    answer.hidden = !question;
    letters.hidden = pages.length > 0;
    report.hidden = !isReport;
    told.textContent = pages.length ? `${chosen.length === 1 ? '1 pagina' : `${chosen.length} pagina's`} voor “${question}”`
      : `Niets gevonden voor “${question}”. Probeer een ander woord, of kijk in de lijst van A tot Z.`;
    kinds.replaceChildren();
    kinds.hidden = count.size < 2;
    for (const [name, many] of [['', pages.length], ...count]) {
      const button = document.createElement('button');
      Object.assign(button, { type: 'button', textContent: `${index.soorten[name] ?? 'Alles'} (${many})` });
      button.setAttribute('aria-pressed', String(name === kind));
      button.addEventListener('click', () => {
        [kind, shown] = [name, 10];
        show();
        kinds.querySelector('[aria-pressed=true]').focus();
      });
      kinds.append(button);
    }
    list.replaceChildren();
    for (const page of chosen.slice(0, shown)) {
      const [address, title, summary, of, language] = index.paginas[page];
      const item = document.getElementById('treffer').content.firstElementChild.cloneNode(true);
      const [link, label, sentence] = item.children;
      Object.assign(link, { textContent: title, href: address });
      label.textContent = index.soorten[of];
      sentence.textContent = summary;
      if (language) item.lang = language;
      list.append(item);
    }
    more.hidden = chosen.length <= shown;
  }
  field.addEventListener('input', () => {
    [kind, shown] = ['', 10];
    show();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    show();
    told.focus();
  });
  more.addEventListener('click', () => {
    const first = shown;
    shown += 20;
    show();
    list.querySelectorAll('a')[first].focus();
  });
  // What was typed on another page need not stay in the address.
  field.value = new URLSearchParams(location.search).get('q') || field.value;
  if (location.search && location.protocol !== 'file:') history.replaceState(null, '', location.pathname + location.hash);
  addEventListener('pageshow', show);
  show();
}

if (typeof document !== 'undefined') start(zoekindex);
