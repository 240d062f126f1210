import type { AddActivationToAudienceAlphaInput, CreateAudienceInput } from "../../../src/segment/generated/wire.ts";
import type { SimulatorSettings } from "../../../src/simulator/settings.ts";
import { defaultState, type SimulatorState } from "../../../src/simulator/state.ts";
import type { SpaceDestination } from "../../../src/simulator/state/destinations.ts";
import { audiencesPath, createTestApi, type Answer, type TestApi } from "./api.ts";

/** Destinations that tests connect to, one of each kind. */
export const testDestinations: readonly SpaceDestination[] = [
  {
    id: "dst_mail",
    name: "Mail",
    slug: "mail",
    type: "destination",
    enabledInEngage: true,
    settings: { apiKey: "PLACEHOLDER-dada", region: "eu" },
    secretSettings: ["apiKey", "pin"],
    actions: [{ id: "send", name: "Send", fields: [{ key: "to", type: "string", required: true }] }],
  },
  {
    id: "dst_ads",
    name: "Ads",
    slug: "ads",
    type: "destination",
    enabledInEngage: true,
    actions: [],
    defaultIdSync: [{ externalId: "email", strategy: "all" }],
    audienceTypes: ["USERS"],
  },
  { id: "dst_fresh", name: "Fresh", slug: "fresh", type: "destination", enabledInEngage: true, freshness: true },
  { id: "dst_house", name: "House", slug: "house", type: "warehouse", enabledInEngage: true },
  { id: "dst_off", name: "Off", slug: "off", type: "destination", enabledInEngage: false },
];

/** The default state with the test destinations in its space. */
export function stateWithDestinations(): SimulatorState {
  const state = defaultState();
  for (const space of state.spaces) space.destinations = testDestinations;
  return state;
}

/** The body that connects to a destination of the tests. */
export function connectTo(id: string, rest: object = {}): { body: Record<string, unknown> } {
  return { body: { destination: { id, type: id === "dst_house" ? "warehouse" : "destination" }, ...rest } };
}

/** An audience, ready to be connected. */
export interface ConnectedApi extends TestApi {
  audienceId: string;
  /** `…/destination-connections` of the audience. */
  connections: string;
  /** `…/activations` of the audience. */
  activations: string;
  connect: (destinationId: string, rest?: object) => Promise<string>;
  /** Adds an activation, to a connection that it makes when none is given. */
  activate: (input?: Partial<AddActivationToAudienceAlphaInput>, connectionId?: string) => Promise<Answer>;
}

/** A test API with destinations and an audience. */
export async function createConnectedApi(
  settings: Partial<SimulatorSettings> = {},
  audience: Partial<CreateAudienceInput> = {},
): Promise<ConnectedApi> {
  const api = createTestApi({ settings, state: stateWithDestinations() });
  const { id: audienceId } = await api.create(audience);
  const connections = `${audiencesPath}/${audienceId}/destination-connections`;
  const connect: ConnectedApi["connect"] = async (destinationId, rest) => {
    const { data, errors } = await api.call("POST", connections, connectTo(destinationId, rest));
    if (errors !== undefined) throw new Error(`not connected: ${JSON.stringify(errors)}`);
    return data.connection.id;
  };
  return {
    ...api,
    audienceId,
    connections,
    activations: `${audiencesPath}/${audienceId}/activations`,
    connect,
    activate: async (input, connectionId) => {
      const body = { activationName: "Entered", activationType: "Audience Entered", performResync: false, ...input };
      const id = connectionId ?? (await connect("dst_mail"));
      return api.call("POST", `${connections}/${id}/activations`, { body });
    },
  };
}
