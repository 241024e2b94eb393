// Keys, for every page. A page says what a key does by data-key="x" on the link, button or field
// that does it, so that what a key does can always be done without it, and is always on screen.
(() => {
  "use strict";

  const typing = (el) => el.closest("input, textarea, select, [contenteditable]");
  const shown = (el) => el.getClientRects().length > 0 && !el.disabled;
  const of = (key) =>
    [...document.querySelectorAll("[data-key]")].find((el) => el.dataset.key === key && shown(el));

  const act = (el) => {
    if (el.matches("input:not([type=checkbox]):not([type=radio]), textarea, select")) {
      el.focus();
      if (el.select) el.select();
    } else {
      el.click();
    }
  };

  // A list is walked by ↓ and ↑ (and j and k, where the page has no other use for them).
  const rows = () => [...document.querySelectorAll("[data-rows] [data-row]")];
  const marked = (all) => all.findIndex((row) => row.getAttribute("aria-current") === "true");
  const mark = (all, place) => {
    all.forEach((row) => row.removeAttribute("aria-current"));
    const row = all[place];
    row.setAttribute("aria-current", "true");
    (row.matches("a, button") ? row : row.querySelector("a, button"))?.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
    row.dispatchEvent(new CustomEvent("marked", { bubbles: true }));
  };
  const step = (by) => {
    const all = rows();
    if (!all.length) return false;
    const now = marked(all);
    mark(all, now < 0 ? (by > 0 ? 0 : all.length - 1) : Math.max(0, Math.min(all.length - 1, now + by)));
    return true;
  };
  const open = () => {
    const all = rows();
    const row = all[marked(all)];
    const link = row && (row.matches("a") ? row : row.querySelector("a[href]"));
    if (link) link.click();
    return Boolean(link);
  };
  const moves = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 };

  // From the jump field ↓ leads into what was found, and Escape closes it.
  const jumping = (event) => {
    const form = event.target.closest?.(".jump");
    if (!form) return false;
    const ways = [document.getElementById("jump"), ...form.querySelectorAll("#jumps a")];
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") form.querySelector("#jumps").replaceChildren(), ways[0].blur();
    else if (by) ways[Math.max(0, Math.min(ways.length - 1, ways.indexOf(event.target) + by))].focus();
    else return false;
    event.preventDefault();
    return true;
  };

  let went = 0; // when g was pressed
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (jumping(event)) return;
    if (typing(event.target)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    const key = event.key;
    if (Date.now() - went < 1500) {
      went = 0;
      const to = document.querySelector(`[data-go="${CSS.escape(key)}"]`);
      if (to) return event.preventDefault(), to.click();
    }
    const el = of(key);
    if (el) return event.preventDefault(), act(el);
    if (key in moves && step(moves[key])) return event.preventDefault();
    if ((key === "o" || (key === "Enter" && event.target === document.body)) && open()) return event.preventDefault();
    if (key === "g") went = Date.now();
  });

  // data-open="SELECTOR" opens all such parts of the page, or closes them where all are open.
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-open]");
    if (!button) return;
    const all = [...document.querySelectorAll(button.dataset.open)];
    const opening = all.some((one) => !one.open);
    all.forEach((one) => { one.open = opening; });
  });

  // Every request by htmx carries the token that forms carry.
  document.addEventListener("htmx:configRequest", (event) => {
    const token = document.querySelector('meta[name="csrf"]');
    if (token) event.detail.headers["X-CSRF-Token"] = token.content;
  });
})();
