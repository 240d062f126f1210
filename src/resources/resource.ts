import type { OnRemove, Ownership } from "./ownership.ts";
import type { JsonObject } from "../values/json.ts";
import type { Pointer } from "../values/pointer.ts";
import type { Diagnostic, SourceRange } from "../diagnostics/diagnostic.ts";

/** The stable name of a resource within its project: `audience/high-spenders`. */
export type Address = string;

/** How a manifest names the live object that it takes over: exactly one of the first three is set. */
export interface AdoptBlock {
  id?: string;
  key?: string;
  name?: string;
  /** Who may own it before, as a scope; see `readScope`. Left out: nobody. */
  from?: string;
}

/** A mention of another resource's key inside a declared text, as in `${audience.internal-staff.key}`. */
export interface ResourceReference {
  /** The text that holds it, as a place in the spec. */
  pointer: Pointer;
  /** The resource that is named. */
  address: Address;
  /** Where the mention stands in the file. */
  source: SourceRange;
}

/** A mention of an environment variable inside a declared text, as in `${env.API_KEY}`. Its value is a secret. */
export interface SecretReference {
  /** The text that holds it, as a place in the spec. */
  pointer: Pointer;
  /** The variable. */
  name: string;
  source: SourceRange;
}

/** A mention of a variable of the environment, as in `${var.amount}`. Its value stands in its place already. */
export interface VariableReference {
  /** The value that it fills, or is part of, as a place in the spec. */
  pointer: Pointer;
  /** The variable. */
  name: string;
}

/** What a manifest asks for, checked and with its variables filled in, as far as files alone can tell. */
export interface DeclaredResource {
  address: Address;
  /** The manifest's `kind`, a row of the table of kinds. */
  kind: string;
  /** `metadata.name`; for a part, what its address calls it. */
  name: string;
  labels: Record<string, string>;
  previousNames: string[];
  adopt?: AdoptBlock;
  protect: boolean;
  /** What becomes of the object once its manifest is gone. Left out: it is deleted, and parts go with what they are part of. */
  onRemove?: OnRemove;
  /** Whether `metadata.replace: allow` is given. */
  replaceAllowed: boolean;
  /** The declared fields and nothing else. Texts named in `references` are still templates (see `values/template.ts`). */
  spec: JsonObject;
  references: ResourceReference[];
  /** Mentions of secrets. Texts that hold one are templates, too. */
  secrets: SecretReference[];
  /** The variables whose values are in it. @default none */
  variables?: readonly VariableReference[];
  /** For a part of another resource: that one's address. */
  parent?: Address;
  /** Where it stands in the `spec` of its manifest: "" for the manifest's own resource, else such as `/destinations/0`. */
  place: Pointer;
  /** The kinds of parts that are declared, be it by an empty list. Parts of other kinds are nobody's business. */
  manages: readonly string[];
  /** Where the manifest starts: its `metadata.name`; for a part, where that starts. */
  source: SourceRange;
  /** Where each declared field stands, by pointer into `spec`. */
  sources: ReadonlyMap<Pointer, SourceRange>;
  /**
   * Errors in its query that count only when the object to adopt has another one: what Segment runs already is no mistake,
   * whatever is known of the language. @default none
   */
  doubts?: readonly Diagnostic[];
  /** Whether its manifest mentions the id of the space, which is not known yet. @default false */
  lacksSpaceId?: boolean;
}

/** What a manifest asks for in a space: nothing of it is missing, so it can be planned with. */
export interface DesiredResource extends DeclaredResource {
  lacksSpaceId?: never;
}

/** An object as it is in the space, freed of its marker and of what only the server knows. */
export interface LiveResource {
  kind: string;
  id: string;
  key?: string;
  /** The display name. */
  name: string;
  /** Every field that a manifest could declare and the API answers. */
  spec: JsonObject;
  /**
   * `undefined` when nobody owns it, `"unreadable"` when it carries a damaged or doubled marker. Parts have none: they
   * belong to whom their audience belongs to.
   */
  ownership: Ownership | "unreadable" | undefined;
  /** Ids of the objects that it is part of, the outermost first; empty for one that stands alone. */
  within: readonly string[];
  /** The kinds of parts that were read with it, so that those in the same list are all there are. */
  knows?: readonly string[];
  /** Facts that only the server knows. Times are ISO 8601. */
  facts: {
    createdAt: string;
    updatedAt: string;
    updatedBy: string;
    /** Left out where the API does not say. */
    createdBy?: string;
    status?: string;
    /** How the server computes it: `REALTIME` or `BATCH`. */
    cadence?: string;
    /** Members at the last computation. */
    members?: number;
    /** What a destination is called in the vendor's catalogue. */
    slug?: string;
    /** What the vendor calls the kind of a destination. */
    kindName?: string;
    /** The source that a connected destination hangs on. */
    sourceId?: string;
    /** Whether a connected destination is switched on. */
    receives?: boolean;
    /**
     * Where the own settings of a connected destination hold secrets: what the API shows as masks (API.md 5.3). Left out
     * where it does not show the settings.
     */
    secretSettings?: readonly Pointer[];
  };
}
