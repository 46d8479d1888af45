import type { Actor, Engine } from '@redlich/engine';
import { entriesOf, saveDeclared } from './entries.ts';

/** Who is behind a door, as it is entered where that door is set up. */
export interface Provider {
  readonly companyName: string;
  /** ISO 3166-1 alpha-2, or empty. */
  readonly companyCountry: string;
  /** ISO code of the country outside the EEA that gets the data, or empty. */
  readonly thirdCountry: string;
  readonly safeguard: string;
  /** When the agreement under Art. 28 (3) was concluded, as ISO date. */
  readonly agreementOn: string | null;
}

/** What is entered about the companies behind doors, by the door's id. */
export async function namedProviders(engine: Engine): Promise<ReadonlyMap<string, Provider>> {
  const rows = (await entriesOf(engine.db)).filter(({ origin }) => origin === 'declared');
  return new Map(
    rows.map((row) => [
      row.id,
      {
        companyName: row.company_name,
        companyCountry: row.company_country,
        thirdCountry: row.third_country,
        safeguard: row.safeguard,
        agreementOn: row.agreement_on,
      },
    ]),
  );
}

/**
 * Enters who is behind a door into the register, so that the papers name them. What the register knows besides stays as it is.
 * @param place where that company is, unless the register knows better
 */
export async function nameProvider(
  engine: Engine,
  actor: Actor,
  door: string,
  provider: Provider,
  place: string,
): Promise<void> {
  const row = (await entriesOf(engine.db)).find(({ id }) => id === door);
  await saveDeclared(engine, actor, door, {
    ...provider,
    companyPlace: row?.company_place || place,
    agreementUntil: row?.agreement_until ?? null,
    agreementAt: row?.agreement_at ?? '',
    certificates: JSON.parse(row?.certificates ?? '[]'),
    checkOn: row?.check_on ?? null,
    revision: Number(row?.revision ?? 0),
  });
}
