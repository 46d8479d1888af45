import type { Engine, Step } from '@redlich/engine';
import type { Alarms } from './alarms/alarm.ts';
import type { Egress } from './egress/egress.ts';
import type { Settings } from './settings/settings.ts';

/** One customer of this installation: own engine (own databases, own keys), own settings, own door to the outside. */
export interface Tenant {
  /** Short name in lower case, as typed at login when there are several. */
  readonly id: string;
  /** Where its data lies on this computer. */
  readonly folder: string;
  readonly engine: Engine;
  /** All steps its tables were made by; a rehearsed restore makes them anew. */
  readonly steps: readonly Step[];
  readonly settings: Settings;
  readonly egress: Egress;
  readonly alarms: Alarms;
}
