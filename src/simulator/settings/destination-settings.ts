import { accessValues, eitherWay, type Access, type SettingRows } from "./setting-row.ts";

/** Schedules, connections and activations. Explained row by row in `destinationSettingRows`. */
export interface DestinationSettings {
  linkedOnlyStatus: 422 | 400;
  schedulesPerAudience: number;
  nullSchedule: "refuse" | "accept";
  destinationsReadable: Access;
  destinationNotEnabled: 422 | 404 | 409 | 400;
  destinationTypeMismatch: 422 | 400 | "accept";
  connectionPathId: "connection-id" | "either";
  duplicateConnection: "allow" | 409;
  hiddenConnections: number;
  activationTypeMisfit: "refuse" | "accept";
  unknownAction: "refuse" | "accept";
  displayNameElsewhere: "keep" | "drop";
  personalizationPatch: "by-part" | "merge" | "replace";
  mappingSettingsPatch: "merge" | "replace";
  duplicateActivationName: "allow" | 409;
  resyncSeconds: number;
  resyncOnPatch: boolean;
}

/** The rows of `DestinationSettings`. */
export const destinationSettingRows: SettingRows<DestinationSettings> = {
  linkedOnlyStatus: {
    default: 422,
    allowed: [422, 400],
    about: "status of adding a schedule to, or forcing a run of, an audience that is not LINKED",
    reason: "API.md 2.2: not documented (422 or 400)",
  },
  schedulesPerAudience: {
    default: 0,
    allowed: "whole number",
    about: "schedules an audience may have, 0 for any number; one more is a 422",
    reason: "API.md 3.2: not documented; the list suggests several, the app shows one",
  },
  nullSchedule: {
    default: "refuse",
    allowed: ["refuse", "accept"],
    about: "a schedule whose `config` is null (422 when refused)",
    reason: "API.md 3.2: the field may be null; a schedule without times has no documented meaning",
  },
  destinationsReadable: {
    default: "all",
    allowed: accessValues,
    about:
      "what a token sees of the workspace's destinations and warehouses: all of them, or a failure with that status",
    reason: "API.md 5.11: what a token without the right gets is not documented",
  },
  destinationNotEnabled: {
    default: 422,
    allowed: [422, 404, 409, 400],
    about: "status of connecting a destination that was not added in the Engage settings, or that nobody knows",
    reason:
      "API.md 5.1: it must be added in the app first; the error is not documented, and one tool retries on 400 and 422",
  },
  destinationTypeMismatch: {
    default: 422,
    allowed: [422, 400, "accept"],
    about: "connecting a destination as a warehouse or the other way round",
    reason: "API.md 5.3: one tool tries the other type after a 400 or 422",
  },
  connectionPathId: {
    default: "connection-id",
    allowed: ["connection-id", "either"],
    about: "whether PATCH and DELETE of a connection take the destination's id as well",
    reason: "API.md 5.2: the parameter is called destinationId, its example is a connection id",
  },
  duplicateConnection: {
    default: "allow",
    allowed: ["allow", 409],
    about: "connecting an audience to the same destination again",
    reason: "API.md 5.10: not documented",
  },
  hiddenConnections: {
    default: 0,
    allowed: "whole number",
    about: "how many of the newest connections each list leaves out while still counting them in totalEntries",
    reason: "API.md 5.9: seen when the token may not read the destination",
  },
  activationTypeMisfit: {
    default: "refuse",
    allowed: ["refuse", "accept"],
    about:
      "an activation type that is unknown, is about entities on a classic audience, or needs freshness (422 when refused)",
    reason: "API.md 5.6: the values and what they apply to are documented, the answer to others is not",
  },
  unknownAction: {
    default: "refuse",
    allowed: ["refuse", "accept"],
    about: "an actionId that the destination's catalogue does not have (422 when refused)",
    reason: "API.md 5.1: actions that are not listed are unsupported; the error is not documented",
  },
  displayNameElsewhere: {
    default: "keep",
    allowed: ["keep", "drop"],
    about: "displayName of an activation of a destination that is no warehouse",
    reason: "API.md 5.8: for warehouses only; the effect on other destinations is not documented",
  },
  personalizationPatch: {
    default: "by-part",
    allowed: ["by-part", "merge", "replace"],
    about:
      "PATCH of personalization: profile and entities replaced each by itself, the parts of profile too, or all at once",
    reason: "API.md 5.8: documented by part; whether that holds inside of profile is open",
  },
  mappingSettingsPatch: {
    default: "merge",
    allowed: ["merge", "replace"],
    about: "whether keys left out of a PATCHed `destinationMapping.settings` are kept",
    reason: "API.md 5.8: documented as one field at a time, which earlier texts did not say",
  },
  duplicateActivationName: {
    default: "allow",
    allowed: ["allow", 409],
    about: "an activationName that another activation of the connection has",
    reason: "API.md 5.10: not documented",
  },
  resyncSeconds: {
    default: 30,
    allowed: "seconds",
    about: "how long `performResync` reads as true after a resync was asked for",
    reason: "API.md 5.7: pending or in progress; the length is not documented",
  },
  resyncOnPatch: {
    default: false,
    allowed: eitherWay,
    about: "whether a PATCH of an activation without performResync starts a resync",
    reason: "API.md 5.8: not documented",
  },
};
