import { expect, test } from "vitest";
import { describeTimes } from "../../src/resources/schedule.ts";

test.each([
  ["PERIODIC", { interval: "4h" }, "every 4h"],
  ["SPECIFIC_DAYS", { days: [1, 3], hours: [9], timezone: "Europe/Berlin" }, "Mon, Wed at 09:00 Europe/Berlin"],
  ["SPECIFIC_DAYS", { days: [0], hours: [9, 17], timezone: "Asia/Tokyo" }, "Sun at 09:00, 17:00 Asia/Tokyo"],
  ["SPECIFIC_DAYS", { days: [9], hours: [9], timezone: "Asia/Tokyo" }, "9 at 09:00 Asia/Tokyo"],
  ["CONDITIONAL", {}, "CONDITIONAL"],
])("a schedule is named by its times: %s %j", (strategy, config, name) => {
  expect(describeTimes(strategy, config)).toBe(name);
});
