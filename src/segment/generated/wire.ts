// Generated from schemas/segment-public-api.openapi.json by `npm run generate`. Do not edit.

export type Config = PeriodicConfig | SpecificDaysConfig;
export type AudiencePreviewResult =
  AudiencePreviewAccountResult | AudiencePreviewEntitiesResult | AudiencePreviewProfileResult;

export interface AddAudienceScheduleToAudienceInput {
  strategy: "PERIODIC" | "SPECIFIC_DAYS";
  config: Config | null;
}
export interface PeriodicConfig {
  interval: "15m" | "30m" | "1h" | "2h" | "4h" | "6h" | "8h" | "12h" | "1d";
}
export interface SpecificDaysConfig {
  days: number[];
  hours: number[];
  timezone: string;
}
export interface AddAudienceScheduleToAudienceOutput {
  audienceSchedule: AudienceSchedule;
}
export interface AudienceSchedule {
  id: string;
  strategy: "PERIODIC" | "SPECIFIC_DAYS";
  config: Config | null;
  nextExecution?: string;
}
export interface RequestErrorEnvelope {
  errors: RequestError[];
}
export interface RequestError {
  type: string;
  message?: string;
  field?: string;
  data?: unknown;
  status?: number;
}
export interface CreateAudienceInput {
  name: string;
  enabled?: boolean;
  description?: string;
  definition: AudienceDefinition;
  audienceType: "ACCOUNTS" | "LINKED" | "USERS";
  options?: AudienceOptions;
}
export interface AudienceDefinition {
  targetEntity?: string | null;
  query: string;
}
export interface AudienceOptions {
  includeHistoricalData?: boolean;
  filterByExternalIds?: string[];
  backfillEventDataDays?: number;
}
export interface CreateAudienceOutput {
  audience: AudienceSummary;
}
export interface AudienceSummary {
  id: string;
  spaceId: string;
  name: string;
  description?: string;
  key: string;
  enabled: boolean;
  definition: AudienceDefinition | null;
  status?: string;
  createdBy: string;
  updatedBy: string;
  createdAt: string;
  updatedAt: string;
  audienceType: "ACCOUNTS" | "LINKED" | "USERS";
  options?: AudienceOptions;
}
export interface CreateAudiencePreviewInput {
  definition: AudienceDefinition;
  audienceType: "ACCOUNTS" | "LINKED" | "USERS";
  options?: CreateAudiencePreviewOptions;
}
export interface CreateAudiencePreviewOptions {
  filterByExternalIds?: string[];
  backfillEventDataDays?: number;
}
export interface CreateAudiencePreviewOutput {
  audiencePreview: AudiencePreviewIdentifier;
}
export interface AudiencePreviewIdentifier {
  id: string;
}
export interface ForceExecuteAudienceRunOutput {
  run: AudienceRunInfo;
}
export interface AudienceRunInfo {
  id: string;
}
export interface GetAudienceOutput {
  audience: AudienceSummaryWithAudienceTypeAndLookback;
}
export interface AudienceSummaryWithAudienceTypeAndLookback {
  computeCadence: AudienceComputeCadence;
  size?: AudienceSize;
  options?: AudienceOptionsWithLookback;
  schedules?: AudienceSchedule[];
  id: string;
  spaceId: string;
  name: string;
  description?: string;
  key: string;
  enabled: boolean;
  definition: AudienceDefinition | null;
  status?: string;
  createdBy: string;
  updatedBy: string;
  createdAt: string;
  updatedAt: string;
  audienceType: "ACCOUNTS" | "LINKED" | "USERS";
}
export interface AudienceComputeCadence {
  type: "BATCH" | "REALTIME";
}
export interface AudienceSize {
  count?: number;
  type: "ACCOUNTS" | "ENTITIES" | "USERS";
  uniqueCount?: number;
}
export interface AudienceOptionsWithLookback {
  filterByExternalIds: string[];
  includeHistoricalData?: boolean;
  backfillEventDataDays?: number;
}
export interface GetAudiencePreviewOutput {
  audiencePreview: AudiencePreview;
}
export interface AudiencePreview {
  id: string;
  audienceType: "ACCOUNTS" | "LINKED" | "USERS";
  definition: AudienceDefinition;
  options: ReadAudiencePreviewOptions;
  status: "COMPLETED" | "FAILED" | "RUNNING";
  results?: AudiencePreviewResult[];
  size?: AudienceSize;
  failureReason?: string;
}
export interface ReadAudiencePreviewOptions {
  filterByExternalIds?: string[];
  includeHistoricalData?: boolean;
  backfillEventDataDays?: number;
}
export interface AudiencePreviewAccountResult {
  id: string;
}
export interface AudiencePreviewEntitiesResult {
  id: string;
  idProperty: string;
  relationshipSlug: string;
  properties?: {
    [k: string]: unknown;
  };
  entities?: {
    [k: string]: unknown;
  };
  profiles?: Profile[];
  profilesTruncated: boolean;
}
export interface Profile {
  properties?: string[];
  mapping?: {
    [k: string]: string;
  };
}
export interface AudiencePreviewProfileResult {
  id: string;
  entities?: {
    [k: string]: EntityDetails[];
  };
}
export interface EntityDetails {
  id: string;
  idProperty: string;
  relationshipSlug: string;
  properties?: {
    [k: string]: unknown;
  };
  entities?: {
    [k: string]: unknown;
  };
}
export interface GetAudienceScheduleFromSpaceAndAudienceOutput {
  audienceSchedule: AudienceSchedule;
}
export interface ListAudienceConsumersFromSpaceAndAudienceAlphaOutput {
  audiences: AudienceSummary[];
  pagination: PaginationOutput;
}
export interface PaginationOutput {
  current: string;
  next?: string | null;
  previous?: string | null;
  totalEntries?: number;
}
export interface ListAudienceSchedulesFromSpaceAndAudienceOutput {
  audienceSchedules: AudienceSchedule[];
}
export interface ListAudiencesOutput {
  audiences: AudienceSummaryWithAudienceTypeAndLookback[];
  pagination: PaginationOutput;
}
export interface RemoveAudienceFromSpaceOutput {
  status: "SUCCESS";
}
export interface RemoveAudienceScheduleFromAudienceOutput {
  status: "SUCCESS";
}
export interface UpdateAudienceForSpaceInput {
  enabled?: boolean;
  name?: string;
  description?: string;
  definition?: AudienceDefinitionWithoutTargetEntity;
  options?: AudienceOptions;
}
export interface AudienceDefinitionWithoutTargetEntity {
  query: string;
}
export interface UpdateAudienceForSpaceOutput {
  audience: AudienceSummary;
}
export interface UpdateAudienceScheduleForAudienceInput {
  strategy: "PERIODIC" | "SPECIFIC_DAYS";
  config: Config | null;
}
export interface UpdateAudienceScheduleForAudienceOutput {
  audienceSchedule: AudienceSchedule;
}
export interface AddActivationToAudienceAlphaInput {
  enabled?: boolean;
  performResync: boolean;
  activationType: string;
  activationName: string;
  displayName?: string;
  personalization?: PersonalizationInput;
  destinationMapping?: DestinationSubscriptionConfiguration;
}
export interface PersonalizationInput {
  profile?: Profile;
  entities?: PersonalizationInputEntity[];
  syncEntityPropertyChanges?: boolean;
}
export interface PersonalizationInputEntity {
  properties: string[];
  relationshipSlug: string;
}
export interface DestinationSubscriptionConfiguration {
  actionId: string;
  settings?: {
    [k: string]: unknown;
  };
}
export interface AddActivationToAudienceAlphaOutput {
  activation: ActivationOutput;
}
export interface ActivationOutput {
  id: string;
  enabled: boolean;
  workspaceId: string;
  spaceId: string;
  audienceId: string;
  connectionId: string;
  activationType: string;
  activationName: string;
  displayName?: string | null;
  personalization: PersonalizationOutput;
  destinationMapping?: DestinationSubscriptionConfiguration;
  performResync?: boolean;
}
export interface PersonalizationOutput {
  profile: Profile1;
  entities?: PersonalizationInputEntity[];
  syncEntityPropertyChanges?: boolean;
}
export interface Profile1 {
  properties: string[];
  mapping?: {
    [k: string]: string;
  };
}
export interface AddDestinationToAudienceAlphaInput {
  destination: DestinationInput;
  /**
   * @maxItems 5
   */
  idSyncConfiguration?: IDSyncConfigurationInput[];
  connectionSettings?: unknown;
}
export interface DestinationInput {
  id: string;
  type: "destination" | "warehouse";
}
export interface IDSyncConfigurationInput {
  externalId: string;
  strategy: "first" | "last" | "all";
  mapTo?: string;
}
export interface AddDestinationToAudienceAlphaOutput {
  connection: Connection;
  idSyncConfiguration: IDSyncConfigurationInput[];
  connectionSettings?: unknown;
}
export interface Connection {
  id: string;
}
export interface GetActivationFromAudienceOutput {
  activation: ActivationOutput;
}
export interface ListActivationsFromAudienceOutput {
  activations: ActivationOutput[];
  pagination?: PaginationOutput;
}
export interface ListDestinationsFromAudienceAlphaOutput {
  connections: SimpleDestination[];
  pagination?: PaginationOutput;
}
export interface SimpleDestination {
  id: string;
  name?: string;
  sourceId: string;
  enabled: boolean;
  createdAt: string;
  updatedAt: string;
  settings: {
    [k: string]: unknown;
  };
  destinationId: string;
  metadata?: Metadata;
  idSyncConfiguration?: IDSyncConfigurationInput[];
  connectionSettings?: unknown;
}
export interface Metadata {
  id: string;
  name: string;
  slug: string;
}
export interface ListSupportedDestinationsFromAudienceAlphaOutput {
  destinations: {
    [k: string]: unknown;
  };
  pagination?: PaginationOutput;
}
export interface RemoveActivationFromAudienceOutput {
  status: string;
}
export interface RemoveDestinationFromAudienceAlphaOutput {
  status: "SUCCESS";
}
export interface UpdateActivationForAudienceAlphaInput {
  enabled?: boolean;
  activationName?: string;
  displayName?: string | null;
  personalization?: PersonalizationInput;
  destinationMapping?: DestinationSubscriptionConfiguration;
  performResync?: boolean;
}
export interface UpdateActivationForAudienceOutput {
  activation: ActivationOutput;
}
export interface UpdateDestinationForAudienceAlphaInput {
  /**
   * @maxItems 5
   */
  idSyncConfiguration?: IDSyncConfigurationInput[];
  connectionSettings?: unknown;
}
export interface UpdateDestinationForAudienceAlphaOutput {
  destination: Destination;
  idSyncConfiguration?: IDSyncConfigurationInput[];
  connectionSettings?: unknown;
}
export interface Destination {
  id: string;
}
export interface CreateComputedTraitAlphaInput {
  name: string;
  enabled?: boolean;
  description?: string;
  definition: TraitDefinition;
  options?: TraitOptions;
}
export interface TraitDefinition {
  type: "ACCOUNTS" | "USERS";
  query: string;
}
export interface TraitOptions {
  includeHistoricalData?: boolean;
  includeAnonymousUsers?: boolean;
  backfillDurationDays?: number;
}
export interface CreateComputedTraitAlphaOutput {
  computedTrait: ComputedTraitSummary;
}
export interface ComputedTraitSummary {
  id: string;
  spaceId: string;
  name: string;
  description?: string;
  key: string;
  enabled: boolean;
  definition: ComputedTraitsDefinition | null;
  status?: string;
  createdBy: string;
  updatedBy: string;
  createdAt: string;
  updatedAt: string;
  options?: TraitOptions;
}
export interface ComputedTraitsDefinition {
  query: string;
  type: "ACCOUNTS" | "USERS";
}
export interface GetComputedTraitAlphaOutput {
  computedTrait: ComputedTraitSummary;
}
export interface ListComputedTraitsAlphaOutput {
  computedTraits: ComputedTraitSummary[];
  pagination: PaginationOutput;
}
export interface RemoveComputedTraitFromSpaceAlphaOutput {
  status: "SUCCESS";
}
export interface UpdateComputedTraitForSpaceAlphaInput {
  enabled?: boolean;
  name?: string;
  description?: string;
  definition?: TraitDefinition;
}
export interface UpdateComputedTraitForSpaceAlphaOutput {
  computedTrait: ComputedTraitSummary;
}
export interface CreateFilterForSpaceInput {
  integrationId: string;
  enabled?: boolean;
  name: string;
  description?: string;
  if: string;
  drop?: boolean;
}
export interface CreateFilterForSpaceOutput {
  filter: Filter;
}
export interface Filter {
  id: string;
  workspaceId: string;
  integrationId: string;
  enabled?: boolean;
  name?: string;
  description?: string;
  if?: string;
  drop?: boolean;
  createdAt: string;
  updatedAt: string;
}
export interface DeleteFilterByIdOutput {
  deleted: boolean;
}
export interface GetFilterByIdOutput {
  filter: Filter;
}
export interface ListFiltersForSpaceOutput {
  filters?: Filter[];
  pagination?: ListFiltersPaginationOutput;
}
export interface ListFiltersPaginationOutput {
  current?: number;
  next?: number;
  totalEntries?: number;
}
export interface UpdateFilterByIdInput {
  integrationId: string;
  enabled?: boolean;
  name?: string;
  description?: string;
  if?: string;
  drop?: boolean;
}
export interface UpdateFilterByIdOutput {
  filter: Filter;
}
export interface BatchQueryMessagingSubscriptionsForSpaceAlphaInput {
  subscriptions: GetSubscriptionRequest[];
}
export interface GetSubscriptionRequest {
  key: string;
  type: "ANDROID_PUSH" | "EMAIL" | "IOS_PUSH" | "SMS" | "WHATSAPP";
}
export interface BatchQueryMessagingSubscriptionsForSpaceAlphaOutput {
  successes: GetMessagingSubscriptionSuccessResponse[];
  failures: GetMessagingSubscriptionFailureResponse[];
  errors: MessageSubscriptionResponseError[];
  pagination?: PaginationOutput;
}
export interface GetMessagingSubscriptionSuccessResponse {
  key: string;
  type: "ANDROID_PUSH" | "EMAIL" | "IOS_PUSH" | "SMS" | "WHATSAPP";
  status?: string;
  groups?: GroupSubscriptionStatusResponse[];
  updatedAt?: string;
}
export interface GroupSubscriptionStatusResponse {
  name: string;
  status: "DID_NOT_SUBSCRIBE" | "SUBSCRIBED" | "UNSUBSCRIBED";
  id: string;
  updatedAt?: string;
}
export interface GetMessagingSubscriptionFailureResponse {
  key: string;
  type: string;
  errors: MessageSubscriptionResponseError[];
}
export interface MessageSubscriptionResponseError {
  code: string;
  message: string;
}
export interface GetSpaceAlphaOutput {
  space: Space | null;
}
export interface Space {
  id: string;
  slug: string;
  name: string;
}
export interface ListSpacesAlphaOutput {
  spaces: Space[];
  pagination: PaginationOutput;
}
export interface ReplaceMessagingSubscriptionsInSpacesAlphaInput {
  subscriptions: MessagesSubscriptionRequest[];
}
export interface MessagesSubscriptionRequest {
  key: string;
  type: "ANDROID_PUSH" | "EMAIL" | "IOS_PUSH" | "SMS" | "WHATSAPP";
  status?: string;
  groups?: GroupSubscriptionStatus[];
}
export interface GroupSubscriptionStatus {
  name: string;
  status: "DID_NOT_SUBSCRIBE" | "SUBSCRIBED" | "UNSUBSCRIBED";
}
export interface ReplaceMessagingSubscriptionsInSpacesAlphaOutput {
  successes: MessageSubscriptionResponse[];
  failures: MessageSubscriptionResponse[];
  pagination?: PaginationOutput;
}
export interface MessageSubscriptionResponse {
  key: string;
  type: "ANDROID_PUSH" | "EMAIL" | "IOS_PUSH" | "SMS" | "WHATSAPP";
  status?: string;
  errors?: MessageSubscriptionResponseError[];
  groups?: UpdateGroupSubscriptionStatusResponse[];
}
export interface UpdateGroupSubscriptionStatusResponse {
  name: string;
  status: "DID_NOT_SUBSCRIBE" | "SUBSCRIBED" | "UNSUBSCRIBED";
  id: string;
}
export interface CreateDownloadAlphaInput {
  collectionId: string;
  hour: string;
}
export interface CreateDownloadAlphaOutput {
  download: Download;
}
export interface Download {
  urls: string[];
}
export interface ListDestinationsV1Output {
  destinations: DestinationV1[];
  pagination?: PaginationOutput;
}
export interface DestinationV1 {
  id: string;
  name?: string;
  enabled: boolean;
  metadata: DestinationMetadataV1;
  sourceId: string;
  settings: {
    [k: string]: unknown;
  };
}
export interface DestinationMetadataV1 {
  id: string;
  name: string;
  slug: string;
  status:
    "DEPRECATED" | "PRIVATE_BETA" | "PRIVATE_BUILDING" | "PRIVATE_SUBMITTED" | "PUBLIC" | "PUBLIC_BETA" | "UNAVAILABLE";
  actions: DestinationMetadataActionV1[];
  description?: string;
  supportedRegions?: string[];
  partnerOwned?: boolean;
}
export interface DestinationMetadataActionV1 {
  id: string;
  slug: string;
  name: string;
  description: string;
  platform: "CLOUD" | "MOBILE" | "WEB";
  hidden: boolean;
  defaultTrigger: string | null;
  fields: DestinationMetadataActionFieldV1[];
}
export interface DestinationMetadataActionFieldV1 {
  id: string;
  sortOrder: number;
  fieldKey: string;
  label: string;
  type: "BOOLEAN" | "DATETIME" | "HIDDEN" | "INTEGER" | "NUMBER" | "OBJECT" | "PASSWORD" | "STRING" | "TEXT";
  description: string;
  required: boolean;
  multiple: boolean;
  dynamic: boolean;
  allowNull: boolean;
  placeholder?: string;
  defaultValue?: unknown;
  choices?: unknown;
  hidden?: boolean;
}
export interface GetDestinationV1Output {
  destination: DestinationV1;
}
export interface SpaceSchemaEvent {
  name: string;
  type: "ALIAS" | "GROUP" | "IDENTIFY" | "PAGE" | "SCREEN" | "TRACK";
  lastSeenAt: string;
}
export interface SpaceSchemaEventProperty {
  name: string;
  type: "CONTEXT" | "PROPERTY";
  eventName: string;
  lastSeenAt: string;
  samples?: string[];
}
export interface SpaceSchemaTrait {
  trait: string;
  type: "AUDIENCE" | "COMPUTED" | "CUSTOM" | "SQL";
  lastSeenAt: string;
  samples?: string[];
}
export interface EntityPath {
  id: string;
  entityName: string;
  pathName: string;
  entitySlug: string;
  relationshipSlugs: string[];
  childRelationshipSlugs: string[];
  parentRelationshipSlugPath: string;
}
export interface EntityProperty {
  name: string;
  primaryKey: boolean;
  dataType: string;
  samples?: string[];
}
export interface ForwardOnlyPaginationOutput {
  current: string;
  next?: string | null;
  totalEntries?: number;
}
export interface ListEventsAlphaOutput {
  events: SpaceSchemaEvent[];
  pagination: PaginationOutput;
}
export interface ListPropertiesFromEventAlphaOutput {
  eventProperties: SpaceSchemaEventProperty[];
  pagination: PaginationOutput;
}
export interface ListTraitsAlphaOutput {
  traits: SpaceSchemaTrait[];
  pagination: ForwardOnlyPaginationOutput;
}
export interface ListEntityPathsAlphaOutput {
  entityPaths: EntityPath[];
  pagination: PaginationOutput;
}
export interface ListPropertiesFromEntityAlphaOutput {
  entityProperties: EntityProperty[];
  pagination: ForwardOnlyPaginationOutput;
}
export interface ListSampleValuesFromEventPropertyAlphaOutput {
  sampleValues: string[];
}
export interface ListSampleValuesFromTraitAlphaOutput {
  sampleValues: string[];
}
export interface ListSampleValuesFromEntityPropertyAlphaOutput {
  sampleValues: string[];
}
export interface EventVolumeSource {
  id: string;
  name?: string;
  slug?: string;
}
export interface EventVolumePoint {
  time: string;
  count: number;
}
export interface SourceEventVolumeV1 {
  total: number;
  series: EventVolumePoint[];
  source?: EventVolumeSource;
  eventName?: string | null;
  eventType?: string | null;
}
export interface GetEventsVolumeFromWorkspaceV1Output {
  path: string;
  query: {
    [k: string]: unknown;
  };
  result: SourceEventVolumeV1[];
  pagination?: PaginationOutput;
}
export interface GetDestinationMetadataV1Output {
  destinationMetadata: DestinationMetadataV1;
}
export interface WarehouseMetadataV1 {
  id: string;
  name: string;
  slug: string;
  description: string;
}
export interface WarehouseV1 {
  id: string;
  metadata: WarehouseMetadataV1;
  workspaceId: string;
  enabled: boolean;
  settings: {
    [k: string]: unknown;
  };
}
export interface ListWarehousesV1Output {
  warehouses: WarehouseV1[];
  pagination?: PaginationOutput;
}
export interface TrackingPlanV1 {
  id: string;
  type: "ENGAGE" | "LIVE" | "PROPERTY_LIBRARY" | "RULE_LIBRARY" | "TEMPLATE";
  name?: string;
  slug?: string;
  description?: string;
  createdAt?: string;
  updatedAt?: string;
}
export interface RuleV1 {
  type: "COMMON" | "GROUP" | "IDENTIFY" | "PAGE" | "SCREEN" | "TRACK";
  jsonSchema: unknown;
  version: number;
  key?: string;
  createdAt?: string;
  updatedAt?: string;
  deprecatedAt?: string;
}
export interface SourceMetadataV1 {
  id: string;
  name: string;
  slug: string;
}
export interface SourceV1 {
  id: string;
  slug: string;
  metadata: SourceMetadataV1;
  workspaceId: string;
  enabled: boolean;
  writeKeys: string[];
  labels: {
    [k: string]: unknown;
  }[];
  name?: string;
  settings?: {
    [k: string]: unknown;
  };
}
export interface ListTrackingPlansV1Output {
  trackingPlans: TrackingPlanV1[];
  pagination?: PaginationOutput;
}
export interface GetTrackingPlanV1Output {
  trackingPlan: TrackingPlanV1;
}
export interface ListRulesFromTrackingPlanV1Output {
  rules: RuleV1[];
  pagination?: PaginationOutput;
}
export interface ListSourcesFromTrackingPlanV1Output {
  sources: SourceV1[];
  pagination?: PaginationOutput;
}
export interface PermissionResourceV1 {
  id: string;
  type: "FUNCTION" | "SOURCE" | "SPACE" | "WAREHOUSE" | "WORKSPACE";
  labels?: {
    [k: string]: unknown;
  }[];
}
export interface PermissionV1 {
  roleName: string;
  roleId: string;
  resources: PermissionResourceV1[];
  labels?: {
    [k: string]: unknown;
  }[];
}
export interface UserV1 {
  id: string;
  name: string;
  email: string;
  permissions?: PermissionV1[];
}
export interface ListUsersV1Output {
  users: UserV1[];
  pagination?: PaginationOutput;
}
export interface GetUserV1Output {
  user: UserV1;
}
export interface WorkspaceV1 {
  id: string;
  slug: string;
  name: string;
}
export interface GetWorkspaceV1Output {
  workspace: WorkspaceV1;
}
export interface AuditEventV1 {
  id: string;
  timestamp: string;
  type: string;
  actor: string;
  resourceId: string;
  resourceType: string;
  resourceName: string;
  actorEmail?: string;
}
export interface ListAuditEventsV1Output {
  events: AuditEventV1[];
  pagination?: PaginationOutput;
}
export interface EchoV1Output {
  method: "get" | "post";
  message: string;
  headers: {
    [k: string]: unknown;
  };
}

