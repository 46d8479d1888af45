import { addressLine } from '../describe-controller.ts';
import type { ContactPoint, KnownRecipient, PaperSource } from '../source.ts';
import type { Voice } from '../voice.ts';
import type { ConsentParty } from './record-types.ts';

/** Everybody who has to do with a consent: controller, officer, authority, recipients. Named as far as the owner entered them. */
export function partiesOf(
  { controller }: PaperSource,
  recipients: readonly KnownRecipient[],
  { of }: Voice,
): readonly ConsentParty[] {
  const { company, officer, authority } = controller;
  return [
    partyOf('controller', 'pii_controller', company),
    ...(officer === null || officer === 'none-required' ? [] : [partyOf('officer', 'dpo', officer)]),
    ...(authority === null
      ? []
      : [
          {
            ...partyOf('authority', 'authority', authority),
            ...(authority.website === '' ? {} : { party_url: authority.website }),
          },
        ]),
    ...recipients.map(
      ({ id, title, role, company: known }): ConsentParty => ({
        party_id: id,
        party_name: known?.name ?? of(title),
        party_role:
          role === 'processor'
            ? 'pii_processor'
            : role === 'joint-controller'
              ? 'pii_controller'
              : 'third_party',
        ...(known === null ? {} : { party_address: `${known.place}, ${known.country}` }),
      }),
    ),
  ];
}

function partyOf(id: string, role: ConsentParty['party_role'], point: ContactPoint): ConsentParty {
  const address = addressLine(point);
  return {
    party_id: id,
    party_name: point.name,
    party_role: role,
    ...(address === '' ? {} : { party_address: address }),
    ...(point.email === '' ? {} : { party_email: point.email }),
    ...(point.phone === '' ? {} : { party_phone: point.phone }),
  };
}
