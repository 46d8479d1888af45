import type { Text } from '@redlich/engine';

/** An alarm as the server tells of it. */
export interface ShownAlarm {
  readonly id: string;
  readonly alarm: string;
  readonly title: Text;
  readonly advice: Text;
  readonly severity: 'critical' | 'warning';
  readonly ends: 'by-itself' | 'by-hand';
  readonly about: string;
  readonly since: number;
  readonly lastAt: number;
  readonly times: number;
  readonly clearedAt: number | null;
}

/** What stands, the worst first, and what stood. */
export interface AlarmsReply {
  readonly standing: readonly ShownAlarm[];
  readonly past: readonly ShownAlarm[];
}

/** How the server is, check by check; details for an owner only. */
export interface HealthReply {
  readonly checks?: readonly {
    readonly id: string;
    readonly title: Text;
    readonly state: 'ok' | 'warning' | 'failed';
    readonly value: number | null;
  }[];
}

/** Who may see alarms. */
export const alarmRoles = ['owner', 'manager', 'officer'] as const;
