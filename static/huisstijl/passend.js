// Nothing here is needed: the pages work without it.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  // For browsers that do not honour autofocus on something that is not a field.
  document.getElementById("fouten")?.focus();
  for (const knop of document.querySelectorAll("[data-afdrukken]")) {
    knop.hidden = false;
    knop.addEventListener("click", () => window.print());
  }
});
