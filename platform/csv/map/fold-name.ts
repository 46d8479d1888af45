import { foldText } from '@redlich/engine';

/** What headings and words have in common that mean the same: `Kunden-Nr.`, `kunden_nr`, `KUNDENNR`; `Straße`, `strasse`. */
export const foldName = (name: string): string => foldText(name).replace(/[^\p{L}\p{N}]/gu, '');
