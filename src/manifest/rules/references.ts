import { groupBy } from "../../values/group-by.ts";
import { kindOf } from "../../resources/kinds.ts";
import { suggest } from "../../values/suggest.ts";
import { joinWords } from "../../values/words.ts";
import type { Manifest } from "../manifest.ts";
import type { CrossRule } from "./cross-rule.ts";

/**
 * A reference names a manifest of the same environment. While some document cannot be read, its name may be the one
 * that is meant, so nothing is said.
 */
export const knownReferences: CrossRule = ({ manifests, complete, outside = [] }) => {
  if (!complete) return [];
  const all = new Map(manifests.map((manifest) => [manifest.address, manifest]));
  const declared = groupBy(all.keys(), (address) => split(address)[0]);
  const renamed = formerNames(manifests);
  const namedLike = displayAddresses(manifests);
  const active = new Set(manifests.filter((manifest) => manifest.active).map(({ address }) => address));
  const inManifests = manifests.flatMap(({ address, active: isActive, references }) =>
    references.map((reference) => ({ ...reference, from: address, known: isActive ? active : all })),
  );
  return [...inManifests, ...outside.map((each) => ({ ...each, from: undefined, known: active }))]
    .filter(({ address, known }) => !known.has(address))
    .map(({ address: wanted, from: address, source }) => {
      const elsewhere = all.get(wanted);
      const message = elsewhere ? `${wanted} does not belong to this environment` : absentText(wanted);
      const hint = elsewhere ? limitHint(elsewhere) : absentHint(wanted, { address, declared, renamed, namedLike });
      const about = address === undefined ? {} : { address };
      return { code: "manifest-unknown-reference", severity: "error", message, hint, ...about, source };
    });
};

/** What is said of a reference to what the project does not declare. */
export function absentText(address: string): string {
  return `no manifest of this project declares ${address}`;
}

/** The remedy where the project declares it under another address. */
export function renamedTo(address: string): string {
  return `it was renamed: write ${address}`;
}

function limitHint({ address, environments = [] }: Manifest): string {
  const names = joinWords(
    environments.map(({ name }) => name),
    "and",
  );
  return `${address} is limited to ${names} by metadata.environments; limit this manifest too`;
}

/** The prefix of an address with its slash, and the rest. */
function split(address: string): [prefix: string, name: string] {
  const at = address.indexOf("/") + 1;
  return [address.slice(0, at), address.slice(at)];
}

/** The addresses of today by those that objects had before: by `metadata.previousNames`, and by the key that one is adopted by. */
function formerNames(manifests: readonly Manifest[]): ReadonlyMap<string, string> {
  return new Map(
    manifests.flatMap(({ address, previousNames, resources }) => {
      const [prefix] = split(address);
      const keys = resources.flatMap(({ adopt }) => (adopt?.key === undefined ? [] : [adopt.key.replaceAll("_", "-")]));
      return [...keys, ...previousNames.map(({ name }) => name)].map((name) => [`${prefix}${name}`, address] as const);
    }),
  );
}

/**
 * The addresses that manifests would have by their display names, by their own. Whoever writes a manifest names it so, and so does an
 * import: where another manifest is called so no longer, it was perhaps renamed.
 */
function displayAddresses(manifests: readonly Manifest[]): ReadonlyMap<string, string> {
  return new Map(
    manifests.flatMap(({ address, resources }) => {
      const [own] = resources;
      const name = own?.spec["name"];
      if (!own || typeof name !== "string") return [];
      const [prefix] = split(address);
      return [[address, `${prefix}${kindOf(own.kind).predictKey(name).replaceAll("_", "-")}`] as const];
    }),
  );
}

/** What is suggested in place of a reference that names nothing. */
interface Suggestible {
  /** What has the reference: never suggested, because nothing can refer to itself. `undefined` for no object. */
  address: string | undefined;
  /** Addresses by prefix. */
  declared: ReadonlyMap<string, readonly string[]>;
  renamed: ReadonlyMap<string, string>;
  /** The address that a manifest would have by its display name, by its own. */
  namedLike: ReadonlyMap<string, string>;
}

function absentHint(wanted: string, { address, declared, renamed, namedLike }: Suggestible): string {
  const heir = renamed.get(wanted);
  if (heir !== undefined && heir !== address) return renamedTo(heir);
  const [prefix, name] = split(wanted);
  const others = declared.get(prefix)?.filter((other) => other !== address) ?? [];
  const names = others.map((other) => split(other)[1]);
  const namesake = others.find((other) => namedLike.get(other) === wanted);
  if (namesake !== undefined)
    return `perhaps ${namesake} is it under a new name, because its display name fits: then write previousNames: [${name}] under its metadata, and refer to ${namesake}`;
  const near = suggest(name, names);
  if (near !== undefined) return `did you mean ${prefix}${near}?`;
  return "declare it in a manifest, or write the key of a live object as plain text; when its manifest was removed, take this reference out, too";
}
