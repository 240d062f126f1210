import type { JsonObject } from "../../values/json.ts";
import { settleBy } from "../decide.ts";
import { UndecidedError } from "../ends.ts";
import { observed, outside } from "../finding.ts";
import { note } from "../note.ts";
import type { Probe } from "../probe.ts";
import { granted, objectIn, textIn, type Success } from "../seen.ts";
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
      // Under a name of its own, as what is tried may have been taken.
      const plain = () => activate(bench, place, { activationName: `${activationNameOf(bench)} count` });
      const isMade = (seen: Success): boolean => textIn(objectIn(seen, "activation"), "id") !== "";
      const misfit = await activate(bench, place, { activationType: "Entity Added" });
      await settleBy(bench, "activationTypeMisfit", misfit, {
        taken: { as: "accept", shows: isMade },
        refused: { 422: "refuse", 400: "refuse" },
        about: ["activationType"],
        control: plain,
      });
      const destinationMapping = { actionId: "audiencectlProbeNoAction", settings: {} };
      const activationName = `${activationNameOf(bench)} again`;
      const unknown = await activate(bench, place, { activationName, destinationMapping });
      await settleBy(bench, "unknownAction", unknown, {
        taken: { as: "accept", shows: isMade },
        refused: { 422: "refuse", 400: "refuse", 404: "refuse" },
        about: ["destinationMapping", "actionId"],
        control: () => activate(bench, place, { activationName: `${activationNameOf(bench)} days` }),
      });
    },
  },
  {
    group: "F",
    title: "a name to show where there is no warehouse, and a name that is taken",
    settles: ["displayNameElsewhere", "duplicateActivationName"],
    async look(bench) {
      const place = await makeConnected(bench);
      const named = granted(await activate(bench, place, { displayName: "audiencectl probe" }));
      const { displayName, id } = objectIn(named, "activation");
      bench.settle("displayNameElsewhere", observed(displayName === "audiencectl probe" ? "keep" : "drop", named));
      await settleBy(bench, "duplicateActivationName", await activate(bench, place, {}), {
        taken: { as: "allow", shows: (seen) => objectIn(seen, "activation")["id"] !== id },
        refused: { 409: 409 },
        about: ["activationName"],
        control: () => activate(bench, place, { activationName: `${activationNameOf(bench)} again` }),
      });
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
      const seen = granted(await edit({ personalization: { profile: { properties: ["city"] } } }));
      const activation = objectIn(seen, "activation");
      const { syncEntityPropertyChanges: kept, profile } = objectIn({ data: activation }, "personalization");
      const shown = objectIn({ data: { profile: profile ?? null } }, "profile");
      if (JSON.stringify(shown["properties"]) !== '["city"]')
        throw new UndecidedError(note`the answer to an edit of an activation does not show the edit`);
      bench.settle("resyncOnPatch", observed(activation["performResync"] === true, seen));
      const mapped = Object.keys(objectIn({ data: shown }, "mapping")).length > 0;
      if (kept === true) bench.settle("personalizationPatch", observed(mapped ? "merge" : "by-part", seen));
      else if (!mapped) bench.settle("personalizationPatch", observed("replace", seen));
      else bench.settle("personalizationPatch", outside(note`the profile is kept, and what is beside it is not`, seen));
    },
  },
  {
    group: "F",
    title: "an edit of one field of a mapping",
    settles: ["mappingSettingsPatch"],
    async look(bench) {
      const actionId = await anyAction(bench);
      if (actionId === undefined)
        return bench.leaveOpen("mappingSettingsPatch", note`no action of the destination is known`);
      const settings = { audiencectlProbeOne: "1", audiencectlProbeTwo: "2" };
      const place = await makeConnected(bench);
      const edit = await makeActivation(bench, place, { destinationMapping: { actionId, settings } });
      const seen = granted(await edit({ destinationMapping: { actionId, settings: { audiencectlProbeTwo: "3" } } }));
      const kept = settingsIn(seen);
      if (kept["audiencectlProbeTwo"] !== "3")
        throw new UndecidedError(note`the answer to an edit of a mapping does not show the edit`);
      bench.settle("mappingSettingsPatch", observed("audiencectlProbeOne" in kept ? "merge" : "replace", seen));
    },
  },
];

function settingsIn(seen: Success): JsonObject {
  return objectIn({ data: objectIn({ data: objectIn(seen, "activation") }, "destinationMapping") }, "settings");
}
