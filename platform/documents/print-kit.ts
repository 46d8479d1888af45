import type { Language } from '@redlich/engine';
import { formatInstant } from '../i18n/format.ts';
import { translate } from '../i18n/translate.ts';
import { kitTexts } from './kit-texts.ts';
import { typeset } from './render-pdf.ts';

/** What stands on a recovery kit. */
export interface PrintedKit {
  readonly company: string;
  readonly tenant: string;
  readonly madeAt: number;
  readonly words: readonly string[];
  readonly fingerprint: string;
  /** The words as a QR code, SVG. */
  readonly qr: string;
}

/** Prints a recovery kit, a page in German and one in English. It is made in memory and lies nowhere. */
export function printKit(kit: PrintedKit): Promise<Uint8Array> {
  const { company, words, fingerprint, qr } = kit;
  const pages = (['de', 'en'] as const).map((language) => pageIn(language, kit));
  return typeset(
    new URL('./kit.typ', import.meta.url),
    { paper: JSON.stringify({ company: company || 'Redlich', words, fingerprint, qr, pages }) },
    kit.madeAt,
  );
}

function pageIn(language: Language, { company, tenant, madeAt, fingerprint }: PrintedKit) {
  const say = (key: Parameters<typeof translate<typeof kitTexts>>[2]) => translate(kitTexts, language, key);
  return {
    language,
    title: say('title'),
    lead: say('lead'),
    warning: say('warning'),
    code: say('code'),
    facts: [
      { label: say('company'), value: company || '–' },
      { label: say('tenant'), value: tenant },
      { label: say('date'), value: formatInstant(madeAt, 'day', language) },
      { label: say('fingerprint'), value: fingerprint },
    ],
    how: say('how'),
    steps: [say('steps.install'), say('steps.disks'), say('steps.restore'), say('steps.start')],
    keep: say('keep'),
    rules: [say('rules.apart'), say('rules.copies'), say('rules.photo'), say('rules.test')],
  };
}
