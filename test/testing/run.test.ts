import { describe, expect, test } from "vitest";
import { audienceOf, lines, open, run, testOf, traitOf } from "./run.ts";
import { show } from "../manifest/temp-project.ts";

const spenders = audienceOf("high-spenders", "event('Order Completed').within(30 days).sum(property('total')) >= 100");
const people = `  people:
    ann: {events: [{event: Order Completed, at: -3 days, properties: {total: 120}}]}
    bob: {basedOn: ann, traits: {plan: free}, events: [{event: Order Completed, at: -40 days, properties: {total: 1}}]}
    cid: {}
`;

describe("tests that hold", () => {
  test.each<[title: string, files: Record<string, string>, spec: string]>([
    [
      "about members of an audience",
      { "a.yaml": spenders },
      `${people}  settings: {emptySum: absent}\n  expect: {audience/high-spenders: {members: [ann, bob], notMembers: [cid]}}\n`,
    ],
    [
      "about entering and leaving",
      { "a.yaml": spenders },
      `  people: {ann: {events: [{event: Order Completed, at: +2 days, properties: {total: 120}}]}}
  settings: {emptySum: 0}
  expect:
    audience/high-spenders:
      - {notMembers: [ann]}
      - {at: +3 days, members: [ann]}
      - {at: +40 days, notMembers: [ann]}
`,
    ],
    [
      "about an event that was received late",
      { "a.yaml": spenders },
      `  people: {ann: {events: [{event: Order Completed, at: -2 days, receivedAt: +1 day, properties: {total: 120}}]}}
  settings: {emptySum: 0}
  expect: {audience/high-spenders: [{notMembers: [ann]}, {at: +1 day, members: [ann]}]}
`,
    ],
    [
      "about values of a trait",
      { "t.yaml": traitOf("lifetime-value", "event('Order Completed').sum(property('total'))") },
      `${people}  settings: {emptySum: absent, defaultLookbackDays: unlimited}\n  expect: {trait/lifetime-value: {ann: 120, bob: 121, cid: null}}\n`,
    ],
    [
      "about a sum of fractions",
      { "t.yaml": traitOf("lifetime-value", "event('A').sum(property('n'))") },
      `  people: {ann: {events: [{event: A, at: -1 day, properties: {n: 0.1}}, {event: A, at: -1 day, properties: {n: 0.2}}]}}\n  expect: {trait/lifetime-value: {ann: 0.3}}\n`,
    ],
    [
      "about accounts",
      {
        "a.yaml": audienceOf("big", "trait('industry') = 'Software' AND ANY trait('plan') = 'pro'", {
          type: "ACCOUNTS",
        }),
      },
      `  people: {ann: {traits: {plan: pro}}, bob: {}}
  accounts: {acme: {traits: {industry: Software}, users: [ann, bob]}, else: {traits: {industry: Software}, users: [bob]}}
  settings: {traitOwner: account}
  expect: {audience/big: {members: [acme], notMembers: [else]}}
`,
    ],
    [
      "about values of accounts",
      {
        "t.yaml": traitOf("logins", "event('Login').within(9 days).count()").replace("type: USERS", "type: ACCOUNTS"),
      },
      `  people: {ann: {events: [{event: Login, at: -1 day}]}, bob: {basedOn: ann}}
  accounts: {acme: {users: [ann, bob]}, else: {}}
  expect: {trait/logins: {acme: 2, else: 0}}
`,
    ],
    [
      "about ids that count",
      { "a.yaml": audienceOf("all", "trait('x').absent()", { spec: "  options: {filterByExternalIds: [email]}\n" }) },
      `  people: {ann: {ids: {email: a}}, bob: {}, cid: {ids: {}}}\n  expect: {audience/all: {members: [ann], notMembers: [bob, cid]}}\n`,
    ],
    [
      "about the usual ids",
      { "a.yaml": audienceOf("all", "trait('x').absent()") },
      `  people: {ann: {}, bob: {ids: {anonymous_id: x}}}\n  expect: {audience/all: {members: [ann], notMembers: [bob]}}\n`,
    ],
    [
      "about what another audience says, by reference",
      {
        "a.yaml": `${spenders}---\n${audienceOf("both", "trait('${audience.high-spenders.key}') = 'true' AND trait('plan') = 'free'")}`,
      },
      `${people}  settings: {emptySum: absent}\n  expect: {audience/both: {members: [bob], notMembers: [ann, cid]}}\n`,
    ],
    [
      "about what another audience says, by its key",
      { "a.yaml": `${spenders}---\n${audienceOf("both", "trait('high_spenders') = true")}` },
      `${people}  settings: {emptySum: absent}\n  expect: {audience/both: {members: [bob], notMembers: [cid]}}\n`,
    ],
    [
      "about a trait that is computed first",
      {
        "a.yaml": `${traitOf("orders", "event('Order Completed').within(90 days).count()")}---\n${audienceOf("many", "trait('${trait.orders.key}') >= 2")}`,
      },
      `${people}  expect: {audience/many: {members: [bob], notMembers: [ann, cid]}}\n`,
    ],
    [
      "about a chain of three",
      {
        "a.yaml": `${traitOf("orders", "event('Order Completed').within(90 days).count()")}---\n${audienceOf("many", "trait('orders') >= 2")}---\n${audienceOf("few", "NOT trait('many') = 'true'")}`,
      },
      `${people}  expect: {audience/few: {members: [ann, cid], notMembers: [bob]}}\n`,
    ],
    [
      "about a trait that the test states in the place of what would be computed",
      { "a.yaml": `${spenders}---\n${audienceOf("both", "trait('high_spenders') = true")}` },
      `  people: {ann: {traits: {high_spenders: true}}}\n  expect: {audience/both: {members: [ann]}}\n`,
    ],
    [
      "about somebody who was in another audience before",
      { "a.yaml": `${spenders}---\n${audienceOf("left", "trait('high_spenders') != 'true'")}` },
      `  people: {ann: {traits: {high_spenders: false}}, bob: {traits: {high_spenders: null}}}\n  expect: {audience/left: {members: [ann], notMembers: [bob]}}\n`,
    ],
    [
      "about users of an account who are in another audience",
      {
        "a.yaml": `${audienceOf("pros", "trait('plan') = 'pro'")}---\n${audienceOf("pro-accounts", "ANY trait('pros') = 'true'", { type: "ACCOUNTS" })}`,
      },
      `  people: {ann: {traits: {plan: pro}}, bob: {}}
  accounts: {acme: {users: [ann]}, else: {users: [bob]}}
  expect: {audience/pro-accounts: {members: [acme], notMembers: [else]}}
`,
    ],
    [
      "about a disabled audience whose trait is absent",
      {
        "a.yaml": `${audienceOf("old", "trait('x').absent()", { spec: "  enabled: false\n" })}---\n${audienceOf("new", "trait('old') = 'true'")}`,
      },
      "  settings: {disabledAudience: absent}\n  people: {ann: {}}\n  expect: {audience/new: {notMembers: [ann]}, audience/old: {members: [ann]}}\n",
    ],
    [
      "about an audience that is adopted by its key",
      {
        "a.yaml": `${audienceOf("pros", "trait('plan') = 'pro'", { metadata: ", adopt: {key: live_key}" })}---\n${audienceOf("both", "trait('live_key') = 'true'")}`,
      },
      "  people: {ann: {traits: {plan: pro}}}\n  expect: {audience/both: {members: [ann]}}\n",
    ],
    [
      "about rows of a data graph",
      {
        "a.yaml": audienceOf("linked", "entity('orders').where(property('total') > 500).count() >= 1", {
          type: "LINKED",
        }),
      },
      "  people: {ann: {}, bob: {}}\n  entities: {ann: {orders: [{properties: {total: 600}}]}}\n  expect: {audience/linked: {members: [ann], notMembers: [bob]}}\n",
    ],
  ])("%s", async (_title, files, spec) => {
    const result = await run({ ...files, "tests/one.yaml": testOf(spec) });
    expect(lines(result).filter((line) => !line.endsWith(": passed"))).toEqual([]);
    expect(result.tests.map(({ status }) => status)).toEqual(["passed"]);
  });
});

