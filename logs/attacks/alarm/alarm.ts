import type { Attack } from '../watch/attack-watch.ts';

/** A way in which somebody is told of an attack. */
export interface AlarmChannel {
  readonly name: string;
  /** One attack, or several that came so fast that they are told together. @throws when nobody was reached */
  tell(attacks: readonly Attack[], more: number): Promise<void>;
}

/** Tells of attacks at once, and of a flood of them in a few words. */
export interface Alarm {
  raise(attack: Attack): void;
  /** Tells what is still waiting, and ends. */
  close(): Promise<void>;
}

/** How much is told. */
export interface AlarmLimits {
  /** So many are told one by one within a minute; what comes on top is told together when the minute is over. */
  readonly perMinute: number;
}

const minuteMs = 60_000;
/** Of a flood, so many are named; the rest is a number. */
const mostHeld = 1000;

/**
 * Opens an alarm. Each channel is told in order; a slow one does not hold up the others, and never the log.
 *
 * @param onFault is told which channel failed, never of whom it should have told
 */
export function openAlarm(
  channels: readonly AlarmChannel[],
  onFault: (channel: string, error: unknown) => void,
  limits: AlarmLimits = { perMinute: 10 },
): Alarm {
  const queues = channels.map((channel) => openQueue(channel, onFault));
  let held: Attack[] = [];
  let more = 0;
  let told = 0;
  let timer: NodeJS.Timeout | undefined;

  const tellAll = (attacks: readonly Attack[], rest: number): void => {
    for (const queue of queues) queue.add(attacks, rest);
  };
  const endMinute = (): void => {
    timer = undefined;
    told = 0;
    if (held.length === 0) return;
    tellAll(held, more);
    held = [];
    more = 0;
    startMinute();
  };
  const startMinute = (): void => {
    timer ??= setTimeout(endMinute, minuteMs).unref();
  };

  return {
    raise(attack) {
      if (queues.length === 0) return;
      startMinute();
      if (told++ < limits.perMinute) tellAll([attack], 0);
      else if (held.length < mostHeld) held.push(attack);
      else more++;
    },
    async close() {
      clearTimeout(timer);
      if (held.length > 0) tellAll(held, more);
      held = [];
      await Promise.all(queues.map((queue) => queue.end()));
    },
  };
}

function openQueue(channel: AlarmChannel, onFault: (channel: string, error: unknown) => void) {
  let last: Promise<void> = Promise.resolve();
  return {
    add(attacks: readonly Attack[], more: number): void {
      last = last
        .then(() => channel.tell(attacks, more))
        .catch((error: unknown) => onFault(channel.name, error));
    },
    end: () => last,
  };
}
