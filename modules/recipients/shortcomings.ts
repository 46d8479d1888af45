import type { Shortcoming } from './schemas.ts';

/** What decides whether a recipient is in order. */
export interface Judged {
  readonly inUse: boolean;
  readonly role: 'processor' | 'controller' | 'joint-controller';
  readonly companyName: string;
  readonly thirdCountry: string;
  readonly safeguard: string;
  readonly agreementOn: string | null;
  readonly agreementUntil: string | null;
  readonly certificates: readonly { readonly validUntil: string | null }[];
  readonly checkOn: string | null;
}

/** Days before its end an agreement or a certificate is called to mind. */
export const reminderDays = 60;

/**
 * What is not in order with a recipient that is in use: nobody named, no agreement with a processor (Art. 28 (3)) or a joint
 * controller (Art. 26) or one that has ended or soon will, a third country without a safeguard (Art. 44), a certificate that ends, a check that is due. One that is not
 * in use gets nothing, so nothing is asked of it.
 * @param today local day as ISO date
 */
export function shortcomingsOf(judged: Judged, today: string): readonly Shortcoming[] {
  if (!judged.inUse) return [];
  const soon = new Date(Date.parse(today) + reminderDays * 86_400_000).toISOString().slice(0, 10);
  const ends = judged.certificates.flatMap(({ validUntil }) => validUntil ?? []);
  const found: Shortcoming[] = [];
  if (judged.companyName === '') found.push('company-missing');
  if (judged.role !== 'controller' && judged.agreementOn === null) found.push('agreement-missing');
  if (judged.agreementUntil !== null && judged.agreementUntil < today) found.push('agreement-expired');
  else if (judged.agreementUntil !== null && judged.agreementUntil <= soon) found.push('agreement-expiring');
  if (judged.thirdCountry !== '' && judged.safeguard === '') found.push('safeguard-missing');
  if (ends.some((end) => end < today)) found.push('certificate-expired');
  else if (ends.some((end) => end <= soon)) found.push('certificate-expiring');
  if (judged.checkOn !== null && judged.checkOn <= today) found.push('check-due');
  return found;
}