describe("tests that do not hold", () => {
  test.each<[title: string, files: Record<string, string>, spec: string, expected: string[]]>([
    [
      "about somebody who is no member",
      { "a.yaml": audienceOf("pros", "trait('plan') = 'pro'") },
      "  people: {ann: {traits: {plan: free}}}\n  expect: {audience/pros: {members: [ann]}}\n",
      ['audience/pros ann 0: failed {"type":"member","member":false}'],
    ],
    [
      "about another value",
      { "a.yaml": traitOf("orders", "event('A').within(9 days).count()") },
      "  people: {ann: {}}\n  expect: {trait/orders: {ann: 1}}\n",
      ['trait/orders ann 0: failed {"type":"value","value":0}'],
    ],
    [
      "about what a setting would decide",
      { "a.yaml": audienceOf("nobody", "trait('plan').none_of('a', 'b')") },
      "  people: {ann: {}}\n  expect: {audience/nobody: {members: [ann]}}\n",
      ['audience/nobody ann 0: unknown {"type":"unknown"} noneOfAbsent'],
    ],
    [
      "about what a setting of another object would decide",
      {
        "a.yaml": `${audienceOf("nobody", "trait('plan').none_of('a', 'b')")}---\n${audienceOf("both", "trait('${audience.nobody.key}') = 'true'")}`,
      },
      "  people: {ann: {}}\n  expect: {audience/both: {members: [ann]}}\n",
      ['audience/both ann 0: unknown {"type":"unknown"} noneOfAbsent'],
    ],
    [
      "about a person, of an audience of accounts",
      {
        "a.yaml": `${audienceOf("big", "trait('seats') > 3", { type: "ACCOUNTS" })}---\n${audienceOf("staff", "trait('big') = 'true'")}`,
      },
      "  people: {ann: {}}\n  expect: {audience/staff: {notMembers: [ann]}}\n",
      [
        'audience/staff ann 0: unknown {"type":"unknown"} nothing says what a person has of audience/big, which is computed for accounts; say it with the trait big, or null for none',
      ],
    ],
    [
      "about a user of an account, of an audience of accounts",
      {
        "a.yaml": `${audienceOf("big", "trait('seats') > 3", { type: "ACCOUNTS" })}---\n${audienceOf("some", "ANY trait('big') = 'true'", { type: "ACCOUNTS" })}`,
      },
      "  people: {ann: {}}\n  accounts: {acme: {users: [ann]}}\n  expect: {audience/some: {notMembers: [acme]}}\n",
      [
        'audience/some acme 0: unknown {"type":"unknown"} nothing says what a person has of audience/big, which is computed for accounts; say it with the trait big, or null for none',
      ],
    ],
    [
      "about an account, of an audience and a trait of people",
      {
        "a.yaml": `${audienceOf("pros", "trait('plan') = 'pro'")}---\n${audienceOf("accounts", "trait('pros') = 'true'", { type: "ACCOUNTS" })}`,
      },
      "  accounts: {acme: {}}\n  expect: {audience/accounts: {notMembers: [acme]}}\n",
      [
        'audience/accounts acme 0: unknown {"type":"unknown"} traitOwner, nothing says what an account has of audience/pros, which is computed for people; say it with the trait pros, or null for none',
      ],
    ],
    [
      "about who was in another audience before",
      {
        "a.yaml": `${audienceOf("pros", "trait('plan') = 'pro'")}---\n${audienceOf("left", "trait('pros') != 'true'")}`,
      },
      "  people: {ann: {}}\n  expect: {audience/left: {members: [ann]}}\n",
      [
        'audience/left ann 0: unknown {"type":"unknown"} whether ann was in audience/pros before; say it with the trait pros: false, or null for never',
      ],
    ],
    [
      "about a disabled audience",
      {
        "a.yaml": `${audienceOf("old", "trait('x').absent()", { spec: "  enabled: false\n" })}---\n${audienceOf("new", "trait('old') = 'true'")}`,
      },
      "  people: {ann: {}}\n  expect: {audience/new: {members: [ann]}}\n",
      ['audience/new ann 0: unknown {"type":"unknown"} disabledAudience'],
    ],
    [
      "about a disabled audience whose last value nobody says",
      {
        "a.yaml": `${audienceOf("old", "trait('x').absent()", { spec: "  enabled: false\n" })}---\n${audienceOf("new", "trait('old') = 'true'")}`,
      },
      "  settings: {disabledAudience: stale}\n  people: {ann: {}}\n  expect: {audience/new: {members: [ann]}}\n",
      [
        'audience/new ann 0: unknown {"type":"unknown"} audience/old is disabled, and only the trait old of the person can say what it was at last',
      ],
    ],
    [
      "about an audience of rows",
      {
        "a.yaml": audienceOf("rows", "entity('orders').count() >= 1", { type: "LINKED" }).replace(
          "definition:",
          "definition:\n    targetEntity: orders",
        ),
      },
      "  people: {ann: {}}\n  expect: {audience/rows: {members: [ann]}}\n",
      [
        'audience/rows ann 0: unknown {"type":"unknown"} it has rows of an entity as its members, and tests know people and accounts only',
      ],
    ],
    [
      "about a text for a number",
      { "a.yaml": traitOf("orders", "event('A').within(9 days).count()") },
      "  people: {ann: {}}\n  expect: {trait/orders: {ann: '0'}}\n",
      ['trait/orders ann 0: failed {"type":"value","value":0}'],
    ],
  ])("%s", async (_title, files, spec, expected) => {
    expect(lines(await run({ ...files, "tests/one.yaml": testOf(spec) }))).toEqual(expected);
  });

  test.each([
    [
      "ANY trait('x.$').exists()",
      "  people: {ann: {traits: {x: []}}}\n  accounts: {acme: {users: [ann]}}\n",
      { arrayMatch: ["any-entry"] },
    ],
    ["event('A').count() = 0", "  accounts: {acme: {}}\n", { accountEvents: ["any-user", "all-users-together"] }],
    [
      "event('A').count() = 2",
      "  people: {ann: {events: [{event: A, at: -1 day}]}, bob: {basedOn: ann}}\n  accounts: {acme: {users: [ann, bob]}}\n",
      { accountEvents: ["any-user", "all-users-together"] },
    ],
  ])("offer no value of a setting that leaves %s as open as before", async (query, who, offered) => {
    const result = await run({
      "a.yaml": audienceOf("some", query, { type: "ACCOUNTS" }),
      "tests/one.yaml": testOf(`${who}  expect: {audience/some: {members: [acme]}}\n`),
    });
    const settings = result.tests[0]?.checks[0]?.settings ?? [];
    expect(Object.fromEntries(settings.map(({ name, allowed }) => [name, allowed]))).toEqual(offered);
  });

  test("do not hold for a whole number that is one too small", async () => {
    const files = { "a.yaml": traitOf("last", "event('A').last(property('p'))") };
    const spec =
      "  people: {ann: {events: [{event: A, at: -1 day, properties: {p: 1700000001}}]}}\n  expect: {trait/last: {ann: 1700000000}}\n";
    const { tests } = await run({ ...files, "tests/one.yaml": testOf(spec) });
    expect(tests[0]?.checks[0]?.status).toBe("failed");
  });

  test("say when a value has only the wrong type", async () => {
    const files = { "a.yaml": traitOf("orders", "event('A').within(9 days).count()") };
    const spec = "  people: {ann: {}}\n  expect: {trait/orders: {ann: '0'}}\n";
    const { tests } = await run({ ...files, "tests/one.yaml": testOf(spec) });
    expect(tests[0]?.checks[0]?.note).toBe("the value is a number: write 0");
  });

  test("say when a text is expected and there may be no value", async () => {
    const files = { "a.yaml": traitOf("total", "event('A').within(9 days).sum(property('x'))") };
    const { tests } = await run({
      ...files,
      "tests/one.yaml": testOf("  people: {ann: {}}\n  expect: {trait/total: {ann: absent}}\n"),
    });
    expect(tests[0]?.checks[0]?.note).toBe("the text absent is expected; null expects that there is no value");
  });

  test("say when a text is expected and there is no value", async () => {
    const files = { "a.yaml": traitOf("plan", "event('A').within(9 days).last(property('plan'))") };
    const { tests } = await run({
      ...files,
      "tests/one.yaml": testOf("  people: {ann: {}}\n  expect: {trait/plan: {ann: absent}}\n"),
    });
    expect(tests[0]?.checks[0]?.note).toBe("the text absent is expected; null expects that there is no value");
  });
});

