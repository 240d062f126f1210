import { joinWords } from "../values/words.ts";
import { globPattern } from "../values/glob.ts";
import { suggest } from "../values/suggest.ts";
import { getAt } from "../values/pointer.ts";
import type { LiveResource } from "../resources/resource.ts";
import { explainClaim, type Claim } from "./claim.ts";

/** Which live objects are meant. */
export interface Selection {
  all: boolean;
  keys: readonly string[];
  /** Patterns of display names: `*` stands for any text, `?` for one character; letter case does not count. */
  names: readonly string[];
  /** Types to keep; all of them when empty. */
  types: readonly string[];
}

/** A wish that cannot be met. */
export interface SelectionProblem {
  message: string;
  hint?: string;
}

/** A live object and who has a claim on it. */
export interface Candidate {
  live: LiveResource;
  claim: Claim;
}

/** Where kinds keep the type of what they compute. */
const typePointers = ["/audienceType", "/definition/type"];

/** The free objects that a selection means, in the given order, and everything about it that cannot be met. */
export function selectObjects(
  candidates: readonly Candidate[],
  selection: Selection,
): { chosen: LiveResource[]; problems: SelectionProblem[] } {
  const problems: SelectionProblem[] = [];
  const wanted = new Set<LiveResource>();
  const take = (found: readonly Candidate[]): void => {
    for (const { live, claim } of found) if (isOpen(claim)) wanted.add(live);
  };
  // What another environment has may get a manifest of its own, but only where somebody asks for it.
  if (selection.all) take(candidates.filter(({ claim }) => claim.type === "free"));
  for (const key of selection.keys) {
    const found = candidates.filter(({ live }) => live.key === key);
    problems.push(...checkKey(key, found, candidates, selection.types));
    take(found);
  }
  for (const name of selection.names) {
    const pattern = globPattern(name, { ignoreCase: true });
    const found = candidates.filter(({ live }) => pattern.test(live.name));
    problems.push(...checkName(name, found));
    take(found);
  }
  const chosen = candidates.map(({ live }) => live).filter((live) => wanted.has(live));
  return { chosen: chosen.filter((live) => hasType(live, selection.types)), problems };
}

/** Whether an object can get a manifest. */
function isOpen({ type }: Claim): boolean {
  return type === "free" || type === "elsewhere";
}

/** How a selection's wish for types sees an object. */
export function hasType(live: LiveResource, types: readonly string[]): boolean {
  return types.length === 0 || types.includes(typeOf(live));
}

function checkKey(
  key: string,
  found: readonly Candidate[],
  candidates: readonly Candidate[],
  types: readonly string[],
): SelectionProblem[] {
  if (found.length === 0) {
    const near = suggest(
      key,
      candidates.flatMap(({ live }) => live.key ?? []),
    );
    const message = `no object of the space has the key ${JSON.stringify(key)}`;
    return [{ message, ...(near !== undefined && { hint: `did you mean ${near}?` }) }];
  }
  const free = found.filter(({ claim }) => isOpen(claim));
  if (free.length === 0) return found.map(({ live, claim }) => taken(key, live, claim));
  if (free.some(({ live }) => hasType(live, types))) return [];
  return free.map(({ live }) => ({ message: `${key} is of type ${typeOf(live)}, not ${joinWords(types)}` }));
}

function taken(key: string, live: LiveResource, claim: Claim): SelectionProblem {
  return { message: `${key} (${JSON.stringify(live.name)}) ${explainClaim(claim) ?? "is free"}` };
}

function checkName(glob: string, found: readonly Candidate[]): SelectionProblem[] {
  if (found.some(({ claim }) => isOpen(claim))) return [];
  const [first] = found;
  if (!first)
    return [{ message: `no display name in the space fits ${JSON.stringify(glob)}`, hint: "* stands for any text" }];
  const example = `${JSON.stringify(first.live.name)} ${explainClaim(first.claim) ?? ""}`;
  return [{ message: `nothing that fits ${JSON.stringify(glob)} can be imported: ${example}` }];
}

function typeOf({ spec }: LiveResource): string {
  const type = typePointers.map((pointer) => getAt(spec, pointer)).find((value) => typeof value === "string");
  return typeof type === "string" ? type : "";
}
