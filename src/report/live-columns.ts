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

/** The status, and whether an object is switched on where the status does not say so. */
function statusOf({ status = "", enabled }: LiveObject): string {
  if (status === "") return enabled === undefined ? "" : enabled ? "enabled" : "disabled";
  return enabled === false && !/disabled/i.test(status) ? `${status}, disabled` : status;
}

function sizeOf({ members }: LiveObject): string {
  if (members === undefined) return "";
  return members === null ? "unknown" : String(members);
}
