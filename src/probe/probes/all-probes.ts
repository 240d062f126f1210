import type { Probe } from "../probe.ts";
import { accessProbes } from "./access.ts";
import { computingProbes } from "./computing.ts";
import { creationProbes } from "./creation.ts";
import { deletionProbes } from "./deletion.ts";
import { linkedProbes } from "./linked.ts";
import { listProbes } from "./lists.ts";
import { lockProbes } from "./locks.ts";
import { neighbourProbes } from "./neighbours.ts";
import { optionProbes } from "./options.ts";
import { queryProbes } from "./queries.ts";
import { schemaProbes } from "./schema.ts";
import { shapeProbes } from "./shapes.ts";
import { activationProbes } from "./activations.ts";
import { connectionProbes } from "./connections.ts";
import { clockProbe, serviceProbes } from "./service.ts";
import { trailProbes } from "./trail.ts";
import { traitProbes } from "./traits.ts";

/** Every probe, each group in the order in which it runs. */
export const allProbes: readonly Probe[] = [
  ...serviceProbes,
  ...accessProbes,
  ...schemaProbes,
  ...shapeProbes,
  clockProbe,
  ...creationProbes,
  ...queryProbes,
  ...listProbes,
  ...trailProbes,
  ...optionProbes,
  ...lockProbes,
  ...deletionProbes,
  ...traitProbes,
  ...linkedProbes,
  ...connectionProbes,
  ...activationProbes,
  ...neighbourProbes,
  ...computingProbes,
];
