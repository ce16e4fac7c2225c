// Only while serving: asks whether there is a newer build than the one this page shows.
const seen = new URL(document.currentScript.src).searchParams.get("seen");
new EventSource(`/__builds?seen=${seen}`).addEventListener("message", () => location.reload());
