import type { AnyKind, SealedField } from '../declare/index.ts';
import type { Engine } from '../engine.ts';
import type { PersonId, RecordId } from '../ids.ts';
import { wordsOf } from '../vault/words.ts';
import type { CopiedRecord } from './view.ts';

/** A place in a person's copy where somebody else may be named. Says where and which words, never who. */
export interface Mention {
  readonly record: RecordId;
  readonly field: string;
  /** The words of the field that are also names of somebody else, as they stand there. */
  readonly words: readonly string[];
}

/** DPV classes of names; their fields are what other persons are found by. */
const isName = ({ category, search }: SealedField): boolean =>
  category === 'dpv-pd:Name' && search === 'words';

/** Free text: written by people about anything. Fields with a class of their own (names, addresses, languages) are not. */
const freeText: ReadonlySet<string> = new Set([
  'dpv-pd:Behavioral',
  'dpv-pd:Communication',
  'dpv-pd:Preference',
  'dpv-pd:Opinion',
]);

/** Words looked up per word at most; a name that fits so many persons fits somebody else among them. */
const hitsLookedAt = 20;

/**
 * Finds in a record's free text the capitalised words that are names of other persons, by the blind index. Knows no names but those
 * stored here, and cannot tell a name from a word that is one or begins one (*Winter*, *Mül*): it points a reviewer to places to
 * read, rather too many than too few, and misses whoever is not stored. What it answers tells nothing about whose name it is.
 */
export async function mentionsIn(
  engine: Engine,
  person: PersonId,
  record: CopiedRecord,
): Promise<readonly Mention[]> {
  const searched = namedKinds(engine);
  const mentions: Mention[] = [];
  for (const { id, category, value, withheld } of record.fields) {
    if (withheld !== null || category === null || !freeText.has(category)) continue;
    const words: string[] = [];
    for (const word of capitalised(value))
      if (await namesSomebodyElse(engine, searched, person, word)) words.push(word);
    if (words.length > 0) mentions.push({ record: record.id, field: id, words });
  }
  return mentions;
}

const namedKinds = (engine: Engine): readonly AnyKind[] =>
  [...engine.register.kinds.values()].filter((kind) =>
    Object.values(kind.sealed as Readonly<Record<string, SealedField>>).some(isName),
  );

/** Words that stand before names, and would be found as beginnings of them (*Frauke*, *Herrmann*). */
const beforeNames: ReadonlySet<string> = new Set([
  'Frau',
  'Fräulein',
  'Herr',
  'Herrn',
  'Familie',
  'Firma',
  'Miss',
  'Mister',
]);

/** Words of three letters or more that begin with a capital, each once. */
function capitalised(value: unknown): readonly string[] {
  const text = Array.isArray(value) ? value.join(' ') : typeof value === 'string' ? value : '';
  const words = new Set(text.match(/\p{Lu}[\p{L}\p{M}]{2,}/gu) ?? []);
  return [...words].filter((word) => !beforeNames.has(word));
}

async function namesSomebodyElse(
  engine: Engine,
  kinds: readonly AnyKind[],
  person: PersonId,
  word: string,
): Promise<boolean> {
  const [folded] = wordsOf(word);
  if (folded === undefined) return false;
  for (const kind of kinds) {
    const ids = await engine.search(kind, folded, hitsLookedAt);
    if (ids.length === 0) continue;
    const others = await engine.db
      .selectFrom(`records.${kind.id}`)
      .select('id')
      .where('id', 'in', [...ids])
      .where('person_id', '!=', person)
      .limit(1)
      .execute();
    if (others.length > 0) return true;
  }
  return false;
}
