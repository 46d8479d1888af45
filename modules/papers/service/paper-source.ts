import type { PaperSource, Pledge } from '@redlich/engine';
import { deviceStorage } from '../../../platform/http/device-storage.ts';
import { logKeeping } from '../../../platform/logging/index.ts';
import { controllerOf } from '../../../platform/settings/index.ts';
import type { Tenant } from '../../../platform/tenant.ts';
import { wordingsInForce } from '../../customers/index.ts';
import { measureAnswers } from '../../measures/index.ts';
import { checkPledges } from '../../privacy/index.ts';
import { knownRecipients } from '../../recipients/index.ts';

/** All that papers are written from, but for the language. */
export type SourceInBothLanguages = Omit<PaperSource, 'language'>;

/** Collects what the papers are written from: the declarations, the owner's details, and the state of the running system. */
export async function paperSource(
  tenant: Tenant,
  pledges: readonly Pledge[],
): Promise<SourceInBothLanguages> {
  const { engine, settings } = tenant;
  const { checkedAt, pledges: checked } = await checkPledges(engine, pledges);
  return {
    register: engine.register,
    controller: await controllerOf(settings),
    recipients: await knownRecipients(engine),
    pledges: checked.map((pledge) => ({ ...pledge, checkedAt })),
    measures: await measureAnswers(engine),
    wordings: await wordingsInForce(engine.db, engine.register),
    counts: new Map(),
    device: deviceStorage,
    log: logKeeping,
    hostedFor: [],
    periodOf: ({ id }) => engine.clock.periods().get(id),
    now: engine.now(),
  };
}
