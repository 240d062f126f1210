import { smallShop } from "../../../src/simulator/seeds/small-shop.ts";
import type { SimulatorState } from "../../../src/simulator/state.ts";

/** Texts that must be in no recording, each somewhere in the state of `hostileShop`. */
export const hostileTexts = {
  name: 'Kündigung "Q3" <aud:1> \u0007 & Söhne',
  looksLikeEnum: "ACME LINKED PROJECT",
  email: "erika.mustermann@example.com",
  token: "sgp_PLACEHOLDER-0123456789abcdef",
  query: "event('Diagnosis received').count() >= 1 AND trait('hiv_status') = 'positive'",
  slug: "acme-secret-merger",
  spaceName: "Acme takes over Initech",
  event: "Termination Letter Opened",
  trait: "salary_band_7",
  value: "Hauptstraße 5, 1010 Wien",
  birthday: "1985-03-12",
  key: "fired_by_june",
  person: "user-8841-mustermann",
} as const;

/** A shop in which everything that a person can name is called something that nobody else should see. */
export function hostileShop(nowMs: number): SimulatorState {
  const state = smallShop(nowMs);
  const [space] = state.spaces;
  if (!space) throw new Error("the seed has no space");
  const { name, looksLikeEnum, email, token, query, slug, spaceName, event, trait, value, birthday, key, person } =
    hostileTexts;
  const [first, second, ...others] = space.audiences;
  if (!first || !second) throw new Error("the seed has too few audiences");
  Object.assign(space, {
    slug,
    name: spaceName,
    audiences: [
      { ...first, name, key, query, description: `for ${email}\n${token}` },
      { ...second, name: looksLikeEnum, description: birthday, options: { filterByExternalIds: ["email", email] } },
      ...others,
    ],
    traits: (space.traits ?? []).map((each) => ({ ...each, name: value, description: looksLikeEnum })),
    filters: (space.filters ?? []).map((each) => ({ ...each, name, description: value, if: `event = "${event}"` })),
    destinations: (space.destinations ?? []).map((each) => ({ ...each, name: looksLikeEnum, sourceId: token })),
    connections: (space.connections ?? []).map((each) => ({
      ...each,
      connectionSettings: { apiKey: token, [email]: birthday },
    })),
    people: [
      {
        id: person,
        idTypes: ["user_id", "email"],
        traits: { email, [trait]: value, birthday },
        events: [{ event, timestamp: new Date(nowMs - 1000).toISOString(), properties: { [trait]: value } }],
      },
      ...(space.people ?? []),
    ],
    users: (space.users ?? []).map((user) => ({ ...user, name: value, email })),
    seenTraits: [
      {
        key: trait,
        type: "CUSTOM",
        lastSeenAt: space.audiences[0]?.createdAt ?? "",
        samples: [value, email, birthday],
      },
      ...(space.seenTraits ?? []),
    ],
  });
  return state;
}
