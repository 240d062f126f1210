import type { JsonObject, JsonValue } from "../values/json.ts";
import { getAt, type Pointer } from "../values/pointer.ts";

/** A field that has to stand beside another, with this value, or neither can. */
export interface Companion {
  pointer: Pointer;
  value: JsonValue;
}

/** What becomes of a field that a manifest leaves out. */
export interface Absence {
  /**
   * What a manifest without the field amounts to, beside the other live values; `undefined` where that is not certain. A
   * live value that equals it need not be declared.
   */
  means(live: JsonObject): JsonValue | undefined;
  /** What the field leans on. Where that is not so, there is nothing to declare. */
  needs?: Companion;
}

/** A field whose absence is the same as one value. */
export function absentIs(value: JsonValue): Absence {
  return { means: () => value };
}

/** A field whose emptiness cannot be declared, so that nothing is the only way to say it. */
export function absentIfEmpty(pointer: Pointer): Absence {
  return {
    means(live) {
      const value = getAt(live, pointer);
      return typeof value === "object" && value !== null && Object.keys(value).length === 0 ? value : undefined;
    },
  };
}
