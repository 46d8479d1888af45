import { program } from '@redlich/engine';
import { dataProtectionSetting } from '../../platform/settings/data-protection.ts';
import type { Tenant } from '../../platform/tenant.ts';
import type { ApiClient } from './api-client.ts';

/** What the invented owner knows about the shop's data protection. */
export async function answerDataProtection({ settings }: Tenant): Promise<void> {
  await settings.set(program, dataProtectionSetting, {
    ...dataProtectionSetting.initial,
    representative: 'Frieda Seitenweise, Inhaberin',
    officerState: 'named',
    officer: {
      ...dataProtectionSetting.initial.officer,
      name: 'Datenschutz, Buchhandlung Seitenweise',
      street: 'Am Alten Hafen 12',
      postcode: '23966',
      city: 'Wismar',
      email: 'datenschutz@seitenweise.example',
    },
    hostingPlace: 'Wismar, im Laden',
    hostingProvider: 'Buchhandlung Seitenweise',
    hostingCountry: 'DE',
  });
}

interface Listed {
  readonly papers: readonly {
    readonly id: string;
    readonly state: string;
    readonly missing: readonly unknown[];
  }[];
}

/** Puts every paper in force that is complete and says something new. */
export async function publishPapers(owner: ApiClient, reason: string): Promise<void> {
  const { papers } = await owner.send<Listed>('GET', '/api/papers');
  for (const { id, state, missing } of papers)
    if (state !== 'in-force' && missing.length === 0)
      await owner.send('POST', `/api/papers/${id}/versions`, { reason });
}

const nothingMore = {
  thirdCountry: '',
  safeguard: '',
  agreementOn: null,
  certificates: [],
  checkOn: null,
  inUse: true,
} as const;

/** Enters whom else the invented shop gives data to. */
export async function enterRecipients(owner: ApiClient): Promise<void> {
  await owner.send('POST', '/api/register/own', {
    ...nothingMore,
    title: 'Steuerberatung',
    role: 'controller',
    receives: 'Belege und Aufzeichnungen für Buchführung und Steuern',
    companyName: 'Steuerkanzlei Kogge',
    companyPlace: 'Wismar',
    companyCountry: 'DE',
  });
  await owner.send('POST', '/api/register/own', {
    ...nothingMore,
    title: 'Aktenvernichtung',
    role: 'processor',
    receives: 'ausgesonderte Papierunterlagen in verschlossenen Behältern',
    companyName: 'Reißwolf am Hafen',
    companyPlace: 'Rostock',
    companyCountry: 'DE',
    agreementOn: '2026-02-02',
    certificates: [{ title: 'DIN 66399, Schutzklasse 2', validUntil: '2027-01-10' }],
  });
}
