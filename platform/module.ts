import type { Declaration, Pledge } from '@redlich/engine';
import type { Kysely } from 'kysely';
import type { Api } from './http/api.ts';
import type { FramedPage } from './http/framed-page.ts';
import type { HealthCheck } from './http/health/check.ts';
import type { Texts } from './i18n/index.ts';
import type { Job } from './jobs/job.ts';
import type { Entrance } from './login/entrance.ts';
import type { Setting } from './settings/settings.ts';

/** One step forwards of a module's plain tables (those without personal data, and extra indexes). Never edited once published. */
export interface Migration {
  /** `0001-articles`; sorted by this within the module. */
  readonly id: string;
  // biome-ignore lint/suspicious/noExplicitAny: a migration knows only the tables of its own time
  up(db: Kysely<any>): Promise<void>;
}

/** A part of the business: what it declares, stores, answers and does by the clock. All modules stand in one explicit list. */
export interface Module {
  readonly id: string;
  readonly declaration: Declaration;
  readonly migrations: readonly Migration[];
  readonly texts: Texts;
  readonly routes: (api: Api) => void;
  readonly jobs: readonly Job[];
  /** What the owner can set about this part; left out where there is nothing to set. */
  readonly settings?: readonly Setting[];
  /** A way in for people who are no staff. */
  readonly entrance?: Entrance;
  /** Its page that may stand in a frame on websites the owner names. */
  readonly framed?: FramedPage;
  /** What is looked at to know whether this part is well, beside its jobs: every half minute, and when `/health` or `/metrics` is asked. */
  readonly checks?: readonly HealthCheck[];
  /** The published sentences this part keeps, with their checks. */
  readonly pledges?: readonly Pledge[];
}
