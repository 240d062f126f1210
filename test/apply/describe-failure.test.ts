import { expect, test } from "vitest";
import { describeFailure } from "../../src/apply/describe-failure.ts";
import { HalfDoneError } from "../../src/apply/half-done-error.ts";
import { IncompleteAnswerError, SegmentApiError, SegmentNetworkError } from "../../src/segment/errors.ts";

const refused = (status: number, field?: string): SegmentApiError =>
  new SegmentApiError("addDestinationToAudience", status, [
    { type: "x", message: "no", ...(field !== undefined && { field }) },
  ]);
const engage = expect.stringContaining("Engage Settings") as string;
const again = expect.stringContaining("run the command again") as string;
const token = "use a token whose role may make this change";
const halfDone = (cause: Error): HalfDoneError => new HalfDoneError({ id: "aud_a" }, cause);

test.each<[title: string, error: Error, hint: string | undefined]>([
  ["a destination that the API faults is added to Engage", refused(422, "destination.id"), engage],
  ["a fault without a place may mean the destination", refused(400), engage],
  ["a fault of the settings does not", refused(422, "connectionSettings.account"), undefined],
  ["an audience that is gone does not", refused(404), undefined],
  ["a conflict without a place does not", refused(409), undefined],
  ["a token without the right is replaced", refused(403), token],
  ["too many requests pass", refused(429), again],
  ["a server's fault passes", refused(503), again],
  ["a broken connection passes", new SegmentNetworkError("addDestinationToAudience", "cut"), again],
  [
    "an answer that names no object stays as it is, so somebody has to look",
    new IncompleteAnswerError("addDestinationToAudience", "the connection", "id"),
    "look at that object in Segment, then make a new plan",
  ],
  [
    "half a change whose cause passes is done by the next apply",
    halfDone(refused(503)),
    "apply again, which does the rest",
  ],
  [
    "half a change with a lasting cause is not",
    halfDone(refused(422, "name")),
    "fix the cause and apply again, which does the rest",
  ],
])("%s", (_title, error, hint) => {
  expect(describeFailure(error, { kind: "Destination" }, false).reason.hint).toEqual(hint);
});
