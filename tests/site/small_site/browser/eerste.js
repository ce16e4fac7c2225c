import { tweede } from "./tweede.js";
export const eerste = tweede;
