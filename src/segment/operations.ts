import { audienceDestinationOperations } from "./operations/audience-destinations.ts";
import { audienceRunOperations } from "./operations/audience-runs.ts";
import { audienceOperations } from "./operations/audiences.ts";
import { computedTraitOperations } from "./operations/computed-traits.ts";
import { destinationOperations } from "./operations/destinations.ts";
import { filterOperations } from "./operations/filters.ts";
import { spaceSchemaOperations } from "./operations/space-schema.ts";
import { trackingPlanOperations } from "./operations/tracking-plans.ts";
import { workspaceOperations } from "./operations/workspace.ts";
import { spaceOperations } from "./operations/spaces.ts";
import type { OperationId, OperationRow } from "./operations/row.ts";

export type { OperationId, OperationRow, PublishedLimit } from "./operations/row.ts";

/** Every operation of version 73.2.0 of the Public API that has to do with audiences or with what their queries name, joined from the tables by subject. */
export const operations = {
  ...audienceOperations,
  ...audienceRunOperations,
  ...audienceDestinationOperations,
  ...computedTraitOperations,
  ...filterOperations,
  ...spaceOperations,
  ...destinationOperations,
  ...spaceSchemaOperations,
  ...trackingPlanOperations,
  ...workspaceOperations,
} as const satisfies Record<OperationId, OperationRow>;

/** The row of an operation, with the optional columns visible. */
export function operationRow(id: OperationId): OperationRow {
  return operations[id];
}

/** Whether a name is that of an operation. */
export function isOperationId(name: string): name is OperationId {
  return Object.hasOwn(operations, name);
}
