import type { Bench } from "./bench.ts";
import type { SettingName } from "./finding.ts";

/** The groups in their order: reads, audiences, dependence, computed traits, linked audiences, destinations, neighbours, what takes long. */
export const groupLetters = ["A", "B", "C", "D", "E", "F", "G", "H"] as const;

/** A group of probes. */
export type GroupLetter = (typeof groupLetters)[number];

/** One probe: what it settles, and how. */
export interface Probe {
  group: GroupLetter;
  /** What it looks at, in words, for people who watch. */
  title: string;
  /** The settings that it settles or leaves open with a reason. */
  settles: readonly SettingName[];
  /** Looks. It is begun anew when a write gets no clear answer, so it makes what it needs by itself. */
  look: (bench: Bench) => Promise<void>;
}
