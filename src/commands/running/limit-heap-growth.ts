import { setFlagsFromString } from "node:v8";

/**
 * Lets the heap grow by half from one full collection to the next. On a machine with much memory V8 lets it grow fourfold,
 * so that an apply of thousands of changes would take what a small runner of a pipeline does not have.
 */
export function limitHeapGrowth(): void {
  setFlagsFromString("--heap-growing-percent=50");
}
