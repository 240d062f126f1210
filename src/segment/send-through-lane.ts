import { setTimeout as sleep } from "node:timers/promises";
import { AttemptFailure } from "./attempt.ts";
import { CircuitOpenError, type Pass } from "./circuit.ts";
import { SegmentDownError } from "./errors.ts";
import type { LeaveGate } from "./gate.ts";
import { readLaneReport } from "./lane-report.ts";
import type { Lane } from "./lanes.ts";
import type { OperationId } from "./operations.ts";
import type { ResendPolicy, Verdict } from "./resend.ts";
import { waitFor } from "./wait-for.ts";

/** How a request waits for its turn at the gate of its lane. */
export interface Turn {
  /** The higher goes first; requests of one priority go in the order in which they came. Default 0. */
  priority?: number;
  /** When it aborts, the request is given up as long as it waits. Once sent, it is brought to its end. */
  signal?: AbortSignal | undefined;
  /** Called each time the turn has come, just before the request is sent. */
  onTurn?: () => void;
}

/** One call that is to be sent, as often as its policy allows. */
export interface LaneCall {
  operation: OperationId;
  policy: ResendPolicy;
  /** Ends the call wherever it is. */
  signal?: AbortSignal | undefined;
  turn?: Turn | undefined;
  /**
   * Done before each attempt, while its place is held: nothing comes between this and the attempt. When it rejects, nothing
   * more is sent, and the call ends with that.
   *
   * @param open Whether an attempt before may have taken effect.
   */
  prepare?: ((open: boolean) => Promise<void>) | undefined;
  /** Makes the attempt with that number, from 1. Rejects with an `AttemptFailure` when there is no complete answer. */
  attempt: (number: number) => Promise<Response>;
  /** Told of every answer. */
  onAnswer: (answer: Response) => void;
}

/**
 * Sends a call until an answer stands, whatever its status. An attempt is under way until it was judged: what it says of
 * the lane counts for the next one.
 *
 * @throws {AttemptFailure} when the last attempt got no answer.
 * @throws {SegmentDownError} when nothing of the lane is sent any more.
 * @throws The reason of a signal that aborted.
 */
export async function sendThroughLane(lane: Lane, call: LaneCall): Promise<Response> {
  let open = false;
  for (let number = 1; ; number += 1) {
    const permit = await enterLane(lane, call, { number, open });
    let sent = false;
    try {
      call.turn?.onTurn?.();
      if (call.prepare) await prepareWhileCool(() => call.prepare?.(open), lane);
      sent = true;
      const outcome = await call.attempt(number).catch(failureOf);
      const {
        resendAfterMs,
        cooldownMs,
        stopMs,
        troubled,
        refusal = { reason: "refused" },
      } = await judge(outcome, lane, call);
      open ||= troubled;
      permit.end(troubled ? "troubled" : "sound");
      if (stopMs !== undefined) stop(lane, stopMs);
      lane.gate.coolDown(cooldownMs, refusal);
      if (resendAfterMs === undefined) return answerOf(outcome);
      // An attempt without an answer keeps its place during the pause, or one bad moment would fail a whole crowd.
      if (!(outcome instanceof AttemptFailure)) permit.leave();
      lane.tellWait({ ...(troubled ? { reason: "failed" } : refusal), waitMs: resendAfterMs });
      await waitFor([call.signal], (signal) => sleep(resendAfterMs, undefined, { signal }));
    } finally {
      permit.leave(sent);
    }
  }
}

/** What was prepared before a cooldown is out of date after it. */
async function prepareWhileCool(prepare: () => Promise<void> | undefined, { gate }: Lane): Promise<void> {
  do await prepare();
  while (await gate.whenCool());
}

/** Leave to make one attempt, from the gate and the circuit. */
interface Permit extends Pass {
  /** Gives the place at the gate back. An attempt that was not judged says nothing of the lane's health. */
  leave: LeaveGate;
}

/** An attempt that may have taken effect is followed up, whatever the turn's signal says. */
async function enterLane(
  { gate, circuit }: Lane,
  call: LaneCall,
  { number, open }: { number: number; open: boolean },
): Promise<Permit> {
  const signals = [call.signal, open ? undefined : call.turn?.signal];
  const leaveGate = await gate.enter({ signals, priority: call.turn?.priority ?? 0 });
  try {
    // Those who wait here hold places at the gate, and nobody misses them: nothing else of the lane is sent.
    const pass = await circuit.enter(signals);
    const leave: LeaveGate = (sent) => {
      pass.end("unknown");
      leaveGate(sent);
    };
    return { end: (health) => pass.end(health), leave };
  } catch (error) {
    leaveGate(false);
    if (!(error instanceof CircuitOpenError)) throw error;
    gate.abandon();
    throw new SegmentDownError(call.operation, error.message, number > 1);
  }
}

function stop({ circuit, gate }: Lane, askedMs: number): void {
  circuit.stop(askedMs);
  gate.abandon();
}

async function judge(outcome: Response | AttemptFailure, { gate }: Lane, call: LaneCall): Promise<Verdict> {
  if (outcome instanceof AttemptFailure) return call.policy.afterFailure();
  call.onAnswer(outcome);
  const report = readLaneReport(outcome.headers);
  if (report) gate.report(report);
  return await call.policy.afterAnswer(outcome);
}

function failureOf(error: unknown): AttemptFailure {
  if (error instanceof AttemptFailure) return error;
  throw error;
}

function answerOf(outcome: Response | AttemptFailure): Response {
  if (outcome instanceof AttemptFailure) throw outcome;
  return outcome;
}
