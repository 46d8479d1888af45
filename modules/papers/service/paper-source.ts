import type { DeviceStorage, KnownRecipient, LogKeeping, PaperSource, Pledge } from '@redlich/engine';
import { cookieName } from '../../../platform/http/describe-route.ts';
import { controllerOf } from '../../../platform/settings/index.ts';
import type { Tenant } from '../../../platform/tenant.ts';
import { deviceNotes } from '../../../platform/ui/device.ts';
import { wordingInForce } from '../../customers/index.ts';
import { checkPledges } from '../../privacy/index.ts';

/** All that papers are written from, but for the language. */
export type SourceInBothLanguages = Omit<PaperSource, 'language'>;

/** Collects what the papers are written from: the declarations, the owner's details, and the state of the running system. */
export async function paperSource(
  tenant: Tenant,
  pledges: readonly Pledge[],
): Promise<SourceInBothLanguages> {
  const { engine, settings } = tenant;
  const { checkedAt, pledges: checked } = await checkPledges(engine, pledges);
  const wordings = new Map<string, Awaited<ReturnType<typeof wordingInForce>>>();
  for (const consent of engine.register.consents.values())
    wordings.set(consent.id, await wordingInForce(engine.db, consent));
  return {
    register: engine.register,
    controller: await controllerOf(settings),
    recipients: await recipientsOf(tenant),
    pledges: checked.map((pledge) => ({ ...pledge, checkedAt })),
    measures: [],
    wordings,
    counts: new Map(),
    device,
    log,
    hostedFor: [],
    periodOf: ({ id }) => engine.clock.periods().get(id),
    now: engine.now(),
  };
}

/** The recipients modules declare, with whether the owner has switched them on. */
async function recipientsOf({ engine, egress }: Tenant): Promise<readonly KnownRecipient[]> {
  const shown = await egress.shown();
  return shown.map(({ recipient, on }) => ({
    id: recipient.id,
    title: recipient.title,
    role: recipient.role,
    receives: recipient.receives,
    thirdCountry: recipient.thirdCountry,
    company: null,
    agreementOn: null,
    certificates: [],
    inUse: on,
    activities: engine.register.activities
      .filter((activity) => activity.recipients.some((each) => each.id === recipient.id))
      .map((activity) => activity.id),
  }));
}

const device: readonly DeviceStorage[] = [
  {
    id: 'session',
    form: 'cookie',
    name: cookieName,
    purpose: {
      de: 'hält die Anmeldung: eine Zufallszahl ohne weiteren Inhalt',
      en: 'keeps the sign-in: a random number without further content',
    },
    lifetime: { de: 'bis der Browser geschlossen wird', en: 'until the browser is closed' },
  },
  ...Object.entries(deviceNotes).map(([id, { purpose, lifetime }]) => ({
    ...{ id, form: 'local-storage' as const, name: `redlich-${id}`, purpose, lifetime },
  })),
];

/** What the program writes about its own running; which events there are is declared in `platform/logging/events.ts`. */
const log: LogKeeping = {
  holds: {
    de: 'Das Protokoll des Servers nennt, was geschah (aufgerufene Funktion, Ergebnis, Dauer, Fehlerkennung), und nie, wer es war: keine Netzadresse, keine Mailadresse, keinen Namen.',
    en: 'The server’s log names what happened (function called, result, duration, id of a fault) and never who it was: no network address, no mail address, no name.',
  },
  keptFor: {
    de: 'Es enthält keine personenbezogenen Daten und hat deshalb keine Löschfrist.',
    en: 'It holds no personal data and so has no deletion period.',
  },
};
