import type { SpaceDestination } from "../state/destinations.ts";

/**
 * Destinations for seeds, one of each kind that behaves differently: with actions, for linked audiences and fresh,
 * with connection settings only, a warehouse, and one that was not added in the Engage settings.
 */
export const seedDestinations: readonly SpaceDestination[] = [
  {
    id: "64a1f0c2e8b5d90012aa0001",
    name: "Mailroom",
    slug: "actions-mailroom",
    type: "destination",
    enabledInEngage: true,
    settings: { apiKey: "PLACEHOLDER-mailroom-dada", region: "eu" },
    secretSettings: ["apiKey"],
    actions: [
      {
        id: "mailroomUpsertContact",
        name: "Upsert contact",
        fields: [
          { key: "email", label: "Email", type: "string", required: true },
          { key: "attributes", label: "Attributes", type: "object" },
        ],
      },
      { id: "mailroomAddToList", name: "Add to list", fields: [{ key: "listId", type: "string", required: true }] },
    ],
  },
  {
    id: "64a1f0c2e8b5d90012aa0002",
    name: "Adverts",
    slug: "personas-adverts",
    type: "destination",
    enabledInEngage: true,
    secretSettings: ["accessToken"],
    // Set up through connection settings alone (API.md 5.1).
    actions: [],
    defaultIdSync: [
      { externalId: "email", strategy: "all" },
      { externalId: "user_id", strategy: "all" },
    ],
    audienceTypes: ["USERS", "ACCOUNTS"],
  },
  {
    id: "64a1f0c2e8b5d90012aa0003",
    name: "Webhooks",
    slug: "actions-webhook",
    type: "destination",
    enabledInEngage: true,
    freshness: true,
    actions: [
      {
        id: "webhookSend",
        name: "Send",
        fields: [
          { key: "url", type: "string", required: true },
          { key: "method", type: "string" },
        ],
      },
    ],
  },
  {
    id: "64a1f0c2e8b5d90012aa0004",
    name: "Warehouse",
    slug: "warehouse",
    type: "warehouse",
    enabledInEngage: true,
    settings: { host: "warehouse.invalid", password: "PLACEHOLDER-warehouse-dada" },
    secretSettings: ["password"],
  },
  {
    id: "64a1f0c2e8b5d90012aa0005",
    name: "Forgotten CRM",
    slug: "forgotten-crm",
    type: "destination",
    enabledInEngage: false,
  },
];

/**
 * Further destinations that nothing in a seed is connected to: switched off, deprecated, fed by a source of Connections, and
 * for one region only.
 */
export const moreDestinations: readonly SpaceDestination[] = [
  {
    id: "64a1f0c2e8b5d90012aa0006",
    name: "Newsletter",
    slug: "actions-newsletter",
    metadataId: "60ae8b97dcb6cc52d5d0d5ab",
    type: "destination",
    enabledInEngage: true,
    enabled: false,
    settings: { apiKey: "PLACEHOLDER-newsletter-dada" },
    secretSettings: ["apiKey"],
    actions: [
      {
        id: "newsletterSubscribe",
        name: "Subscribe",
        fields: [
          { key: "email", label: "Email", required: true, placeholder: "ada@example.com" },
          {
            key: "language",
            label: "Language",
            choices: [
              { value: "de", label: "German" },
              { value: "en", label: "English" },
            ],
            defaultValue: "en",
          },
          { key: "doubleOptIn", label: "Ask for consent", type: "boolean" },
          { key: "priority", label: "Priority", type: "integer" },
          { key: "tags", label: "Tags", multiple: true },
          { key: "signingSecret", label: "Signing secret", type: "password" },
        ],
      },
      { id: "newsletterImport", name: "Import", hidden: true },
    ],
  },
  {
    id: "64a1f0c2e8b5d90012aa0007",
    name: "Old CRM",
    slug: "old-crm",
    type: "destination",
    enabledInEngage: true,
    status: "DEPRECATED",
  },
  {
    id: "64a1f0c2e8b5d90012aa0008",
    name: "Web analytics",
    slug: "web-analytics",
    type: "destination",
    enabledInEngage: false,
    sourceId: "src_web",
  },
  {
    id: "64a1f0c2e8b5d90012aa0009",
    name: "Chat",
    slug: "actions-chat",
    type: "destination",
    enabledInEngage: true,
    supportedRegions: ["us-west-2"],
  },
];
