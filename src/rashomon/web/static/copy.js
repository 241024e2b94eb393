// A link to a text with data-copy puts that text on the clipboard; where that cannot be done, it is
// followed as any link is.
(() => {
  "use strict";

  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a[data-copy]");
    if (!link || !navigator.clipboard || location.protocol === "file:") return;
    event.preventDefault();
    const told = document.querySelector("[data-copied]");
    try {
      const answer = await fetch(link.href);
      if (!answer.ok) throw new Error(answer.statusText);
      await navigator.clipboard.writeText(await answer.text());
      told.textContent = "copied";
    } catch {
      location.assign(link.href);
    }
  });
})();
