import { program } from '@redlich/engine';
import { type Clock, computerTime } from '../../clock.ts';
import { bilingual } from '../../i18n/translate.ts';
import { httpTexts as texts } from '../texts.ts';
import type { HealthCheck } from './check.ts';
import { beat } from './tables.ts';

/** Writes one number and waits until it is on the disk. */
export const storeCheck: HealthCheck = {
  id: 'store',
  title: bilingual(texts, 'health.store'),
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

/**
 * How far the computer's clock has moved against its own tick counter since the start: somebody set it, or it runs wrong.
 * What a demonstration put the clock forward by does not count.
 */
export function clockCheck(clock: Clock): HealthCheck {
  const offset = computerTime(clock) - performance.now();
  return {
    id: 'clock',
    title: bilingual(texts, 'health.clock'),
    async run() {
      const drift = Math.round(computerTime(clock) - performance.now() - offset);
      return { state: Math.abs(drift) > jumpMs ? 'warning' : 'ok', value: drift };
    },
  };
}
