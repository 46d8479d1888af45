import { program } from '@redlich/engine';
import { clockAlarm, storeAlarm } from '../../alarms/kinds.ts';
import { type Clock, computerTime } from '../../clock.ts';
import { bilingual } from '../../i18n/translate.ts';
import { httpTexts as texts } from '../texts.ts';
import type { HealthCheck } from './check.ts';
import { beat } from './tables.ts';

/** Writes one number and waits until it is on the disk. */
export const storeCheck: HealthCheck = {
  id: 'store',
  title: bilingual(texts, 'health.store'),
  alarm: { kind: storeAlarm },
  async run(tenant) {
    const started = performance.now();
    try {
      await tenant.engine.write(program, beat);
      return { state: 'ok', value: Math.round(performance.now() - started) };
    } catch {
      return { state: 'failed', value: null };
    }
  },
};

/** Periods are counted by the computer's clock, so a jump of it is worth a look. */
const jumpMs = 60_000;

/** A jump is told for a day; then the clock as it goes now is what it is measured by. */
const toldForMs = 86_400_000;

/**
 * How far the computer's clock has moved against its own tick counter since the start: somebody set it, or it runs wrong.
 * What a demonstration put the clock forward by does not count.
 */
export function clockCheck(clock: Clock): HealthCheck {
  let offset = computerTime(clock) - performance.now();
  let jumpedAt: number | null = null;
  return {
    id: 'clock',
    title: bilingual(texts, 'health.clock'),
    alarm: { kind: clockAlarm },
    async run() {
      const drift = Math.round(computerTime(clock) - performance.now() - offset);
      const jumped = Math.abs(drift) > jumpMs;
      jumpedAt = jumped ? (jumpedAt ?? performance.now()) : null;
      if (jumpedAt !== null && performance.now() - jumpedAt > toldForMs) offset += drift;
      return { state: jumped ? 'warning' : 'ok', value: drift };
    },
  };
}
