import { CommandError } from "../command-error.ts";

/**
 * Gives a question to the API so many seconds. The client itself is patient, as an apply has to be; who asks what is
 * wrong is not.
 *
 * @throws {CommandError} when the time is up.
 */
export async function withTimeout<Answer>(
  seconds: number,
  ask: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const controller = new AbortController();
  const tooLate = new CommandError(`there was no answer within ${seconds} s`, {
    code: "doctor-deadline",
    hint: "the API is slow or in trouble, or another program uses up the token's rate limit; try again in a minute",
  });
  const timer = setTimeout(() => controller.abort(tooLate), seconds * 1000);
  try {
    return await ask(controller.signal);
  } finally {
    clearTimeout(timer);
  }
}
