// Small conveniences. Every page works without this file.
(() => {
  "use strict";

  // <button data-opens="id"> opens a <dialog id> as a modal one; without script it is a popover.
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    const dialog = opener && document.getElementById(opener.dataset.opens);
    if (dialog && typeof dialog.showModal === "function") {
      event.preventDefault();
      dialog.removeAttribute("popover");
      dialog.showModal();
    }
    const closer = event.target.closest("[data-closes]");
    if (closer) {
      const open = closer.closest("dialog");
      if (open && open.open) open.close();
    }
  });

  // <button data-copies="text"> puts the text on the clipboard and says so for a moment.
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copies]");
    if (!button || !navigator.clipboard) return;
    navigator.clipboard.writeText(button.dataset.copies).then(() => {
      const before = button.textContent;
      button.textContent = button.dataset.copied || before;
      setTimeout(() => (button.textContent = before), 2000);
    });
  });

  // A form that was sent says so on its button, and is not sent twice.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.sent && !form.hasAttribute("hx-post")) return event.preventDefault();
    if (form.method !== "post" || form.hasAttribute("hx-post") || form.target) return;
    form.dataset.sent = "yes";
    setTimeout(() => delete form.dataset.sent, 8000);
    const button = event.submitter;
    if (button) button.setAttribute("aria-busy", "true");
  });
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
    for (const busy of document.querySelectorAll("[aria-busy=true]")) busy.removeAttribute("aria-busy");
  });

  // <select data-submits> sends its form when it changes.
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-submits]")) event.target.form.requestSubmit();
  });
})();
