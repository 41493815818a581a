// Nothing here is needed: the pages work without it.
"use strict";
// A form that is sent without a connection leaves the page, and what was typed with it: first see whether the portal
// answers. When it does, the browser sends the form as it always would.
let bereikt = null;
document.addEventListener("submit", async (gebeurtenis) => {
  const formulier = gebeurtenis.target, knop = gebeurtenis.submitter, melding = document.getElementById("geen-verbinding");
  if (formulier.method !== "post" || !melding) return;
  if (formulier === bereikt) {
    bereikt = null;
    return;
  }
  gebeurtenis.preventDefault();
  if (formulier.ariaBusy) return;
  formulier.ariaBusy = "true";
  document.querySelector("[data-geen-verbinding]")?.remove();
  let antwoordt = false;
  try {
    const adres = melding.dataset.adres, signal = AbortSignal.timeout(10000);
    antwoordt = (await fetch(adres, { cache: "no-store", credentials: "omit", redirect: "error", signal })).ok;
  } catch {
    // No connection, or one that leads elsewhere.
  }
  formulier.ariaBusy = null;
  if (antwoordt) {
    bereikt = formulier;
    formulier.requestSubmit(knop);
  } else {
    const plek = formulier.closest("main") ? (knop?.closest("p") ?? knop ?? formulier) : document.querySelector("main > *");
    plek.before(melding.content.cloneNode(true));
    document.querySelector("[data-geen-verbinding]").scrollIntoView({ block: "nearest" });
  }
});
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
