import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Writes what the catalog of an environment holds, as it stands, for a project in a folder. */
export function writeCatalog(folder: string, parts: Record<string, unknown>, environment = "test"): void {
  const head = { apiVersion: "audiencectl/v1", kind: "Catalog", environment, space: "shop" };
  mkdirSync(path.join(folder, "catalog"), { recursive: true });
  writeFileSync(path.join(folder, `catalog/${environment}.json`), JSON.stringify({ ...head, ...parts }));
}
