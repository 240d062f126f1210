import type { LiveObject, LiveOwner } from "./live-list.ts";
import type { TableColumn } from "./table-column.ts";

const owners: Record<Exclude<LiveOwner["status"], "owned">, string> = {
  unmanaged: "unmanaged",
  unreadable: "unreadable marker",
};

/** Every column, in the order in which they are shown. */
export const liveColumns: readonly TableColumn<LiveObject>[] = [
  { title: "kind", valueOf: ({ kind }) => kind },
  { title: "id", valueOf: ({ id }) => id, forPeople: false },
  { title: "part of", valueOf: ({ partOf }) => partOf?.address ?? partOf?.name ?? "" },
  {
    title: "owner",
    valueOf: ({ owner }) => (owner.status === "owned" ? owner.scope : owners[owner.status]),
  },
  { title: "address", valueOf: ({ address = "" }) => address },
  { title: "name", valueOf: ({ name }) => name },
  { title: "key", valueOf: ({ key = "" }) => key },
  { title: "status", valueOf: statusOf },
  { title: "size", valueOf: sizeOf, numbers: true },
  { title: "cadence", valueOf: ({ cadence = "" }) => cadence },
  { title: "updated", valueOf: ({ updatedAt = "" }) => updatedAt.replace(/\.\d+Z$/, "Z") },
  { title: "by", valueOf: ({ updatedBy }) => updatedBy?.name ?? updatedBy?.id ?? "" },
];

/** The status, and that an object is switched off where the status does not say so. */
function statusOf({ status = "", enabled }: LiveObject): string {
  if (enabled !== false || /disabled/i.test(status)) return status;
  return [status, "disabled"].filter((word) => word !== "").join(", ");
}

function sizeOf({ members }: LiveObject): string {
  if (members === undefined) return "";
  return members === null ? "unknown" : String(members);
}