describe("what is computed in batches", () => {
  const files = {
    "a.yaml": `${audienceOf("buyers", "event('A').within(1 day).count() >= 1")}---\n${audienceOf("both", "trait('buyers') = 'true'")}`,
  };
  const spec = (settings: string): string =>
    `${settings}  people: {ann: {events: [{event: A, at: -2 hours}]}}\n  expect: {audience/both: {members: [ann]}}\n`;

  test("is seen as of now", async () => {
    expect(lines(await run({ ...files, "tests/one.yaml": testOf(spec("")) }))).toEqual(["audience/both ann 0: passed"]);
  });

  test("is seen as it was when a test says how old it is", async () => {
    const [line] = lines(await run({ ...files, "tests/one.yaml": testOf(spec("  settings: {batchAge: 12 hours}\n")) }));
    expect(line).toBe('audience/both ann 0: failed {"type":"member","member":false}');
  });
});

describe("audiences that refer to each other in a circle", () => {
  test("are told with the place of a reference", async () => {
    const one = audienceOf("one", "trait('${audience.two.key}') = 'true'");
    const two = audienceOf("two", "trait('one') = 'true'");
    const { diagnostics } = await open({ "a.yaml": `${one}---\n${two}` });
    expect(diagnostics.map(show)).toEqual([
      "a.yaml:9:14-33 error test-circular-definitions: audience/one refers to audience/two, which refers to audience/one [take one of the references out: what a query refers to is computed before it]",
    ]);
  });

  test("are told once when one refers to itself several times", async () => {
    const one = audienceOf("one", "trait('one') = 'true' OR trait('one') = 'false'");
    expect((await open({ "a.yaml": one })).diagnostics.map(show)).toEqual([
      "a.yaml:8:12-9:54 error test-circular-definitions: audience/one refers to itself [take one of the references out: what a query refers to is computed before it]",
    ]);
  });
});

