import metadata from "../../../package.json" with { type: "json" };
import { defineCheck, type Finding } from "./examination.ts";

/** Whether this Node is one that the program is made for. */
export const nodeCheck = defineCheck({
  check: "node",
  title: "Node",
  needs: [],
  examine: () => judgeNode(process.versions.node, metadata.engines.node),
});

/** @param engines The range of package.json, which names the oldest version: `>=20.19`. */
export function judgeNode(version: string, engines: string): Finding {
  const oldest = engines.replace(/^>=/, "");
  const found = `${version} (${oldest} or newer is needed)`;
  if (isAtLeast(version, oldest)) return { result: "ok", found };
  return { result: "problem", found, remedy: `install Node ${oldest} or newer; node --version tells what is used` };
}

function isAtLeast(version: string, oldest: string): boolean {
  const [have, want] = [version, oldest].map((text) => text.split(".").map(Number));
  const differing = want?.findIndex((number, index) => (have?.[index] ?? 0) !== number) ?? -1;
  return differing === -1 || (have?.[differing] ?? 0) > (want?.[differing] ?? 0);
}
