import type {
  ActivationOutput,
  AudiencePreview,
  AudienceSchedule,
  AudienceSummary,
  AudienceSummaryWithAudienceTypeAndLookback,
  AuditEventV1,
  ComputedTraitSummary,
  CreateAudienceInput,
  Filter,
  GetDestinationMetadataV1Output,
  GetEventsVolumeFromWorkspaceV1Output,
  GetUserV1Output,
  IDSyncConfigurationInput,
  ListEntityPathsAlphaOutput,
  ListPropertiesFromEntityAlphaOutput,
  ListPropertiesFromEventAlphaOutput,
  ListRulesFromTrackingPlanV1Output,
  ListSampleValuesFromTraitAlphaOutput,
  ListTrackingPlansV1Output,
  ListTraitsAlphaOutput,
  ListUsersV1Output,
  ListWarehousesV1Output,
  PaginationOutput,
  RequestError,
  SimpleDestination,
  SpaceSchemaEvent,
} from "../../../src/segment/generated/wire.ts";
import { createSimulator, type Simulator, type SimulatorOptions } from "../../../src/simulator/simulator.ts";
import { expectConforming } from "./conformance.ts";

/** Not a token: it says so. */
export const testToken = "PLACEHOLDER-not-a-token";
/** When tests begin, in milliseconds since 1970. */
export const testNowMs = Date.parse("2026-01-01T00:00:00.000Z");
/** The space that a new simulator has. */
export const audiencesPath = "/spaces/spa_simulated/audiences";

/** What reads of what a space and its workspace know have in their data. */
type Knowledge = { events: (SpaceSchemaEvent & AuditEventV1)[] } & Pick<
  ListPropertiesFromEventAlphaOutput,
  "eventProperties"
> &
  Pick<ListTraitsAlphaOutput, "traits"> &
  Pick<ListEntityPathsAlphaOutput, "entityPaths"> &
  Pick<ListPropertiesFromEntityAlphaOutput, "entityProperties"> &
  Pick<ListSampleValuesFromTraitAlphaOutput, "sampleValues"> &
  Pick<GetEventsVolumeFromWorkspaceV1Output, "result"> &
  Pick<ListRulesFromTrackingPlanV1Output, "rules"> &
  Pick<ListTrackingPlansV1Output, "trackingPlans"> &
  Pick<ListUsersV1Output, "users"> &
  Pick<GetUserV1Output, "user"> &
  Pick<ListWarehousesV1Output, "warehouses"> &
  Pick<GetDestinationMetadataV1Output, "destinationMetadata">;

/** One answer, already checked against the OpenAPI file. */
export interface Answer {
  status: number;
  headers: Headers;
  data: {
    audience: AudienceSummary & Partial<AudienceSummaryWithAudienceTypeAndLookback>;
    audiences: AudienceSummaryWithAudienceTypeAndLookback[];
    pagination: PaginationOutput;
    space: { id: string } | null;
    spaces: { id: string }[];
    status: string;
    audienceSchedule: AudienceSchedule;
    audienceSchedules: AudienceSchedule[];
    connection: { id: string };
    connections: SimpleDestination[];
    destination: { id: string };
    idSyncConfiguration: IDSyncConfigurationInput[];
    connectionSettings: unknown;
    activation: ActivationOutput;
    activations: ActivationOutput[];
    computedTrait: ComputedTraitSummary;
    computedTraits: ComputedTraitSummary[];
    filter: Filter;
    filters: Filter[];
    deleted: boolean;
    audiencePreview: AudiencePreview;
    run: { id: string };
    destinations: Record<string, { actions: { id: string }[] }>;
    successes: { key: string; type: string; status?: string }[];
    failures: { key: string; errors: { code: string }[] }[];
    download: { urls: string[] };
  } & Knowledge;
  errors: RequestError[];
}

export interface CallOptions {
  body?: unknown;
  /** The body as it is sent, instead of `body`. */
  text?: string;
  headers?: Record<string, string>;
}

/** A simulator with a clock that only the test moves, and a way to call it that checks every answer. */
export interface TestApi {
  simulator: Simulator;
  /** Lets real time pass. */
  wait: (milliseconds: number) => void;
  call: (method: string, path: string, options?: CallOptions) => Promise<Answer>;
  /** Creates a valid audience and returns its summary. */
  create: (input?: Partial<CreateAudienceInput>) => Promise<Answer["data"]["audience"]>;
  read: (id: string) => Promise<Answer["data"]["audience"]>;
}

/** The least that creates an audience. */
export function audienceInput(input: Partial<CreateAudienceInput> = {}): CreateAudienceInput {
  return { name: "Buyers", audienceType: "USERS", definition: { query: "event('Bought').count() >= 1" }, ...input };
}

export function createTestApi(options: SimulatorOptions = {}): TestApi {
  let nowMs = testNowMs;
  let lastOperation = "";
  const simulator = createSimulator({
    now: () => nowMs,
    ...options,
    onRequest(entry) {
      lastOperation = entry.operationId;
      options.onRequest?.(entry);
    },
  });

  const call: TestApi["call"] = async (method, path, { body, text, headers } = {}) => {
    const content = text ?? (body === undefined ? undefined : JSON.stringify(body));
    const request = new Request(`https://api.example.test${path}`, {
      method,
      headers: { authorization: `Bearer ${testToken}`, ...headers },
      ...(content === undefined ? {} : { body: content }),
    });
    const response = await simulator.fetch(request);
    const answer = (await response.json()) as Pick<Answer, "data" | "errors">;
    expectConforming(lastOperation, response.status, response.headers.get("content-type"), answer);
    return { ...answer, status: response.status, headers: response.headers };
  };

  return {
    simulator,
    call,
    wait: (milliseconds) => {
      nowMs += milliseconds;
    },
    create: async (input) => {
      const answer = await call("POST", audiencesPath, { body: audienceInput(input) });
      if (answer.status !== 200) throw new Error(`not created: ${JSON.stringify(answer.errors)}`);
      return answer.data.audience;
    },
    read: async (id) => (await call("GET", `${audiencesPath}/${id}`)).data.audience,
  };
}
