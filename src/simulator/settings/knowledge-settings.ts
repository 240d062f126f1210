import { accessValues, eitherWay, type Access, type SettingRows } from "./setting-row.ts";

/** What a space and its workspace know. Explained row by row in `knowledgeSettingRows`. */
export interface KnowledgeSettings {
  schemaAccess: Access;
  schemaUnknownName: 404 | "empty";
  schemaPageEventName: "viewed" | "call";
  schemaNestedProperties: "paths" | "outermost";
  schemaSearchCase: "ignored" | "exact";
  schemaDelaySeconds: number;
  deletedKeyTraitType: "AUDIENCE" | "CUSTOM";
  volumesAccess: Access;
  volumesDelaySeconds: number;
  arrayParameters: "brackets" | "brackets-or-commas";
  trackingPlansAccess: Access;
  usersAccess: Access;
  auditAccess: Access;
  auditRetentionDays: number;
  auditTokenActor: "id" | "name";
  auditParts: boolean;
  auditDelaySeconds: number;
  auditResourceType: "words" | "plural" | "capitals";
  echoErrorStatus: 400 | 404 | 422;
}

/** The rows of `KnowledgeSettings`. */
export const knowledgeSettingRows: SettingRows<KnowledgeSettings> = {
  schemaAccess: {
    default: "all",
    allowed: accessValues,
    about: "what a token gets of the space schema: all of it, or a failure with that status",
    reason: "API.md 7.1: who may read it is not documented",
  },
  schemaUnknownName: {
    default: 404,
    allowed: [404, "empty"],
    about: "what asking for an event, a trait, an entity or a property gets that the space has not seen",
    reason: "API.md 7.1: not documented",
  },
  schemaPageEventName: {
    default: "viewed",
    allowed: ["viewed", "call"],
    about: "the name of page and screen calls in the space schema: Page Viewed and Screen Viewed, or that of the call",
    reason: "API.md 7.1: the app shows the first; what the API lists is not documented",
  },
  schemaNestedProperties: {
    default: "paths",
    allowed: ["paths", "outermost"],
    about: "how a property within another is listed: by its path, as in `products.$.sku`, or not at all",
    reason: "API.md 7.1: not documented",
  },
  schemaSearchCase: {
    default: "ignored",
    allowed: ["ignored", "exact"],
    about: "whether `search` of the space schema tells capitals from small letters",
    reason: "API.md 7.1: not documented",
  },
  schemaDelaySeconds: {
    default: 0,
    allowed: "seconds",
    about: "how long after its arrival an event is in the space schema",
    reason: "API.md 7.1: not documented",
  },
  deletedKeyTraitType: {
    default: "AUDIENCE",
    allowed: ["AUDIENCE", "CUSTOM"],
    about: "type of the trait that a deleted audience leaves; with AUDIENCE, that of a computed trait stays COMPUTED",
    reason: "API.md 7.1, API.md 2.4: it is said to stay as a custom trait; which type the schema has for it is open",
  },
  volumesAccess: {
    default: "all",
    allowed: accessValues,
    about: "what a token gets of event volumes: all of them, or a failure with that status",
    reason: "API.md 7.3: who may read them is not documented",
  },
  volumesDelaySeconds: {
    default: 60,
    allowed: "seconds",
    about: "how long after its arrival an event is counted in volumes",
    reason: "API.md 7.3: asking a minute late is advised; how late counts are is not documented",
  },
  arrayParameters: {
    default: "brackets",
    allowed: ["brackets", "brackets-or-commas"],
    about: "how a query parameter that is a list may be spelled: groupBy[]=source, or groupBy=eventName,source as well",
    reason: "API.md 7.3: brackets were seen to work; what else does is open",
  },
  trackingPlansAccess: {
    default: "all",
    allowed: accessValues,
    about: "what a token gets of tracking plans: all of them, or a failure with that status",
    reason: "API.md 7.4: what a workspace without Protocols or a token without the right gets is not documented",
  },
  usersAccess: {
    default: "all",
    allowed: accessValues,
    about: "what a token gets of the workspace's users: all of them, or a failure with that status",
    reason: "API.md 7.5: who may list users is not documented",
  },
  auditAccess: {
    default: "all",
    allowed: accessValues,
    about: "what a token gets of the audit trail: all of it, as for an owner's token, or a failure with that status",
    reason: "API.md 7.6: the app wants an owner; what a token gets that may not read it is not documented",
  },
  auditRetentionDays: {
    default: 90,
    allowed: "whole number",
    about: "for how many days, real ones whatever the time scale, the audit trail goes back",
    reason: "API.md 7.6: 90 are documented; how exactly they are kept is not",
  },
  auditTokenActor: {
    default: "id",
    allowed: ["id", "name"],
    about: "the actor of what was done with a token: the id that createdBy has, too, or a name of the token",
    reason: "API.md 7.6: not documented",
  },
  auditParts: {
    default: false,
    allowed: eitherWay,
    about: "whether the audit trail also has changes of schedules, connections and activations",
    reason: "API.md 7.6: the texts of these operations name no event",
  },
  auditDelaySeconds: {
    default: 0,
    allowed: "seconds",
    about: "how long after a change its event is in the audit trail",
    reason: "API.md 7.6: not documented",
  },
  auditResourceType: {
    default: "words",
    allowed: ["words", "plural", "capitals"],
    about: "how the audit trail spells a type: Computed Trait, Computed Traits or COMPUTED_TRAIT",
    reason: "API.md 7.6: not documented",
  },
  echoErrorStatus: {
    default: 400,
    allowed: [400, 404, 422],
    about: "status of an echo that was asked for an error",
    reason: "API.md 7.7: said to be one of 4xx",
  },
};
