import { expect, test } from "vitest";
import { desired, live, plan, refersTo } from "./builders.ts";

/** What the words of the query of `user` say, when the space also holds these audiences. */
function wordsOf(query: string, others: readonly { name: string; title: string; key: string }[]): string | undefined {
  const uses = { definition: { query } };
  const { changes } = plan(
    [...others.map(({ name, title }) => desired(name, { name: title })), desired("user", uses)],
    [...others.map(({ name, title, key }) => live(name, { key, spec: { name: title } })), live("user")],
  );
  return changes.find(({ address }) => address === "audience/user")?.readings?.[0]?.after;
}

test("an audience is called by its display name in the words of a query", () => {
  expect(wordsOf("trait('vip') = 'true'", [{ name: "one", title: "VIP", key: "vip" }])).toBe("is in audience VIP");
});

test("audiences of one display name are called by their keys, so that the words tell them apart", () => {
  const others = [
    { name: "one", title: "VIP", key: "vip" },
    { name: "two", title: "VIP", key: "vip_2" },
  ];
  expect(wordsOf("trait('vip') = 'true'", others)).toBe('is in audience "vip"');
  expect(wordsOf("trait('vip_2') = 'true'", others)).toBe("is in audience vip_2");
});

test("an audience that nobody manages is called by its display name, too", () => {
  const uses = desired("user", { definition: { query: "trait('theirs') = 'true'" } });
  const { changes } = plan([uses], [live("user"), live("theirs", { marker: null, spec: { name: "Theirs" } })]);
  expect(changes[0]?.readings?.[0]?.after).toBe("is in audience Theirs");
});

test("an audience that is missing is not called by its name before it is created again", () => {
  const { spec, references } = refersTo("gone");
  const users = live("user", { spec: { definition: { query: "trait('gone') = 'true'" } } });
  const { changes } = plan([desired("gone"), desired("user", spec, { references })], [users]);
  const [reading] = changes.find(({ address }) => address === "audience/user")?.readings ?? [];
  expect(reading).toMatchObject({
    before: 'trait "gone" is true; no audience has the key gone',
    after: "is in audience GONE",
  });
});

test("a trait that only shares its name with what is to be created stays a trait", () => {
  const before = live("user", { spec: { definition: { query: "trait('new') = 'true'" } } });
  const after = desired("user", { definition: { query: "trait('new') = 'false'" } });
  const { changes } = plan([desired("new"), after], [before]);
  expect(changes.find(({ address }) => address === "audience/user")?.readings?.[0]?.before).toBe('trait "new" is true');
});

test("an audience whose display name is the address of one without a key is called by its key", () => {
  const uses = refersTo("vip");
  const declared = [desired("vip", { name: "New" }), desired("old", { name: "vip" })];
  const space = [live("old", { key: "old_key", spec: { name: "vip" } }), live("user"), live("user-too")];
  const both = [
    desired("user", uses.spec, { references: uses.references }),
    desired("user-too", { definition: { query: "trait('old_key') = 'true'" } }),
  ];
  const words = plan([...declared, ...both], space).changes.flatMap(({ readings }) => readings?.[0]?.after ?? []);
  expect(words).toEqual(expect.arrayContaining(["is in audience New", "is in audience old_key"]));
});
