/** A list of pages, narrowed by what they are about. What names nothing holds for everyone and always stays. */

const form = /** @type {HTMLFormElement} */ (document.querySelector("[data-facets]"));
const items = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-facets-group] li")]);

function narrow() {
  const wanted = chosen();
  for (const item of items) item.hidden = !wanted.every(([name, value]) => isAbout(item, name, value));
  for (const group of document.querySelectorAll("[data-facets-group]")) {
    /** @type {HTMLElement} */ (group).hidden = !group.querySelector("li:not([hidden])");
  }
  tell(items.filter((item) => !item.hidden).length, wanted.length > 0);
}

/** @returns {[string, string][]} */
function chosen() {
  return /** @type {[string, string][]} */ ([...new FormData(form)].filter(([, value]) => value !== ""));
}

/**
 * @param {HTMLElement} item
 * @param {string} name
 * @param {string} value
 */
function isAbout(item, name, value) {
  const about = item.dataset[name];
  return about === undefined || about.split(" ").includes(value);
}

/**
 * @param {number} shown
 * @param {boolean} isNarrowed
 */
function tell(shown, isNarrowed) {
  const count = /** @type {HTMLElement} */ (form.querySelector("[data-facets-count]"));
  count.hidden = !isNarrowed;
  /** @type {HTMLElement} */ (count.querySelector("strong")).textContent = String(shown);
  /** @type {HTMLElement} */ (document.querySelector("[data-facets-none]")).hidden = shown > 0;
}

/** The choice stands in the address, so that it can be shared and comes back after a visit to a page. */
function remember() {
  const query = new URLSearchParams(chosen()).toString();
  history.replaceState(null, "", query ? `?${query}` : location.pathname);
}

function begin() {
  for (const [name, value] of new URLSearchParams(location.search)) {
    const control = form.elements.namedItem(name);
    if (control instanceof HTMLSelectElement && [...control.options].some((option) => option.value === value)) control.value = value;
  }
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => (narrow(), remember()));
  document.querySelector("[data-facets-clear]")?.addEventListener("click", () => {
    form.reset();
    for (const select of form.querySelectorAll("select")) select.value = "";
    narrow();
    remember();
    form.querySelector("select")?.focus();
  });
  narrow();
}

if (form) begin();
