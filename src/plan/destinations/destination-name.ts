/** A destination as changes tell of it. */
interface Called {
  id: string;
  name?: string;
  kind?: string;
}

/** What people call a destination: its kind, and its own name where that is another. `undefined` where neither is told. */
export function destinationName({ name, kind }: Called): string | undefined {
  return name !== undefined && kind !== undefined && name !== kind ? `${kind} (${name})` : (name ?? kind);
}
