// Nothing here is needed: the pages work without it.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  // For browsers that do not honour autofocus on something that is not a field.
  document.getElementById("fouten")?.focus();
  for (const knop of document.querySelectorAll("[data-afdrukken]")) {
    knop.hidden = false;
    knop.addEventListener("click", () => window.print());
  }
  for (const knop of document.querySelectorAll("[data-delen]")) {
    // Only where the browser can share a file; everywhere else the other button makes the same letter.
    const proef = new File([""], "brief.pdf", { type: "application/pdf" });
    if (!navigator.canShare?.({ files: [proef] })) continue;
    knop.hidden = false;
    knop.addEventListener("click", async () => {
      const formulier = knop.form;
      knop.disabled = true;
      try {
        const antwoord = await fetch(formulier.action, { method: "POST", body: new FormData(formulier), redirect: "manual" });
        if (antwoord.headers.get("content-type") !== "application/pdf") throw new Error("geen brief");
        const naam = /filename="([^"]+)"/.exec(antwoord.headers.get("content-disposition") ?? "")?.[1] ?? "brief.pdf";
        const bestand = new File([await antwoord.blob()], naam, { type: "application/pdf" });
        await navigator.share({ files: [bestand], title: knop.dataset.delen });
      } catch (fout) {
        // Who closes the sheet of the phone wants nothing more. Anything else: the plain way, which says what is wrong.
        if (fout.name !== "AbortError") formulier.requestSubmit();
      } finally {
        knop.disabled = false;
      }
    });
  }
});
