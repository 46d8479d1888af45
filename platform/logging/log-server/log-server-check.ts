import type { HealthCheck } from '../../http/health/check.ts';
import { isAway, logServerState } from './state.ts';

/** Whether the log server has what was sent: a warning when it has been away for ten minutes. Well, too, while none is on. */
export const logServerCheck: HealthCheck = {
  id: 'log-server',
  title: {
    de: 'Protokollserver hat das Protokoll (1 ja, 0 nein)',
    en: 'Log server has the log (1 yes, 0 no)',
  },
  async run({ engine }) {
    const state = logServerState(engine);
    if (state === null) return { state: 'ok', value: null };
    return { state: isAway(state) ? 'warning' : 'ok', value: state.reached ? 1 : 0 };
  },
};
