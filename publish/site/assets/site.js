/* All that moves on the pages. No network: data files are scripts, since a page opened from a file may read nothing else.
   Every text from a report goes in as text, never as markup. */
"use strict";

const figtrail = (() => {
  const loaded = new Map();
  const waiting = new Map();
  return {
    put(name, value) {
      loaded.set(name, value);
      waiting.get(name)?.(value);
    },
    load(name, address) {
      if (loaded.has(name)) return Promise.resolve(loaded.get(name));
      return new Promise((resolve, reject) => {
        waiting.set(name, resolve);
        const script = document.createElement("script");
        script.src = address;
        script.onerror = () => reject(new Error(`${address} could not be read`));
        document.head.append(script);
      });
    },
  };
})();

document.documentElement.classList.add("js");
const theme = {
  read() { try { return localStorage.getItem("figtrail-theme"); } catch { return null; } },
  write(name) { try { localStorage.setItem("figtrail-theme", name); } catch { /* a browser that keeps nothing */ } },
  dark() {
    const set = document.documentElement.dataset.theme;
    return set ? set === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  },
};
if (theme.read()) document.documentElement.dataset.theme = theme.read();

const byId = (id) => document.getElementById(id);

function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== null && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/* Text without case and accents, as it is searched. */
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ı", "i");

function themeButton() {
  const label = () => (theme.dark() ? "Light" : "Dark");
  const button = make("button", { type: "button", class: "quiet", title: "Light or dark colours", onclick() {
    document.documentElement.dataset.theme = theme.dark() ? "light" : "dark";
    theme.write(document.documentElement.dataset.theme);
    button.textContent = label();
  } }, label());
  byId("tools")?.append(button);
}

/* ---- places: an anchor from an older version or another page ---- */

const wanted = () => { try { return decodeURIComponent(location.hash.slice(1)); } catch { return location.hash.slice(1); } };
const paragraphOf = (anchor) => anchor.replace(/-[fard]\d+$/, "");

function tell(...children) {
  const notice = byId("notice");
  notice.replaceChildren(...children);
  notice.hidden = false;
}

async function findPlace(anchor, here) {
  const pages = await figtrail.load("anchors", "_figtrail/anchors.js");
  const holder = (name) => Object.keys(pages).find((page) => pages[page].includes(name));
  const base = paragraphOf(anchor);
  const page = holder(anchor) ?? holder(base);
  if (page && page !== here) location.replace(`${page}#${anchor}`);
  else if (page) {
    tell("At this place no figure or mention is read in this version. The paragraph that held it is marked.");
    mark(byId(base));
  } else tellGone(anchor, pages);
}

function tellGone(anchor, pages) {
  const [key, place] = anchor.split("-");
  const at = Number((place ?? "").replace(/\D/g, ""));
  let best = null;
  for (const [page, names] of Object.entries(pages)) {
    for (const name of names) {
      const match = /^([a-z]{6})-p(\d+)$/.exec(name);
      if (!match || match[1] !== key) continue;
      const distance = Math.abs(Number(match[2]) - at);
      if (!best || distance < best.distance) best = { distance, href: `${page}#${name}` };
    }
  }
  const sorry = "This link leads to a place that this version of the edition does not have. ";
  if (best) tell(sorry, make("a", { href: best.href }, "The paragraph closest to it"), " may be what it meant.");
  else tell(sorry, make("a", { href: "../search.html" }, "Search"), " may find it.");
}

function mark(element) {
  document.querySelector(".marked")?.classList.remove("marked");
  element?.classList.add("marked");
  element?.scrollIntoView({ block: "center", behavior: "instant" });
}

/* ---- reading ---- */

