/** What `make html` asks of every built page. */
export default {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    "doctype-style": ["error", { style: "lowercase" }],
    // An id is the path of what it stands for (placements[3].hours): a problem finds its field by it.
    "valid-id": ["error", { relaxed: true }],
    // The form of the Meetlat answers while one types; there is nothing to submit, and nowhere to.
    "wcag/h32": "off",
  },
};
