import { pointerKeys, type Pointer } from "./pointer.ts";

/** What a YAML document says once syntax is gone: the values that JSON has. */
export type PlainValue = null | boolean | number | string | PlainValue[] | PlainObject;

/** A mapping with plain keys. It never has a `__proto__` key. */
export interface PlainObject {
  [key: string]: PlainValue;
}

/** Whether the value is a mapping. */
export function isPlainObject(value: PlainValue | undefined): value is PlainObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The member of a mapping, looking at its own keys only; `undefined` when there is none or the value is no mapping. */
export function member(value: PlainValue | undefined, key: string): PlainValue | undefined {
  return isPlainObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The value at a place, or `undefined` when there is none. */
export function valueAt(value: PlainValue | undefined, pointer: Pointer): PlainValue | undefined {
  return pointerKeys(pointer).reduce<PlainValue | undefined>(
    (at, key) => (Array.isArray(at) ? at[Number(key)] : member(at, key)),
    value,
  );
}