function startReading() {
  const panel = byId("panel");
  const figures = [...document.querySelectorAll("a.fig")];
  const order = figures.map((figure) => figure.id);
  let current = null;
  const bar = make("div", { class: "panelbar" },
    make("button", { type: "button", class: "quiet", "aria-label": "Previous figure", onclick: () => step(-1) }, "‹"),
    make("span", { class: "meta", id: "which" }),
    make("button", { type: "button", class: "quiet", "aria-label": "Next figure", onclick: () => step(1) }, "›"),
    make("button", { type: "button", class: "quiet shut", "aria-label": "Close the trail", onclick: () => close() }, "×"));
  panel.prepend(bar);

  function show(id) {
    hide();
    current = byId(id);
    const trail = byId(`trail-${id}`);
    current.setAttribute("aria-current", "true");
    trail.classList.add("open");
    panel.classList.add("open");
    panel.scrollTop = 0;
    byId("which").textContent = `Figure ${order.indexOf(id) + 1} of ${order.length}`;
    return trail;
  }
  function hide() {
    current?.removeAttribute("aria-current");
    panel.querySelector(".trail.open")?.classList.remove("open");
    panel.classList.remove("open");
  }
  function close() {
    const figure = current;
    hide();
    current = null;
    figure?.focus();
  }
  function choose(id, hash = id) {
    if (wanted() !== hash) history.pushState(null, "", `#${hash}`);
    show(id).focus({ preventScroll: true });
  }
  function step(by) {
    const id = order[(order.indexOf(current?.id) + by + order.length) % order.length];
    choose(id);
    reveal(byId(id));
  }
  function reveal(figure) {
    const box = figure.getBoundingClientRect();
    const floor = innerWidth < 1000 ? innerHeight * 0.4 : innerHeight - 80;
    if (box.top < 70 || box.bottom > floor) scrollTo({ top: scrollY + box.top - Math.min(floor, innerHeight) / 2 });
  }
  function follow() {
    const id = wanted().replace(/^trail-/, "");
    if (!id) return;
    const element = byId(id);
    if (!element) findPlace(id, location.pathname.split("/").pop());
    else if (element.matches("a.fig")) { show(id); reveal(element); } else if (element.matches("p,blockquote,.note,td,th,h1,h2,h3,h4,h5,h6")) mark(element);
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.matches("a.fig")) {
      event.preventDefault();
      choose(link.getAttribute("href").slice("#trail-".length));
      if (innerWidth < 1000) reveal(link);
    } else if (link.matches("a.back")) {
      event.preventDefault();
      const figure = byId(link.getAttribute("href").slice(1));
      if (innerWidth < 1000) close();
      reveal(figure);
      figure.focus({ preventScroll: true });
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && current) close();
  });
  addEventListener("hashchange", follow);
  addEventListener("popstate", follow);
  addEventListener("beforeprint", () => { for (const box of document.querySelectorAll("details")) box.open = true; });
  if (matchMedia("(max-width: 84rem)").matches) byId("parts").open = false;
  layers();
  follow();
}

/* Figures, actors and dates can each be switched off in the text. */
function layers() {
  for (const key of document.querySelectorAll("#legend .key")) {
    const layer = ["fig", "actor", "date"].find((name) => key.classList.contains(name));
    const button = make("button", { type: "button", class: key.className, "aria-pressed": "true", onclick() {
      const off = document.body.classList.toggle(`without-${layer}`);
      button.setAttribute("aria-pressed", String(!off));
    } }, key.textContent);
    key.replaceWith(button);
  }
}

/* ---- lists ---- */

const STEP = 100; // rows shown at once

