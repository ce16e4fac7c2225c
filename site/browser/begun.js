/**
 * Whether the scripts of this page run. A browser that is too old for them, or did not get them, runs nothing at all: the
 * page then says so by itself after a while, unless it was told here that all is well.
 */

/** All is well. */
export function hasBegun() {
  document.documentElement.dataset["script"] = "on";
}

/** It looked well, but what came later did not. */
export function hasNotBegun() {
  delete document.documentElement.dataset["script"];
}
