import type { ActionField, DestinationAction, FoundDestination } from "../resources/named-destination.ts";
import type { DestinationMetadataActionV1, DestinationV1 } from "../segment/generated/wire.ts";
import { isJsonObject } from "../values/json.ts";
import { maskedPlaces } from "../values/masked-value.ts";

/** A destination that the API answered. What an answer leaves out is not told, whatever its type promises. */
export function readDestination({
  id,
  name,
  enabled,
  sourceId,
  settings,
  metadata,
}: DeepPartial<DestinationV1>): FoundDestination {
  const secretSettings = maskedPlaces(settings);
  const { name: kind, slug, status, supportedRegions, actions } = metadata ?? {};
  return {
    id: id ?? "",
    name: name || kind || id || "",
    slug: slug ?? "",
    ...(typeof enabled === "boolean" && { enabled }),
    ...(sourceId && { sourceId }),
    ...(secretSettings.length > 0 && { secretSettings }),
    kind: {
      ...(kind && { name: kind }),
      ...(status && { status }),
      ...(supportedRegions && { supportedRegions: supportedRegions.filter((region) => typeof region === "string") }),
    },
    ...(actions && { actions: actions.map((action) => readAction(action ?? {})) }),
  };
}

type DeepPartial<T> = T extends readonly (infer Item)[]
  ? DeepPartial<Item>[] | undefined
  : T extends object
    ? { [K in keyof T]?: DeepPartial<T[K]> | undefined }
    : T | undefined;

function readAction({ id, slug, name, fields }: DeepPartial<DestinationMetadataActionV1>): DestinationAction {
  return {
    id: id ?? "",
    slug: slug ?? "",
    name: name || id || "",
    fields: (fields ?? []).map((field) => readField(field ?? {})),
  };
}

function readField(field: NonNullable<DeepPartial<DestinationMetadataActionV1["fields"][number]>>): ActionField {
  const { fieldKey, required, type, multiple, choices, dynamic } = field;
  // Who asks the destination for the choices does not count on these (API.md 5.12).
  const told = dynamic === false ? readChoices(choices) : undefined;
  return {
    key: fieldKey ?? "",
    required: required === true,
    ...(type && { type }),
    ...(typeof multiple === "boolean" && { multiple }),
    ...(told && { choices: told }),
  };
}

/** Choices as texts: plain values, or objects with a `value`. `undefined` for every other shape, as none is documented. */
function readChoices(choices: unknown): string[] | undefined {
  if (!Array.isArray(choices) || choices.length === 0) return undefined;
  const values = choices.map((choice: unknown) => (isJsonObject(choice) ? choice["value"] : choice));
  return values.every((value) => ["string", "number", "boolean"].includes(typeof value))
    ? values.map(String)
    : undefined;
}
