// A document: pointing at a claim marks its words, pointing at words marks their claims.
(() => {
  "use strict";

  const words = document.querySelector("[data-words]");
  if (!words) return;
  const of = new Map(); // "c3" -> the pieces of text and the entry that belong to claim 3
  document.querySelectorAll("[data-o]").forEach((el) => {
    el.dataset.o.split(" ").forEach((name) => of.set(name, [...(of.get(name) || []), el]));
  });
  const isEntry = (el) => el.matches(".entries > li");
  let lit = [];

  const light = (names) => {
    lit.forEach((el) => el.classList.remove("on"));
    lit = names.flatMap((name) => of.get(name) || []);
    lit.forEach((el) => el.classList.add("on"));
  };
  const show = (el) => {
    if (!el) return;
    const at = el.getBoundingClientRect();
    const box = el.closest(".beside")?.getBoundingClientRect();
    const top = Math.max(0, box ? box.top : 0);
    const bottom = Math.min(innerHeight, box ? box.bottom : innerHeight);
    if (at.top < top || at.bottom > bottom) el.scrollIntoView({ block: at.height > innerHeight / 2 ? "start" : "center" });
  };
  const beside = matchMedia("(min-width: 60.01rem)");
  const names = (el) => el.dataset.o.split(" ");

  // What is pointed at: its counterpart is marked, and shown where both stand side by side.
  const point = (el, far) => {
    light(names(el));
    if (!beside.matches && !far) return;
    const other = lit.find((one) => isEntry(one) !== isEntry(el) && !one.contains(el));
    show(other);
  };
  const near = (event) => event.target.closest?.("[data-o]");
  document.addEventListener("pointerover", (event) => {
    const el = near(event);
    if (el && event.pointerType === "mouse" && !isEntry(el)) point(el);
    else if (el && event.pointerType === "mouse") light(names(el));
  });
  document.addEventListener("focusin", (event) => {
    const el = near(event);
    if (el && !event.target.matches(".entries .code")) point(el, isEntry(el));
  });
  document.addEventListener("marked", (event) => {
    if (event.target.dataset.o) point(event.target, true);
  });
  // A tap on words opens the entry of the shortest claim in them; one on an entry, its words.
  document.addEventListener("click", (event) => {
    if (event.target.closest("a, button, summary") || String(getSelection())) return;
    const el = near(event);
    if (el) point(el, true);
    else light([]);
  });

  // A citation opens at its sentence, a link to a claim at its entry: both are marked.
  const arrive = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    let el = target;
    while (el && !el.dataset.o) el = el.nextElementSibling;
    if (!el) return;
    light(names(el).slice(0, 1));
    if (isEntry(el)) show(lit.find((one) => !isEntry(one)));
    else if (beside.matches) show(lit.find(isEntry));
  };
  addEventListener("hashchange", arrive);
  arrive();
})();