describe("the tests of a project", () => {
  const files = { "a.yaml": audienceOf("pros", "trait('plan') = 'pro'") };
  const one = testOf("  people: {ann: {}}\n  expect: {audience/pros: {notMembers: [ann]}}\n");
  const found = async (more: Record<string, string>): Promise<string[]> =>
    (await open({ ...files, ...more })).diagnostics.map(show);

  test("may be none", async () => {
    const { run, diagnostics } = await open(files);
    expect([run.tests, diagnostics]).toEqual([[], []]);
  });

  test("are warned of when one lies beside the others and no pattern matches it", async () => {
    expect(await found({ "tests/one.yaml": one, "tests/two.YML": one.replace("name: one", "name: two") })).toEqual([
      'tests/two.YML:2:7-11 warning test-unmatched: tests/two.YML is a test and matched by no pattern under spec.tests, so it is not run [add "tests/two.YML" to spec.tests of audiencectl.yaml; or, to leave it out on purpose: "!tests/two.YML"]',
    ]);
  });

  test("may share a file with a manifest", async () => {
    const result = await run({ "tests/one.yaml": `${files["a.yaml"]}---\n${one}` });
    expect(lines(result)).toEqual(["audience/pros ann 0: passed"]);
  });

  test("see the variables of the environment", async () => {
    const manifests = { "a.yaml": audienceOf("pros", "trait('plan') = '${var.braze}'") };
    const spec =
      "  people: {ann: {traits: {plan: 5f7dd6d21ad74f3842b1fc47}}}\n  expect: {audience/pros: {members: [ann]}}\n";
    expect(lines(await run({ ...manifests, "tests/one.yaml": testOf(spec) }))).toEqual(["audience/pros ann 0: passed"]);
  });

  test("see the id of the space as it is written, while nobody knows it", async () => {
    const manifests = { "a.yaml": audienceOf("pros", "trait('plan') = '${space.id}'") };
    const spec = "  people: {ann: {traits: {plan: spa_1}}}\n  expect: {audience/pros: {notMembers: [ann]}}\n";
    expect(lines(await run({ ...manifests, "tests/one.yaml": testOf(spec) }))).toEqual(["audience/pros ann 0: passed"]);
  });
});
