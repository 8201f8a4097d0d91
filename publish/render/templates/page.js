"use strict";
// Filters: what does not fit is hidden; without this script everything is shown.
(() => {
  const form = document.querySelector("form.filters");
  if (!form) return;
  const items = [...document.querySelectorAll("[data-item]")];
  const groups = [...document.querySelectorAll("[data-group]")];
  const count = form.querySelector("output");
  const empty = document.querySelector(".empty");
  form.hidden = false;

  const fits = (item, wanted) =>
    (wanted.words || !("quiet" in item.dataset) || wanted.kind === item.dataset.kind) &&
    ["section", "kind", "actor", "counts"].every((name) => !wanted[name] || item.dataset[name] === wanted[name]) &&
    (!wanted.text || item.dataset.terms.includes(wanted.text));

  const apply = () => {
    const data = new FormData(form);
    const wanted = Object.fromEntries(["section", "kind", "actor", "counts"].map((name) => [name, data.get(name) || ""]));
    wanted.words = data.has("words");
    wanted.text = (data.get("text") || "").trim().toLowerCase();
    let shown = 0;
    for (const item of items) {
      item.hidden = !fits(item, wanted);
      shown += item.hidden ? 0 : 1;
    }
    for (const group of groups) {
      const own = group.querySelectorAll("[data-item]:not([hidden])").length;
      group.hidden = own === 0;
      group.querySelector(".n").textContent = own;
    }
    count.textContent = `${shown} of ${items.length} changes shown`;
    if (empty) empty.hidden = shown > 0;
  };

  form.addEventListener("input", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  apply();
})();
