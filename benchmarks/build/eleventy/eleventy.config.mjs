// What the other two do too: links between Markdown files become links between pages, and headings get anchors.
import { IdAttributePlugin, InputPathToUrlTransformPlugin } from "@11ty/eleventy";

/** @param {any} config */
export default function configure(config) {
  config.addPlugin(InputPathToUrlTransformPlugin);
  config.addPlugin(IdAttributePlugin);
}