async function startList(box) {
  const name = box.dataset.name;
  const data = await figtrail.load(name, `_figtrail/${name}.js`);
  const rows = data.rows.map(([href, cells, more]) => ({ href, cells, more, text: fold(cells.map(shown).join(" ")) }));
  const state = readState();
  const view = { rows, shown: STEP };
  const status = make("p", { role: "status", class: "meta", id: "state" });
  const body = make("tbody");
  const further = make("button", { type: "button", onclick() { view.shown += 4 * STEP; draw(); } });
  const withMore = rows.some((row) => row.more.length);
  const heads = data.columns.map((column) => make("th", { scope: "col", class: column.number ? "n" : null },
    make("button", { type: "button", onclick() {
      state.down = state.sort === column.label ? !state.down : Boolean(column.number);
      state.sort = column.label;
      update();
    } }, column.label)));
  const table = make("table", { class: "rows" }, make("caption", { class: "unseen" }, data.title),
    make("thead", {}, make("tr", {}, ...heads, withMore ? make("th", { scope: "col" }, "Where") : null)), body);
  box.append(filters(data, rows, state, update), status,
    make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": data.title }, table), further);

  function update() {
    view.rows = arrange(data, rows, state);
    view.shown = STEP;
    writeState(state);
    draw();
  }
  function draw() {
    body.replaceChildren(...view.rows.slice(0, view.shown).map((row) => rowElement(data, row, withMore, state)));
    const left = view.rows.length - view.shown;
    further.hidden = left <= 0;
    further.textContent = `Show more (${left.toLocaleString("en")} left)`;
    status.textContent = view.rows.length === rows.length ? `${rows.length.toLocaleString("en")} rows`
      : `${view.rows.length.toLocaleString("en")} of ${rows.length.toLocaleString("en")} rows`;
    data.columns.forEach((column, at) => {
      heads[at].setAttribute("aria-sort", state.sort !== column.label ? "none" : state.down ? "descending" : "ascending");
    });
  }
  box.figtrailRows = () => view.rows;
  view.rows = arrange(data, rows, state);
  const asked = state.source ? view.rows.findIndex((row) => row.href === `#source=${state.source}`) : -1;
  if (asked >= view.shown) view.shown = asked + 1;
  draw();
  if (asked >= 0) {
    const row = body.children[asked];
    row.classList.add("marked");
    row.querySelector("details")?.setAttribute("open", "");
    row.scrollIntoView({ block: "center", behavior: "instant" });
  }
}

const shown = (cell) => (cell === null ? "" : Array.isArray(cell) ? cell[0] : typeof cell === "number" ? cell.toLocaleString("en") : cell);
const sorted = (cell) => (Array.isArray(cell) ? cell[1] : cell);

function readState() {
  const given = new URLSearchParams(location.hash.slice(1));
  const state = { q: given.get("q") ?? "", sort: given.get("sort"), down: given.has("down"), source: given.get("source"), choices: {} };
  for (const [name, value] of given) if (!["q", "sort", "down", "source"].includes(name)) state.choices[name] = value;
  return state;
}

function writeState(state) {
  const told = new URLSearchParams();
  if (state.q) told.set("q", state.q);
  for (const [name, value] of Object.entries(state.choices)) if (value !== "") told.set(name, value);
  if (state.sort) told.set("sort", state.sort);
  if (state.sort && state.down) told.set("down", "1");
  history.replaceState(null, "", `${location.pathname}${location.search}${told.size ? `#${told}` : ""}`);
}

function arrange(data, rows, state) {
  const words = fold(state.q).split(/\s+/).filter(Boolean);
  const chosen = data.columns.map((column, at) => [at, state.choices[column.label]]).filter(([, value]) => value);
  const kept = rows.filter((row) => words.every((word) => row.text.includes(word))
    && chosen.every(([at, value]) => (shown(row.cells[at]) || "–") === value));
  const at = data.columns.findIndex((column) => column.label === state.sort);
  if (at < 0) return kept;
  const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
  const compare = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b)));
  return kept.sort((one, other) => {
    const [a, b] = [sorted(one.cells[at]), sorted(other.cells[at])];
    if (a === null || b === null) return (a === null) - (b === null); // nothing comes last, whichever way
    return state.down ? compare(b, a) : compare(a, b);
  });
}

function filters(data, rows, state, update) {
  const find = make("input", { type: "search", id: "find", dir: "auto", oninput() { state.q = find.value; update(); } });
  find.value = state.q;
  const form = make("form", { class: "filters", onsubmit: (event) => event.preventDefault() }, make("label", {}, "Find ", find));
  data.columns.forEach((column, at) => {
    if (!column.facet) return;
    const counts = new Map();
    for (const row of rows) counts.set(shown(row.cells[at]) || "–", (counts.get(shown(row.cells[at]) || "–") ?? 0) + 1);
    if (counts.size < 2) return;
    const select = make("select", { onchange() { state.choices[column.label] = select.value; update(); } }, make("option", { value: "" }, "all"));
    for (const [value, count] of [...counts].sort((a, b) => b[1] - a[1])) select.append(make("option", { value }, `${value} (${count})`));
    select.value = state.choices[column.label] ?? "";
    form.append(make("label", {}, `${column.label} `, select));
  });
  return form;
}

function rowElement(data, row, withMore, state) {
  const made = make("tr");
  data.columns.forEach((column, at) => {
    const text = shown(row.cells[at]);
    const link = at === 0 && row.href && !row.href.startsWith("#") ? row.href : column.link && /^https?:/i.test(text) ? text : null;
    const outside = column.link ? { rel: "noreferrer noopener external" } : {};
    const content = link ? make("a", { href: link, ...outside }, text || "–") : text;
    made.append(make(at === 0 ? "th" : "td", { scope: at === 0 ? "row" : null, dir: column.number ? null : "auto",
      class: [column.number && "n", column.wide && "wide", column.short && "short"].filter(Boolean).join(" ") || null }, content));
  });
  if (withMore) made.append(make("td", {}, row.more.length ? moreBox(row) : ""));
  return made;
}

function moreBox(row) {
  const box = make("details", { ontoggle() {
    if (box.children.length > 1) return;
    box.append(make("ul", {}, ...row.more.map(([text, href]) => make("li", { dir: "auto" }, make("a", { href }, text)))));
  } }, make("summary", {}, `${row.more.length} place${row.more.length === 1 ? "" : "s"}`));
  return box;
}

