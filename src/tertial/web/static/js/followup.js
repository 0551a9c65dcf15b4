// The report on a commitment: opens what the chosen light needs. Without this file everything is there, folded.
(() => {
  "use strict";
  const form = document.querySelector("form.report");
  if (!form) return;
  const words = new Set(["deviation", "late"]);

  const show = (name, on) => {
    const part = form.querySelector(`[data-shows="${name}"]`);
    if (part) part.hidden = !on;
  };

  const arrange = () => {
    const chosen = form.querySelector("[name=on_plan]:checked")?.value || "";
    const deviates = words.has(chosen);
    show("deviates", deviates);
    show("closes", chosen !== "" && !deviates);
    show("differs", chosen !== "" && chosen !== form.dataset.proposed);
    if (deviates) form.querySelector("details.words").open = true;
  };

  form.addEventListener("change", arrange);
  arrange();
})();
