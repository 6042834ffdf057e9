// Desks are shared: signing out drops every text that this browser keeps of anybody, and says so before.
import { count, dropAll } from "./drafts.js";

const told = document.querySelector("[data-unsaved]");
if (told) told.hidden = count() === 0;
document.querySelector("form[data-sign-out]")?.addEventListener("submit", dropAll);
