import type { Engine } from '@redlich/engine';
import type { Board } from '../schemas.ts';

/** How a running backup is getting on. */
export type BackupRunning = NonNullable<Board['running']>;

/** How a running drill is getting on. */
export type DrillRunning = NonNullable<Board['drill']['running']>;

/** The backups that run in this process. */
export const backups = new WeakMap<Engine, { progress: BackupRunning }>();

/** The drills that are held in this process. */
export const drills = new WeakMap<Engine, DrillRunning>();