/* ---- search ---- */

const FOUND = 200; // results shown

async function startSearch() {
  const asked = new URLSearchParams(location.search);
  byId("q").value = asked.get("q") ?? "";
  byId("edition").value = asked.get("edition") ?? "";
  const run = async () => {
    const words = wordsOf(byId("q").value);
    const state = byId("state");
    byId("results").replaceChildren();
    if (!words.length) { state.textContent = "Words must all stand in one paragraph, note or cell; case and accents make no difference."; return; }
    state.textContent = "Searching…";
    let count = 0;
    for (const { name, url } of [...byId("texts").children].map((item) => item.dataset)) {
      if (byId("edition").value && byId("edition").value !== name) continue;
      const rows = await figtrail.load(`text ${name}`, `${url}_figtrail/text.js`);
      for (const row of rows) {
        row[4] ??= fold(`${row[2]}\n${row[3]}`);
        if (!words.every((word) => row[4].includes(word))) continue;
        count += 1;
        if (count <= FOUND) byId("results").append(result(name, url, row, words));
      }
    }
    state.textContent = count === 0 ? "Nothing was found." : `${count.toLocaleString("en")} place${count === 1 ? "" : "s"}${count > FOUND ? `, the first ${FOUND} are shown` : ""}`;
  };
  document.querySelector("form.search").addEventListener("submit", (event) => {
    event.preventDefault();
    const told = new URLSearchParams({ q: byId("q").value, edition: byId("edition").value });
    history.replaceState(null, "", `${location.pathname}?${told}`);
    run();
  });
  await run();
}

function wordsOf(query) {
  return [...query.matchAll(/["“”„]([^"“”„]+)["“”„]|(\S+)/g)].map((match) => fold(match[1] ?? match[2])).filter(Boolean);
}

function result(edition, url, [page, anchor, heading, text], words) {
  return make("li", {}, make("a", { href: `${url}${page}#${anchor}`, dir: "auto" }, heading || `Part ${/\d+/.exec(page)}`),
    make("span", { class: "meta" }, ` ${edition}`), make("p", { dir: "auto" }, ...snippet(text, words)));
}

/* The text around the first word found, each word marked; offsets of the folded text are led back to the text. */
function snippet(text, words) {
  const back = [];
  let folded = "";
  let at = 0;
  for (const character of text) {
    const plain = fold(character);
    folded += plain;
    for (let i = 0; i < plain.length; i += 1) back.push(at);
    at += character.length;
  }
  back.push(text.length);
  const spans = [];
  for (const word of words) for (let i = folded.indexOf(word); i >= 0; i = folded.indexOf(word, i + word.length)) spans.push([back[i], back[i + word.length]]);
  spans.sort((a, b) => a[0] - b[0]);
  const start = Math.max(0, (spans[0]?.[0] ?? 0) - 120);
  const end = Math.min(text.length, start + 360);
  const parts = [start ? "…" : ""];
  let done = start;
  for (const [first, last] of spans) {
    if (first < done || last > end) continue;
    parts.push(text.slice(done, first), make("mark", {}, text.slice(first, last)));
    done = last;
  }
  parts.push(text.slice(done, end), end < text.length ? "…" : "");
  return parts;
}

/* ---- figures over the editions ---- */

function startTimeline() {
  const rows = [...document.querySelectorAll("table.lines tbody tr")].map((row) => [row, fold(row.textContent)]);
  const draw = () => {
    const words = fold(byId("find").value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const [row, text] of rows) {
      row.hidden = !(words.every((word) => text.includes(word)) && (!byId("kind").value || byId("kind").value === row.dataset.kind)
        && (!byId("changed").checked || row.dataset.change !== "same"));
      count += !row.hidden;
    }
    byId("state").textContent = `${count} of ${rows.length}`;
  };
  byId("filters").hidden = false;
  byId("filters").addEventListener("input", draw);
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  draw();
}

document.addEventListener("DOMContentLoaded", () => {
  themeButton();
  const kinds = document.body.classList;
  if (kinds.contains("reading")) startReading();
  if (kinds.contains("list")) startList(byId("list"));
  if (kinds.contains("searching")) startSearch();
  if (kinds.contains("timeline")) startTimeline();
  if (kinds.contains("edition")) {
    const follow = () => { if (/^[a-z]{6}-/.test(wanted())) findPlace(wanted(), ""); };
    addEventListener("hashchange", follow);
    follow();
  }
});