/** Every operation: path and query parameters, request body, and the `data` of a successful answer. */
export interface Operations {
  /** POST /spaces/{spaceId}/audiences/{id}/schedules */
  addAudienceScheduleToAudience: {
    path: { "spaceId": string; "id": string };
    query: Record<never, never>;
    body: AddAudienceScheduleToAudienceInput;
    data: AddAudienceScheduleToAudienceOutput;
  };
  /** GET /spaces/{spaceId}/audiences/{id}/schedules */
  listAudienceSchedulesFromSpaceAndAudience: {
    path: { "spaceId": string; "id": string };
    query: Record<never, never>;
    body: undefined;
    data: ListAudienceSchedulesFromSpaceAndAudienceOutput;
  };
  /** POST /spaces/{spaceId}/audiences */
  createAudience: {
    path: { "spaceId": string };
    query: Record<never, never>;
    body: CreateAudienceInput;
    data: CreateAudienceOutput;
  };
  /** GET /spaces/{spaceId}/audiences */
  listAudiences: {
    path: { "spaceId": string };
    query: { "search.type"?: "DEFINITION" | "KEY" | "NAME"; "search.query"?: string; "pagination.cursor"?: string; "pagination.count"?: number; "include"?: "schedules" };
    body: undefined;
    data: ListAudiencesOutput;
  };
  /** POST /spaces/{spaceId}/audiences/previews */
  createAudiencePreview: {
    path: { "spaceId": string };
    query: Record<never, never>;
    body: CreateAudiencePreviewInput;
    data: CreateAudiencePreviewOutput;
  };
  /** POST /spaces/{spaceId}/audiences/{audienceId}/runs */
  forceExecuteAudienceRun: {
    path: { "spaceId": string; "audienceId": string };
    query: Record<never, never>;
    body: undefined;
    data: ForceExecuteAudienceRunOutput;
  };
  /** GET /spaces/{spaceId}/audiences/{id} */
  getAudience: {
    path: { "spaceId": string; "id": string };
    query: { "include"?: "schedules" };
    body: undefined;
    data: GetAudienceOutput;
  };
  /** DELETE /spaces/{spaceId}/audiences/{id} */
  removeAudienceFromSpace: {
    path: { "spaceId": string; "id": string };
    query: Record<never, never>;
    body: undefined;
    data: RemoveAudienceFromSpaceOutput;
  };
  /** PATCH /spaces/{spaceId}/audiences/{id} */
  updateAudienceForSpace: {
    path: { "spaceId": string; "id": string };
    query: Record<never, never>;
    body: UpdateAudienceForSpaceInput;
    data: UpdateAudienceForSpaceOutput;
  };
  /** GET /spaces/{spaceId}/audiences/previews/{id} */
  getAudiencePreview: {
    path: { "spaceId": string; "id": string };
    query: Record<never, never>;
    body: undefined;
    data: GetAudiencePreviewOutput;
  };
  /** GET /spaces/{spaceId}/audiences/{id}/schedules/{scheduleId} */
  getAudienceScheduleFromSpaceAndAudience: {
    path: { "spaceId": string; "id": string; "scheduleId": string };
    query: Record<never, never>;
    body: undefined;
    data: GetAudienceScheduleFromSpaceAndAudienceOutput;
  };
  /** DELETE /spaces/{spaceId}/audiences/{id}/schedules/{scheduleId} */
  removeAudienceScheduleFromAudience: {
    path: { "spaceId": string; "id": string; "scheduleId": string };
    query: Record<never, never>;
    body: undefined;
    data: RemoveAudienceScheduleFromAudienceOutput;
  };
  /** PATCH /spaces/{spaceId}/audiences/{id}/schedules/{scheduleId} */
  updateAudienceScheduleForAudience: {
    path: { "spaceId": string; "id": string; "scheduleId": string };
    query: Record<never, never>;
    body: UpdateAudienceScheduleForAudienceInput;
    data: UpdateAudienceScheduleForAudienceOutput;
  };
  /** GET /spaces/{spaceId}/audiences/{id}/audience-references */
  listAudienceConsumersFromSpaceAndAudience: {
    path: { "spaceId": string; "id": string };
    query: { "pagination.cursor"?: string; "pagination.count"?: number; "search.type"?: "DEFINITION" | "KEY" | "NAME"; "search.query"?: string; "sort.field"?: "CREATED_AT" | "NAME" | "UPDATED_AT"; "sort.direction"?: "ASC" | "DESC" };
    body: undefined;
    data: ListAudienceConsumersFromSpaceAndAudienceAlphaOutput;
  };
  /** POST /spaces/{spaceId}/audiences/{audienceId}/destination-connections/{connectionId}/activations */
  addActivationToAudience: {
    path: { "spaceId": string; "audienceId": string; "connectionId": string };
    query: Record<never, never>;
    body: AddActivationToAudienceAlphaInput;
    data: AddActivationToAudienceAlphaOutput;
  };
  /** POST /spaces/{spaceId}/audiences/{audienceId}/destination-connections */
  addDestinationToAudience: {
    path: { "spaceId": string; "audienceId": string };
    query: Record<never, never>;
    body: AddDestinationToAudienceAlphaInput;
    data: AddDestinationToAudienceAlphaOutput;
  };
  /** GET /spaces/{spaceId}/audiences/{audienceId}/destination-connections */
  listDestinationsFromAudience: {
    path: { "spaceId": string; "audienceId": string };
    query: { "pagination.cursor"?: string; "pagination.count"?: number };
    body: undefined;
    data: ListDestinationsFromAudienceAlphaOutput;
  };
  /** GET /spaces/{spaceId}/audiences/{audienceId}/activations/{id} */
  getActivationFromAudience: {
    path: { "spaceId": string; "audienceId": string; "id": string };
    query: Record<never, never>;
    body: undefined;
    data: GetActivationFromAudienceOutput;
  };
  /** DELETE /spaces/{spaceId}/audiences/{audienceId}/activations/{id} */
  removeActivationFromAudience: {
    path: { "spaceId": string; "audienceId": string; "id": string };
    query: Record<never, never>;
    body: undefined;
    data: RemoveActivationFromAudienceOutput;
  };
  /** PATCH /spaces/{spaceId}/audiences/{audienceId}/activations/{id} */
  updateActivationForAudience: {
    path: { "spaceId": string; "audienceId": string; "id": string };
    query: Record<never, never>;
    body: UpdateActivationForAudienceAlphaInput;
    data: UpdateActivationForAudienceOutput;
  };
  /** GET /spaces/{spaceId}/audiences/{audienceId}/activations */
  listActivationsFromAudience: {
    path: { "spaceId": string; "audienceId": string };
    query: { "pagination.cursor"?: string; "pagination.count"?: number };
    body: undefined;
    data: ListActivationsFromAudienceOutput;
  };
  /** GET /spaces/{spaceId}/audienceType/{audienceType}/supported-destinations */
  listSupportedDestinationsFromAudience: {
    path: { "spaceId": string; "audienceType": string };
    query: { "slug"?: string; "actionId"?: string };
    body: undefined;
    data: ListSupportedDestinationsFromAudienceAlphaOutput;
  };
  /** DELETE /spaces/{spaceId}/audiences/{audienceId}/destination-connections/{destinationId} */
  removeDestinationFromAudience: {
    path: { "spaceId": string; "audienceId": string; "destinationId": string };
    query: Record<never, never>;
    body: undefined;
    data: RemoveDestinationFromAudienceAlphaOutput;
  };
  /** PATCH /spaces/{spaceId}/audiences/{audienceId}/destination-connections/{destinationId} */
  updateDestinationForAudience: {
    path: { "spaceId": string; "audienceId": string; "destinationId": string };
    query: Record<never, never>;
    body: UpdateDestinationForAudienceAlphaInput;
    data: UpdateDestinationForAudienceAlphaOutput;
  };
  /** POST /spaces/{spaceId}/computed-traits */
  createComputedTrait: {
    path: { "spaceId": string };
    query: Record<never, never>;
    body: CreateComputedTraitAlphaInput;
    data: CreateComputedTraitAlphaOutput;
  };
  /** GET /spaces/{spaceId}/computed-traits */
  listComputedTraits: {
    path: { "spaceId": string };
    query: { "pagination.cursor"?: string; "pagination.count"?: number };
    body: undefined;
    data: ListComputedTraitsAlphaOutput;
  };
  /** GET /spaces/{spaceId}/computed-traits/{id} */
  getComputedTrait: {
    path: { "spaceId": string; "id": string };
    query: Record<never, never>;
    body: undefined;
    data: GetComputedTraitAlphaOutput;
  };
  /** DELETE /spaces/{spaceId}/computed-traits/{id} */
  removeComputedTraitFromSpace: {
    path: { "spaceId": string; "id": string };
    query: Record<never, never>;
    body: undefined;
    data: RemoveComputedTraitFromSpaceAlphaOutput;
  };
  /** PATCH /spaces/{spaceId}/computed-traits/{id} */
  updateComputedTraitForSpace: {
    path: { "spaceId": string; "id": string };
    query: Record<never, never>;
    body: UpdateComputedTraitForSpaceAlphaInput;
    data: UpdateComputedTraitForSpaceAlphaOutput;
  };
  /** POST /filters */
  createFilterForSpace: {
    path: Record<never, never>;
    query: Record<never, never>;
    body: CreateFilterForSpaceInput;
    data: CreateFilterForSpaceOutput;
  };
  /** GET /filters */
  listFiltersForSpace: {
    path: Record<never, never>;
    query: { "integrationId": string; "pagination.cursor"?: number; "pagination.count"?: number };
    body: undefined;
    data: ListFiltersForSpaceOutput;
  };
  /** DELETE /filters/{id} */
  deleteFilterById: {
    path: { "id": string };
    query: Record<never, never>;
    body: undefined;
    data: DeleteFilterByIdOutput;
  };
  /** GET /filters/{id} */
  getFilterById: {
    path: { "id": string };
    query: Record<never, never>;
    body: undefined;
    data: GetFilterByIdOutput;
  };
  /** PATCH /filters/{id} */
  updateFilterById: {
    path: { "id": string };
    query: Record<never, never>;
    body: UpdateFilterByIdInput;
    data: UpdateFilterByIdOutput;
  };
  /** POST /spaces/{spaceId}/messaging-subscriptions/batch */
  batchQueryMessagingSubscriptionsForSpace: {
    path: { "spaceId": string };
    query: Record<never, never>;
    body: BatchQueryMessagingSubscriptionsForSpaceAlphaInput;
    data: BatchQueryMessagingSubscriptionsForSpaceAlphaOutput;
  };
  /** GET /spaces/{spaceId} */
  getSpace: {
    path: { "spaceId": string };
    query: Record<never, never>;
    body: undefined;
    data: GetSpaceAlphaOutput;
  };
  /** GET /spaces */
  listSpaces: {
    path: Record<never, never>;
    query: { "pagination.cursor"?: string; "pagination.count"?: number };
    body: undefined;
    data: ListSpacesAlphaOutput;
  };
  /** PUT /spaces/{spaceId}/messaging-subscriptions */
  replaceMessagingSubscriptionsInSpaces: {
    path: { "spaceId": string };
    query: Record<never, never>;
    body: ReplaceMessagingSubscriptionsInSpacesAlphaInput;
    data: ReplaceMessagingSubscriptionsInSpacesAlphaOutput;
  };
  /** POST /customer-insights/download */
  createDownload: {
    path: Record<never, never>;
    query: Record<never, never>;
    body: CreateDownloadAlphaInput;
    data: CreateDownloadAlphaOutput;
  };
  /** GET /destinations */
  listDestinations: {
    path: Record<never, never>;
    query: { "pagination.cursor"?: string; "pagination.count"?: number };
    body: undefined;
    data: ListDestinationsV1Output;
  };
  /** GET /destinations/{destinationId} */
  getDestination: {
    path: { "destinationId": string };
    query: Record<never, never>;
    body: undefined;
    data: GetDestinationV1Output;
  };
  /** GET /spaces/{spaceId}/events */
  listEvents: {
    path: { "spaceId": string };
    query: { "pagination.cursor"?: string; "pagination.count"?: number; "sortBy"?: "lastSeenAt" | "name"; "sortDir"?: "asc" | "desc"; "search"?: string };
    body: undefined;
    data: ListEventsAlphaOutput;
  };
  /** GET /spaces/{spaceId}/events/{eventName}/properties */
  listPropertiesFromEvent: {
    path: { "spaceId": string; "eventName": string };
    query: { "pagination.cursor"?: string; "pagination.count"?: number; "sortBy"?: "lastSeenAt" | "name"; "sortDir"?: "asc" | "desc"; "search"?: string; "includeSampleValues"?: boolean; "samplesCount"?: number };
    body: undefined;
    data: ListPropertiesFromEventAlphaOutput;
  };
  /** GET /spaces/{spaceId}/traits */
  listTraits: {
    path: { "spaceId": string };
    query: { "pagination.cursor"?: string; "pagination.count"?: number; "sortBy"?: "lastSeenAt" | "trait"; "sortDir"?: "asc" | "desc"; "search"?: string; "collection"?: "accounts" | "users"; "includeSampleValues"?: boolean; "samplesCount"?: number };
    body: undefined;
    data: ListTraitsAlphaOutput;
  };
  /** GET /spaces/{spaceId}/entity-paths */
  listEntityPaths: {
    path: { "spaceId": string };
    query: { "pagination.cursor"?: string; "pagination.count"?: number; "search"?: string };
    body: undefined;
    data: ListEntityPathsAlphaOutput;
  };
  /** GET /spaces/{spaceId}/entities/{entitySlug}/properties */
  listPropertiesFromEntity: {
    path: { "spaceId": string; "entitySlug": string };
    query: { "pagination.cursor"?: string; "pagination.count"?: number; "includeSampleValues"?: boolean; "samplesCount"?: number };
    body: undefined;
    data: ListPropertiesFromEntityAlphaOutput;
  };
  /** GET /spaces/{spaceId}/events/{eventName}/properties/{propertyName}/sample-values */
  listSampleValuesFromEventProperty: {
    path: { "spaceId": string; "eventName": string; "propertyName": string };
    query: { "propertyType": "CONTEXT" | "PROPERTY" };
    body: undefined;
    data: ListSampleValuesFromEventPropertyAlphaOutput;
  };
  /** GET /spaces/{spaceId}/traits/{traitKey}/sample-values */
  listSampleValuesFromTrait: {
    path: { "spaceId": string; "traitKey": string };
    query: { "collection"?: "accounts" | "users" };
    body: undefined;
    data: ListSampleValuesFromTraitAlphaOutput;
  };
  /** GET /spaces/{spaceId}/entities/{entitySlug}/properties/{propertyName}/sample-values */
  listSampleValuesFromEntityProperty: {
    path: { "spaceId": string; "entitySlug": string; "propertyName": string };
    query: Record<never, never>;
    body: undefined;
    data: ListSampleValuesFromEntityPropertyAlphaOutput;
  };
  /** GET /events/volume */
  getEventsVolumeFromWorkspace: {
    path: Record<never, never>;
    query: { "granularity": "DAY" | "HOUR" | "MINUTE"; "startTime": string; "endTime": string; "groupBy"?: readonly string[]; "sourceId"?: readonly string[]; "eventName"?: readonly string[]; "eventType"?: readonly string[]; "appVersion"?: readonly string[]; "pagination.cursor"?: string; "pagination.count"?: number };
    body: undefined;
    data: GetEventsVolumeFromWorkspaceV1Output;
  };
  /** GET /catalog/destinations/{destinationMetadataId} */
  getDestinationMetadata: {
    path: { "destinationMetadataId": string };
    query: Record<never, never>;
    body: undefined;
    data: GetDestinationMetadataV1Output;
  };
  /** GET /warehouses */
  listWarehouses: {
    path: Record<never, never>;
    query: { "pagination.cursor"?: string; "pagination.count"?: number };
    body: undefined;
    data: ListWarehousesV1Output;
  };
  /** GET /tracking-plans */
  listTrackingPlans: {
    path: Record<never, never>;
    query: { "type"?: "ENGAGE" | "LIVE" | "PROPERTY_LIBRARY" | "RULE_LIBRARY" | "TEMPLATE"; "pagination.cursor"?: string; "pagination.count"?: number };
    body: undefined;
    data: ListTrackingPlansV1Output;
  };
  /** GET /tracking-plans/{trackingPlanId} */
  getTrackingPlan: {
    path: { "trackingPlanId": string };
    query: Record<never, never>;
    body: undefined;
    data: GetTrackingPlanV1Output;
  };
  /** GET /tracking-plans/{trackingPlanId}/rules */
  listRulesFromTrackingPlan: {
    path: { "trackingPlanId": string };
    query: { "pagination.cursor"?: string; "pagination.count"?: number };
    body: undefined;
    data: ListRulesFromTrackingPlanV1Output;
  };
  /** GET /tracking-plans/{trackingPlanId}/sources */
  listSourcesFromTrackingPlan: {
    path: { "trackingPlanId": string };
    query: { "pagination.cursor"?: string; "pagination.count"?: number };
    body: undefined;
    data: ListSourcesFromTrackingPlanV1Output;
  };
  /** GET /users */
  listUsers: {
    path: Record<never, never>;
    query: { "pagination.cursor"?: string; "pagination.count"?: number };
    body: undefined;
    data: ListUsersV1Output;
  };
  /** GET /users/{userId} */
  getUser: {
    path: { "userId": string };
    query: Record<never, never>;
    body: undefined;
    data: GetUserV1Output;
  };
  /** GET / */
  getWorkspace: {
    path: Record<never, never>;
    query: Record<never, never>;
    body: undefined;
    data: GetWorkspaceV1Output;
  };
  /** GET /audit-events */
  listAuditEvents: {
    path: Record<never, never>;
    query: { "startTime"?: string; "endTime"?: string; "resourceId"?: string; "resourceType"?: string; "pagination.cursor"?: string; "pagination.count"?: number };
    body: undefined;
    data: ListAuditEventsV1Output;
  };
  /** GET /echo */
  echo: {
    path: Record<never, never>;
    query: { "message": string; "delay"?: number; "triggerError"?: boolean; "triggerMultipleErrors"?: boolean; "triggerUnexpectedError"?: boolean; "statusCode"?: number };
    body: undefined;
    data: EchoV1Output;
  };
}
