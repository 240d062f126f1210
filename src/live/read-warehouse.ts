import type { FoundWarehouse } from "../resources/named-destination.ts";
import type { WarehouseV1 } from "../segment/generated/wire.ts";
import { maskedPlaces } from "../values/masked-value.ts";

/**
 * A warehouse that the API answered. It has no name of its own that is documented; one may stand among its settings. What an
 * answer leaves out is not told, whatever its type promises.
 */
export function readWarehouse({
  id,
  metadata = {},
  enabled,
  settings = {},
}: Pick<WarehouseV1, "id"> & {
  metadata?: Partial<WarehouseV1["metadata"]>;
  enabled?: boolean;
  settings?: WarehouseV1["settings"];
}): FoundWarehouse {
  const own = settings["name"];
  const secretSettings = maskedPlaces(settings);
  return {
    id,
    name: typeof own === "string" && own !== "" ? own : (metadata.name ?? id),
    slug: metadata.slug ?? "",
    ...(typeof enabled === "boolean" && { enabled }),
    ...(secretSettings.length > 0 && { secretSettings }),
  };
}
