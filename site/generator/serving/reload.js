// Only while serving: asks whether a newer build than the one that this page shows made it anew.
const seen = new URL(document.currentScript.src).searchParams.get("seen");
const page = encodeURIComponent(location.pathname);
new EventSource(`/__builds?seen=${seen}&page=${page}`).addEventListener("message", () => location.reload());
