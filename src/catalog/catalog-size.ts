import type { FileLimit } from "../yaml/read-text-file.ts";

/**
 * The largest file of a catalog, in bytes: room for 4,000 events with 300 properties each. Reading one takes some seconds and
 * half a GiB of memory, and listing all its names twice that. What is larger is not written, so that every command reads what a pull writes.
 */
export const maxCatalogBytes = 100 * 1024 * 1024;

/** The limit as it is told of a file that is there. */
export const catalogLimit: FileLimit = {
  bytes: maxCatalogBytes,
  what: "a catalog",
  remedy: "delete it and pull it again, without --all-properties and --samples",
};
