import { unobservable } from "../../../src/probe/unobservable.ts";
import { settingRows, type SimulatorSettings } from "../../../src/simulator/settings.ts";

type Name = keyof SimulatorSettings;
type Settings = Partial<Record<Name, unknown>>;

/** Values of settings that are numbers, far enough apart to be told at the scale of tests. */
const numbers: Partial<Record<Name, readonly number[]>> = {
  lockSeconds: [90, 150],
  computeSeconds: [0, 60],
  schedulesPerAudience: [0, 1, 2],
  hiddenConnections: [0, 1],
  hiddenFromList: [0, 2],
  listLagSeconds: [0, 20],
  auditDelaySeconds: [0, 30],
  previewSeconds: [0, 40],
  defaultRateLimit: [1000, 240],
  clockSkewSeconds: [0, -120, 45.5],
};

/**
 * Settings that hide others, or objects whose creation got no clear answer, which nobody can find then. Each of their values
 * has a run of its own, and pairs of the others do without.
 */
const hiding: readonly Name[] = [
  "tokenAccess",
  "writes",
  "optionalFields",
  "rateLimits",
  "schemaAccess",
  "volumesAccess",
  "auditAccess",
  "destinationsReadable",
  "hiddenFromList",
  "hiddenConnections",
];

/** The settings that a probe can tell, with the values that are tried. */
export const observable: ReadonlyMap<Name, readonly unknown[]> = new Map(
  (Object.keys(settingRows) as Name[])
    .filter((name) => unobservable[name] === undefined)
    .map((name) => [name, numbers[name] ?? (settingRows[name].allowed as readonly unknown[])]),
);

/** Each value of each setting that hides others, alone. */
export function hidingDesigns(): Settings[] {
  return hiding.flatMap((name) =>
    (observable.get(name) ?? [])
      .filter((value) => value !== settingRows[name].default)
      .map((value) => ({ [name]: value })),
  );
}

const mixed = [...observable].filter(([name]) => !hiding.includes(name));

/** So few runs that every value of every setting that hides nothing is in one of them. */
export function valueDesigns(): Settings[] {
  const most = Math.max(...mixed.map(([, values]) => values.length));
  return Array.from({ length: most }, (_, run) =>
    Object.fromEntries(mixed.map(([name, values], at) => [name, values[(run + at) % values.length]])),
  );
}

/** Runs in which every two values of any two settings come together, chosen greedily. */
export function pairDesigns(): Settings[] {
  const open = new Set<string>();
  const label = (a: number, x: number, b: number, y: number): string =>
    a < b ? `${a}.${x}-${b}.${y}` : `${b}.${y}-${a}.${x}`;
  mixed.forEach(([, xs], a) =>
    mixed.forEach(([, ys], b) => {
      if (a < b) xs.forEach((_, x) => ys.forEach((_, y) => open.add(label(a, x, b, y))));
    }),
  );
  const designs: Settings[] = [];
  while (open.size > 0) {
    const [first = ""] = open;
    const chosen = new Map(first.split("-").map((part) => part.split(".").map(Number) as [number, number]));
    mixed.forEach(([, values], at) => {
      if (chosen.has(at)) return;
      const gain = (value: number): number => [...chosen].filter(([b, y]) => open.has(label(at, value, b, y))).length;
      const best = values.map((_, value) => value).toSorted((x, y) => gain(y) - gain(x))[0] ?? 0;
      chosen.set(at, best);
    });
    for (const [a, x] of chosen) for (const [b, y] of chosen) if (a < b) open.delete(label(a, x, b, y));
    designs.push(Object.fromEntries(mixed.map(([name, values], at) => [name, values[chosen.get(at) ?? 0]])));
  }
  return designs;
}
