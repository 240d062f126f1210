import { toLabel } from "../values/label.ts";
import { keyedPrefixes } from "../values/template.ts";
import type { QueryFinding } from "./finding.ts";
import type { ChainNode } from "./syntax-tree.ts";

/** Words for what has a key, with the beginning of a reference to it. */
const members: ReadonlyMap<string, string> = new Map([
  ...keyedPrefixes.filter((prefix) => prefix !== "trait").map((prefix) => [prefix, prefix] as const),
  ["segment", "audience"],
  ["in_audience", "audience"],
  ["computed_trait", "trait"],
  ["computedtrait", "trait"],
]);

/**
 * Tells of `audience('vips')`: whether somebody is in an audience is a trait of its key
 * (API.md 2.10). `undefined` for a call that says something else.
 */
export function findMembershipCall({ head, calls, end }: ChainNode): QueryFinding | undefined {
  const prefix = members.get(head.written.toLowerCase());
  const [argument] = head.args;
  if (prefix === undefined || head.args.length > 1) return undefined;
  const label = argument?.type === "literal" ? toLabel(argument.value) : "";
  const trait = `trait('\${${prefix}.${label === "" ? "name" : label}.key}')`;
  const tested = calls.length > 0 || prefix === "trait" ? trait : `${trait} = 'true'`;
  return {
    code: "query-unknown-function",
    severity: "error",
    message: `${head.written}(…) is no function; ${
      prefix === "trait" ? "a computed trait is read by its key" : "whether somebody is in an audience is a trait"
    }`,
    ...head.nameSpan,
    fix: { start: head.start, end: calls.length > 0 ? head.end : end, text: tested },
  };
}
