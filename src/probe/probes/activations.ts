import { UnexpectedError } from "../ends.ts";
import { byStatus, observed, outside } from "../finding.ts";
import type { Probe } from "../probe.ts";
import { objectIn } from "../seen.ts";
import { activate, activationNameOf, anyAction, makeActivation } from "./activate.ts";
import { makeConnected } from "./connections.ts";

/** What becomes of activations, none of which is switched on or has anybody to send. */
export const activationProbes: readonly Probe[] = [
  {
    group: "F",
    title: "an activation that does not fit, and an action that does not exist",
    settles: ["activationTypeMisfit", "unknownAction"],
    async look(bench) {
      const place = await makeConnected(bench);
      const misfit = await activate(bench, place, { activationType: "Entity Added" });
      bench.settle("activationTypeMisfit", byStatus(misfit, { ok: "accept", 422: "refuse", 400: "refuse" }));
      const destinationMapping = { actionId: "audiencectlProbeNoAction", settings: {} };
      const activationName = `${activationNameOf(bench)} again`;
      const unknown = await activate(bench, place, { activationName, destinationMapping });
      bench.settle("unknownAction", byStatus(unknown, { ok: "accept", 422: "refuse", 400: "refuse", 404: "refuse" }));
    },
  },
  {
    group: "F",
    title: "a name to show where there is no warehouse, and a name that is taken",
    settles: ["displayNameElsewhere", "duplicateActivationName"],
    async look(bench) {
      const place = await makeConnected(bench);
      const named = await activate(bench, place, { displayName: "audiencectl probe" });
      const { displayName } = objectIn(named, "activation");
      if (!named.ok) bench.settle("displayNameElsewhere", outside(`status ${named.status}`, named));
      else bench.settle("displayNameElsewhere", observed(displayName === "audiencectl probe" ? "keep" : "drop", named));
      const twin = await activate(bench, place, {});
      bench.settle("duplicateActivationName", byStatus(twin, { ok: "allow", 409: 409 }));
    },
  },
  {
    group: "F",
    title: "an edit of an activation that says nothing of a resync, and one of a part of its personalization",
    settles: ["resyncOnPatch", "personalizationPatch"],
    async look(bench) {
      const place = await makeConnected(bench);
      const personalization = {
        syncEntityPropertyChanges: true,
        profile: { properties: ["plan"], mapping: { plan: "plan" } },
      };
      const edit = await makeActivation(bench, place, { personalization });
      const seen = await edit({ personalization: { profile: { properties: ["city"] } } });
      if (!seen.ok) throw new UnexpectedError(`an edit of an activation failed (HTTP ${seen.status})`);
      const activation = objectIn(seen, "activation");
      bench.settle("resyncOnPatch", observed(activation["performResync"] === true, seen));
      const { syncEntityPropertyChanges: kept, profile } = objectIn({ data: activation }, "personalization");
      const mapping = objectIn({ data: objectIn({ data: { profile: profile ?? null } }, "profile") }, "mapping");
      const mapped = Object.keys(mapping).length > 0;
      if (kept === true) bench.settle("personalizationPatch", observed(mapped ? "merge" : "by-part", seen));
      else if (!mapped) bench.settle("personalizationPatch", observed("replace", seen));
      else bench.settle("personalizationPatch", outside("the profile is kept, and what is beside it is not", seen));
    },
  },
  {
    group: "F",
    title: "an edit of one field of a mapping",
    settles: ["mappingSettingsPatch"],
    async look(bench) {
      const actionId = await anyAction(bench);
      if (actionId === undefined)
        return bench.leaveOpen("mappingSettingsPatch", "no action of the destination is known");
      const settings = { audiencectlProbeOne: "1", audiencectlProbeTwo: "2" };
      const place = await makeConnected(bench);
      const edit = await makeActivation(bench, place, { destinationMapping: { actionId, settings } });
      const seen = await edit({ destinationMapping: { actionId, settings: { audiencectlProbeTwo: "3" } } });
      const kept = objectIn(
        { data: objectIn({ data: objectIn(seen, "activation") }, "destinationMapping") },
        "settings",
      );
      if (!seen.ok) bench.settle("mappingSettingsPatch", outside(`status ${seen.status}`, seen));
      else bench.settle("mappingSettingsPatch", observed("audiencectlProbeOne" in kept ? "merge" : "replace", seen));
    },
  },
];
