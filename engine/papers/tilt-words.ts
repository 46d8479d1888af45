import { domainToASCII } from 'node:url';
import { partsOf } from '../clock/period-text.ts';
import type { LawReference, LegalBasis, Period } from '../declare/index.ts';

/** A period as ISO 8601 writes it: `P8Y`. */
export function isoPeriod(period: Period): string {
  const { count, unit } = partsOf(period);
  return `P${count}${{ days: 'D', months: 'M', years: 'Y' }[unit]}`;
}

/** The reference of a basis in TILT's spelling: `GDPR-6-1-b`. */
export const tiltBasis = ({ article }: LegalBasis): string => `GDPR-${article}`;

/** A provision in TILT's spelling, each paragraph on its own: `§ 146 Abs. 1, § 147 Abs. 1 Nr. 1` becomes `AO-146-1`, `AO-147-1-1`. */
export function tiltReferences({ law, provision }: LawReference): readonly string[] {
  const code = law === 'DSGVO' ? 'GDPR' : law.toUpperCase().replace(/[^A-Z]/g, '');
  return provision
    .split(/,\s*(?=§|Art\.)/)
    .map((part) => part.match(/\d+[a-z]*/g) ?? [])
    .filter((numbers) => numbers.length > 0)
    .map((numbers) => [code, ...numbers].join('-'));
}

/** The laws a statute names: `§ 147 Abs. 1 Nr. 1, Abs. 3 AO; § 257 HGB` becomes `AO-147`, `HGB-257`. */
export function tiltStatutes(law: string): readonly string[] {
  return law.split(';').flatMap((part) => {
    const paragraph = /\d+[a-z]*/.exec(part)?.[0];
    const code = /\p{L}+$/u.exec(part.trim())?.[0];
    return paragraph === undefined || code === undefined
      ? []
      : tiltReferences({ law: code, provision: `§ ${paragraph}` });
  });
}

const phonePattern = /^\+*\(?[0-9]{1,4}\)?[-\s./0-9]*$/;

/** A phone number as the schema takes it, or nothing where it cannot be written so. */
export function tiltPhone(phone: string): { readonly phone?: string } {
  const plain = phone.replace(/\(0\)\s*/, '').trim();
  return plain !== '' && phonePattern.test(plain) ? { phone: plain } : {};
}

/** A mail address with its domain in ASCII, because the schema's format knows no other. */
export function tiltEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return at < 0 ? email : `${email.slice(0, at)}@${domainToASCII(email.slice(at + 1))}`;
}
