import type { Address } from "../../resources/resource.ts";
import { globPattern } from "../../values/glob.ts";
import { suggest } from "../../values/suggest.ts";
import type { LabelRequirement } from "./parse-labels.ts";
import type { Candidate } from "./selection.ts";
import { SelectionError } from "./selection-error.ts";

/** The failure when a pattern fits no address. */
export function explainNoMatch(flag: string, pattern: string, addresses: readonly Address[]): SelectionError {
  const near = nearestTo(pattern, addresses);
  const hint =
    near === undefined
      ? "addresses are such as audience/NAME and trait/NAME, and * stands for any text; what an apply has deleted or released is in no plan any more"
      : `did you mean ${near}?`;
  const message = `${flag} ${pattern} fits no object of this project, neither declared nor owned`;
  // What a part belongs to is selected as a whole.
  const whole = pattern.split("/").slice(0, 2).join("/");
  const glob = globPattern(whole);
  if (pattern !== whole && addresses.some((address) => glob.test(address)))
    return new SelectionError(message, `parts go with their audience: ${flag} ${whole}`);
  return new SelectionError(message, hint);
}

function nearestTo(pattern: string, addresses: readonly Address[]): Address | undefined {
  const named = addresses.find((address) => address.endsWith(`/${pattern}`));
  // The part before a wildcard is held against as much of each address.
  const [head = ""] = pattern.split(/[*?]/, 1);
  if (named !== undefined || head === pattern) return named ?? suggest(pattern, addresses);
  const heads = new Map(addresses.map((address) => [address.slice(0, head.length), address]));
  const near = suggest(head, [...heads.keys()]);
  return near === undefined || near === "" ? undefined : near + pattern.slice(head.length);
}

/** The failure when labels fit nothing that is declared. */
export function explainNoLabels(
  text: string,
  requirements: readonly LabelRequirement[],
  candidates: readonly Candidate[],
): SelectionError {
  const labels = candidates.flatMap(({ declared }) => Object.entries(declared?.labels ?? {}));
  const keys = [...new Set(labels.map(([key]) => key))];
  const hints = requirements.flatMap((requirement) => {
    const { key } = requirement;
    const values = [...new Set(labels.flatMap(([each, value]) => (each === key ? [value] : [])))];
    switch (requirement.type) {
      case "exists":
        return values.length === 0 ? (suggest(key, keys) ?? []) : [];
      case "equals": {
        const near = values.length === 0 ? suggest(key, keys) : suggest(requirement.value, values);
        if (near === undefined || near === requirement.value) return [];
        return values.length === 0 ? `${near}=${requirement.value}` : `${key}=${near}`;
      }
      case "absent":
      case "differs":
        return [];
    }
  });
  const known =
    keys.length === 0 ? "no manifest has labels" : `labels of the manifests: ${keys.slice(0, 10).join(", ")}`;
  const [near] = hints;
  return new SelectionError(
    `-l ${text} fits no object that a manifest declares`,
    near === undefined ? known : `did you mean ${near}?`,
  );
}
