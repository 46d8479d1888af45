import type { Language, PaperSource } from '@redlich/engine';
import { controllerOf } from '../../../platform/settings/index.ts';
import type { Tenant } from '../../../platform/tenant.ts';

/** What answers to persons are written from: the declarations, the owner's details, recipients in use. */
export async function answerSource(tenant: Tenant, language: Language): Promise<PaperSource> {
  const { engine, settings, egress } = tenant;
  const shown = await egress.shown();
  return {
    register: engine.register,
    controller: await controllerOf(settings),
    recipients: shown.map(({ recipient, on }) => ({
      ...{ id: recipient.id, title: recipient.title, role: recipient.role },
      ...{ receives: recipient.receives, thirdCountry: recipient.thirdCountry },
      ...{ company: null, agreementOn: null, certificates: [], inUse: on },
      activities: engine.register.activities
        .filter((activity) => activity.recipients.some((each) => each.id === recipient.id))
        .map((activity) => activity.id),
    })),
    pledges: [],
    measures: [],
    wordings: new Map(),
    counts: new Map(),
    device: [],
    log: { holds: { de: '', en: '' }, keptFor: { de: '', en: '' } },
    hostedFor: [],
    periodOf: ({ id }) => engine.clock.periods().get(id),
    now: engine.now(),
    language,
  };
}
