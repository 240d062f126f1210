import type {
  CreateAudiencePreviewInput,
  CreateAudiencePreviewOutput,
  GetAudiencePreviewOutput,
} from "../../segment/generated/wire.ts";
import { targetEntityFaults } from "../audiences/rules.ts";
import { findItem, itemsOf, replaceItems } from "../collections.ts";
import { defineHandler } from "../handler.ts";
import { makePreview, previewView } from "../previews/store.ts";
import { queryFaults } from "../queries/validity.ts";
import { findSpace } from "../world.ts";

interface InSpace {
  spaceId: string;
}

const createAudiencePreview = defineHandler<InSpace, CreateAudiencePreviewInput>({
  check: (body, world) => [
    ...targetEntityFaults(body),
    ...(world.settings.invalidPreview === "refuse" ? queryFaults(body, "audience", world) : []),
  ],
  handle({ parameters, body }, world): CreateAudiencePreviewOutput {
    const space = findSpace(world, parameters.spaceId);
    const preview = makePreview(body, space, world);
    replaceItems(space, "previews", [...itemsOf(space, "previews"), preview], world);
    return { audiencePreview: { id: preview.id } };
  },
});

const getAudiencePreview = defineHandler<InSpace & { id: string }>({
  handle({ parameters }, world): GetAudiencePreviewOutput {
    const space = findSpace(world, parameters.spaceId);
    return { audiencePreview: previewView(findItem(space, "previews", parameters.id), space, world) };
  },
});

/** Previews: `/spaces/{spaceId}/audiences/previews` (API.md 3.1). The quota is counted by the rate limiter. */
export const previewHandlers = { createAudiencePreview, getAudiencePreview };
