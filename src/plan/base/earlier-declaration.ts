import { isForgotten } from "../match/forgotten.ts";
import type { JsonObject } from "../../values/json.ts";
import { groupBy } from "../../values/group-by.ts";
import { addressOf, kindOf } from "../../resources/kinds.ts";
import type { Address, DeclaredResource } from "../../resources/resource.ts";
import type { Declaration } from "./base.ts";
import type { DeclaredPair } from "./unexplained-fields.ts";
import { asksTheSame } from "../change/has-moved.ts";
import type { Change } from "../generated/plan.ts";

/**
 * What a project declared before beside what it declares now. Manifests are the same by their address. Parts are the same
 * by what identifies them within their audience, because the addresses of schedules only count them.
 */
export class EarlierDeclaration {
  readonly #then: Declaration;
  readonly #now: Declaration;
  readonly #thenByAddress: ReadonlyMap<Address, DeclaredResource>;
  readonly #nowByAddress: ReadonlyMap<Address, DeclaredResource>;
  readonly #thenByParent: ReadonlyMap<Address, readonly DeclaredResource[]>;
  readonly #nowByParent: ReadonlyMap<Address, readonly DeclaredResource[]>;

  constructor(then: Declaration, now: Declaration) {
    this.#then = then;
    this.#now = now;
    this.#thenByAddress = new Map(then.desired.map((each) => [each.address, each]));
    this.#nowByAddress = new Map(now.desired.map((each) => [each.address, each]));
    this.#thenByParent = groupBy(then.desired, ({ parent = "" }) => parent);
    this.#nowByParent = groupBy(now.desired, ({ parent = "" }) => parent);
  }

  /** Whether what is declared of the object of a change is something else than before. */
  explains(change: Change): boolean {
    const { address, within, action } = change;
    if (within === undefined && isForgotten(this.#then.forget, address) !== isForgotten(this.#now.forget, address))
      return true;
    const now = this.#nowByAddress.get(address);
    if (!now) return within ? this.#letPartGo(change) : this.#declaredBefore(address);
    const then = this.#originOf(now);
    if (!then) return true;
    // What was declared before and is not in the space was deleted by hand, or never applied.
    if (action === "create") return false;
    if (!sameDeclaration(then, now)) return true;
    return action === "replace" && now.replaceAllowed && !then.replaceAllowed;
  }

  /** What is declared at an address beside what was declared of the same before. `undefined` where it is new or gone. */
  pairAt(address: Address): DeclaredPair | undefined {
    const now = this.#nowByAddress.get(address);
    const then = now && this.#originOf(now);
    return then && { earlier: then, now };
  }

  /**
   * Whether anything else is asked for than before of a whole object, declared then or now, or of its parts.
   *
   * @param isOwned Whether the project owns the object, so that an `adopt` block does nothing any more. Default: it does not.
   */
  differs(address: Address, isOwned = false): boolean {
    if (isForgotten(this.#then.forget, address) !== isForgotten(this.#now.forget, address)) return true;
    const now = this.#nowByAddress.get(address);
    if (!now) return this.#declaredBefore(address);
    const then = this.#originOf(now);
    return !then || now.replaceAllowed !== then.replaceAllowed || !this.#sameTree(then, now, isOwned);
  }

  #sameTree(then: DeclaredResource, now: DeclaredResource, isOwned: boolean): boolean {
    const [partsThen, parts] = [this.#thenByParent.get(then.address) ?? [], this.#nowByParent.get(now.address) ?? []];
    if (!sameDeclaration(then, now, isOwned) || partsThen.length !== parts.length) return false;
    if (JSON.stringify(then.manages.toSorted()) !== JSON.stringify(now.manages.toSorted())) return false;
    return parts.every((part) => {
      const earlier = find(partsThen, part.kind, part.spec);
      return earlier !== undefined && this.#sameTree(earlier, part, isOwned);
    });
  }

  /** What a resource was before: the same, or one that was called otherwise. */
  #originOf(now: DeclaredResource): DeclaredResource | undefined {
    if (now.parent === undefined)
      return [now.address, ...previousAddresses(now)].flatMap((each) => this.#thenByAddress.get(each) ?? [])[0];
    const parent = this.#parentThen(now.parent);
    return parent && find(this.#thenByParent.get(parent.address), now.kind, now.spec);
  }

  #parentThen(address: Address): DeclaredResource | undefined {
    const now = this.#nowByAddress.get(address);
    return now && this.#originOf(now);
  }

  /** Whether anything was declared at an address, or was to move away from it. */
  #declaredBefore(address: Address): boolean {
    if (this.#thenByAddress.has(address)) return true;
    return this.#then.desired.some((each) => previousAddresses(each).includes(address));
  }

  /** Whether a live part was declared before. */
  declaredPart({ kind, before, within }: Change): boolean {
    const then = this.#parentThen(within?.at(-1)?.address ?? "");
    return then !== undefined && find(this.#thenByParent.get(then.address), kind, before ?? {}) !== undefined;
  }

  /** Whether a live part that nothing declares was declared before, or was nobody's business. */
  #letPartGo(change: Change): boolean {
    const { kind, before, within } = change;
    const parent = within?.at(-1)?.address ?? "";
    const [now, then] = [this.#nowByAddress.get(parent), this.#parentThen(parent)];
    if (!now || !then) return false;
    if (now.manages.includes(kind) && !then.manages.includes(kind)) return true;
    const declaresStill = find(this.#nowByParent.get(parent), kind, before ?? {}) !== undefined;
    return !declaresStill && this.declaredPart(change);
  }
}

function previousAddresses({ kind, previousNames }: DeclaredResource): Address[] {
  return previousNames.map((name) => addressOf(kindOf(kind), name));
}

/** The part of a kind that is identified as a spec is. */
function find(parts: readonly DeclaredResource[] = [], kind: string, spec: JsonObject): DeclaredResource | undefined {
  const { parent } = kindOf(kind);
  return parts.find((each) => each.kind === kind && parent?.identify(each.spec) === parent?.identify(spec));
}

/**
 * Whether two declarations ask for the same. Labels ask for nothing. Parts take what their manifest says of itself from
 * there, so only their own fields count.
 */
function sameDeclaration(then: DeclaredResource, now: DeclaredResource, isOwned = false): boolean {
  const pointers = kindOf(now.kind).fields.map(({ pointer }) => pointer);
  if (!asksTheSame(kindOf(now.kind), then.spec, now.spec, pointers)) return false;
  return now.parent !== undefined || metadataOf(then, isOwned) === metadataOf(now, isOwned);
}

function metadataOf(
  { address, previousNames, adopt = {}, protect, onRemove }: DeclaredResource,
  isOwned: boolean,
): string {
  const { id, key, name, from } = isOwned ? {} : adopt;
  return JSON.stringify([address, previousNames, id, key, name, from, protect, onRemove]);
}
