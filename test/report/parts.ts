import type { JsonObject } from "../../src/values/json.ts";
import { addressOfPart, kindOf } from "../../src/resources/kinds.ts";
import type { DesiredResource, LiveResource } from "../../src/resources/resource.ts";
import { desired } from "../plan/builders.ts";

/** A declared part of another resource. `manages` says which kinds of parts it declares itself. */
export function desiredPart(
  { address: parent }: DesiredResource,
  kind: string,
  spec: JsonObject,
  rest: Partial<DesiredResource> = {},
): DesiredResource {
  const address = addressOfPart(parent, kindOf(kind), spec, 1);
  return { ...desired(address.split("/").at(-1) ?? ""), address, kind, spec, parent, ...rest };
}

/** A live part, within the objects with the given ids. */
export function livePart(
  within: readonly string[],
  kind: string,
  id: string,
  spec: JsonObject,
  rest: Partial<LiveResource> = {},
): LiveResource {
  return {
    kind,
    id,
    name: kindOf(kind).parent?.nameOf(spec) ?? id,
    spec,
    ownership: undefined,
    within,
    knows: kind === "Destination" ? ["Activation"] : [],
    facts: { createdAt: "2026-01-01T00:00:00.000Z", updatedAt: "", updatedBy: "" },
    ...rest,
  };
}

/** A resource that declares parts of these kinds. */
export function managing(resource: DesiredResource, ...kinds: string[]): DesiredResource {
  return { ...resource, manages: kinds };
}
