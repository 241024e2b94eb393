// The review: keys act on the claim under the cursor, and what others decide appears by itself.
// Every row has its own buttons, so that all but the keys works without this.
(() => {
  "use strict";

  const rows = () => [...document.querySelectorAll("[data-rows] [data-row]")];
  const current = () => rows().find((row) => row.getAttribute("aria-current") === "true") || rows()[0];
  const part = (row, what) => row && row.querySelector(`[data-do="${what}"]`);

  const open = (details) => {
    details.open = true;
    details.scrollIntoView({ block: "nearest" });
    details.querySelector("select, input:not([type=hidden])")?.focus();
  };

  // j is on the incident, wherever the cursor is.
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-act]");
    if (!button) return;
    const what = button.dataset.act;
    const row = current();
    if (what === "why") return row?.querySelector(".why")?.focus();
    const found = part(row, what) || (what === "join" ? part(rows()[0], what) : null);
    if (!found) return;
    if (found.matches("details")) open(found);
    else found.click();
  });

  // Enter in a reason keeps it, and does not decide: the next key does.
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches(".row .why")) {
      event.preventDefault();
      event.target.blur();
    }
  });

  // One decision is sent once.
  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    if (event.target.dataset.sent) return event.preventDefault();
    event.target.dataset.sent = "yes";
  });
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
  });

  // What others decided is told at once; the page is made anew where nobody is writing in it.
  const busy = () =>
    document.querySelector("details.change[open], form[data-sent]") ||
    document.activeElement?.matches("input, select, textarea") ||
    [...document.querySelectorAll(".why")].some((field) => field.value);
  document.addEventListener("htmx:afterSwap", (event) => {
    const news = document.querySelector("#news [data-news]");
    if (!news || !event.target.closest("#news") || busy()) return;
    const to = new URL(location.href);
    to.searchParams.set("after", document.getElementById("news").dataset.seen);
    to.searchParams.delete("done");
    to.hash = current()?.id || "";
    location.replace(to);
  });

  const named = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  if (named && named.matches("[data-row]")) {
    rows().forEach((row) => row.removeAttribute("aria-current"));
    named.setAttribute("aria-current", "true");
  }
  current()?.scrollIntoView({ block: "nearest" });
})();
