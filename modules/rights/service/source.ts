import type { Language, PaperSource } from '@redlich/engine';
import { deviceStorage } from '../../../platform/http/device-storage.ts';
import { logKeeping } from '../../../platform/logging/index.ts';
import { controllerOf } from '../../../platform/settings/index.ts';
import type { Tenant } from '../../../platform/tenant.ts';
import { wordingsInForce } from '../../customers/index.ts';
import { knownRecipients } from '../../recipients/index.ts';

/**
 * What answers to persons are written from: the declarations, the owner's details, the register of recipients. Without pledges and
 * measures: an answer speaks of one person's data, not of how the system is guarded.
 */
export async function answerSource(tenant: Tenant, language: Language): Promise<PaperSource> {
  const { engine, settings } = tenant;
  return {
    register: engine.register,
    controller: await controllerOf(settings),
    recipients: await knownRecipients(engine),
    pledges: [],
    measures: [],
    wordings: await wordingsInForce(engine.db, engine.register),
    counts: new Map(),
    device: deviceStorage,
    log: logKeeping,
    hostedFor: [],
    periodOf: ({ id }) => engine.clock.periods().get(id),
    now: engine.now(),
    language,
  };
}
