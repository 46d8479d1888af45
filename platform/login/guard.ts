import type { Engine } from '@redlich/engine';
import { guessingAlarm } from '../alarms/kinds.ts';
import type { ProblemReply } from '../http/problem.ts';
import { failuresOn, failuresSince, recordFailure } from './attempts.ts';
import type { LoginContext } from './context.ts';
import { holdUpMs, lockedUntil } from './lock-out.ts';
import { tooManyAttempts } from './problems.ts';
import type { Try } from './try.ts';

/**
 * Checks a secret that could be guessed: one try at a time on each name, with a growing wait after failures, and with the failure
 * kept as evidence. A refusal takes at least `refusalMs`, so that its time tells nothing about the account.
 * @param check answers `null` when the secret is wrong
 */
export async function guarded<Result extends object>(
  context: LoginContext,
  tried: Try,
  check: () => Promise<Result | null>,
): Promise<Result | ProblemReply> {
  const started = performance.now();
  const { tenant, loginHash } = tried;
  const result = await context.inTurn(`${tenant.id}/${loginHash}`, () => tryOnce(tried, check));
  return result ?? refusedAfter(context, started, tried.wrong);
}

async function tryOnce<Result extends object>(tried: Try, check: () => Promise<Result | null>) {
  const { engine } = tried.tenant;
  const wait = lockedUntil(await failuresOn(engine, tried.loginHash)) - engine.now();
  if (wait > 0) return tooManyAttempts(wait);
  await pause(holdUpMs(await failuresSince(engine, engine.now() - 60_000)));
  const result = await check();
  if (result === null) {
    await recordFailure(engine, attemptOf(tried));
    if (await isGuessing(engine)) await tried.tenant.alarms.raise(guessingAlarm);
  }
  return result;
}

/** Whether so many attempts failed lately that no forgetful person explains it: five in ten seconds, or ten in a minute. */
async function isGuessing(engine: Engine): Promise<boolean> {
  const now = engine.now();
  return (
    (await failuresSince(engine, now - 10_000)) >= 5 || (await failuresSince(engine, now - 60_000)) >= 10
  );
}

const attemptOf = ({ loginHash, login, step, request, origin }: Try) => ({
  loginHash,
  login,
  step,
  address: origin.address,
  browser: request.headers.get('user-agent'),
});

/** Answers a refusal not before its time. */
export async function refusedAfter(
  context: LoginContext,
  started: number,
  reply: ProblemReply,
): Promise<ProblemReply> {
  await pause((context.refusalMs ?? 400) - (performance.now() - started));
  return reply;
}

const pause = (ms: number): Promise<void> | undefined =>
  ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : undefined;
