import type { Text } from '@redlich/engine';

/** A door to the outside as the server tells of it. */
export interface Door {
  readonly id: string;
  readonly door: string;
  readonly instance: { readonly name: string; readonly label: string } | null;
  readonly title: Text;
  readonly role: 'processor' | 'controller' | 'joint-controller';
  readonly receives: Text;
  readonly thirdCountry: { readonly country: string; readonly safeguard: Text } | null;
  readonly on: boolean;
  readonly host: string | null;
  readonly port: number | null;
  readonly ownNetwork: boolean;
  readonly uses: number;
  readonly lastUsedAt: number | null;
  readonly openNow: number;
  readonly sent: number;
  readonly received: number;
  readonly budget: { readonly usesADay: number; readonly bytesADay: number };
  readonly spent: { readonly day: string; readonly usesToday: number; readonly bytesToday: number };
  readonly revision: number;
}

/** All doors. */
export interface Doors {
  readonly recipients: readonly Door[];
}

/** What switching a door makes stale. */
export const concerned = ['/api/recipients', '/api/register', '/api/papers', '/api/pledges'] as const;

/** Recipients that are set up elsewhere, with more than a host: the page of their settings. */
export const setUpElsewhere: Readonly<Record<string, `/${string}`>> = {
  'mail-provider': '/settings/mail.smtp',
};

const units = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'] as const;

/** Bytes in the unit a person would say them in: `3,2 MB`. */
export function bytesText(bytes: number, language: string): string {
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1);
  const digits = power === 0 ? 0 : 1;
  const number = (bytes / 1_000 ** power).toLocaleString(language, { maximumFractionDigits: digits });
  return `${number} ${units[power]}`;
}
