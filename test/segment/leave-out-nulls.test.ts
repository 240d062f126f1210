import { describe, expect, it } from "vitest";
import { leaveOutNulls } from "../../src/segment/leave-out-nulls.ts";

describe("a null in an answer", () => {
  it("is left out where the API may leave the value out, in every entry of a list", () => {
    const data = {
      audiences: [
        { id: "a", options: null },
        { id: "b", definition: null, schedules: [{ config: null }] },
      ],
    };
    expect(leaveOutNulls("listAudiences", data)).toEqual({ audiences: [{ id: "a" }, { id: "b", schedules: [{}] }] });
  });

  it("is left out inside of an entry of an object", () => {
    const connection = { idSyncConfiguration: [{ externalId: "email", strategy: "last", mapTo: null }] };
    expect(leaveOutNulls("listDestinationsFromAudience", { connections: [connection] })).toEqual({
      connections: [{ idSyncConfiguration: [{ externalId: "email", strategy: "last" }] }],
    });
  });

  it("stays in settings, where it is a value", () => {
    const data = { connections: [{ connectionSettings: { list: null } }] };
    expect(leaveOutNulls("listDestinationsFromAudience", structuredClone(data))).toEqual(data);
  });

  it("stays for a target entity, where it says that the entity is gone", () => {
    const data = { audience: { definition: { query: "q", targetEntity: null } } };
    expect(leaveOutNulls("getAudience", structuredClone(data))).toEqual(data);
  });

  it("stays where the API promises a value, and as the entry of a list", () => {
    const data = { audiences: [null, { id: null }] };
    expect(leaveOutNulls("listAudiences", structuredClone(data))).toEqual(data);
  });
});
