import { broken, kept, notYetProvable, type Pledge, pledge } from '@redlich/engine';
import { keptProbing } from '../alarms/probing/kept-probing.ts';
import { recognisesAttacks } from '../alarms/probing/watch-requests.ts';
import { rolesOf } from './accounts.ts';
import { staffSession } from './declaration.ts';
import { loginTables } from './tables.ts';

const dayMs = 86_400_000;

/** What should be gone may be there until the next sweep, and over a night without power. */
const patienceMs = 26 * 3_600_000;

const loginStrong = pledge({
  id: 'login.strong',
  sentence: {
    de: 'Jede beschäftigte Person hat einen eigenen Zugang mit starkem Passwort und auf Wunsch zweitem Faktor oder Passkey; Rechte sind Person für Person benannt, Fehlversuche sperren auf Zeit.',
    en: 'Every member of staff has an account of their own with a strong password and, if wanted, a second factor or passkey; rights are named person by person, failed attempts lock for a time.',
  },
  async check({ db }) {
    const open = await loginTables(db)
      .selectFrom('records.staff_account')
      .selectAll()
      .where('active', '=', 1)
      .execute();
    if (open.length === 0) return notYetProvable('Noch gibt es keinen Zugang.', 'There is no account yet.');
    const names = new Set(open.map((row) => row.login_hash));
    const wrong =
      open.filter((row) => !row.login_hash || rolesOf(row).length === 0).length + open.length - names.size;
    if (wrong > 0) {
      return broken(
        `${wrong} von ${open.length} Zugängen haben keinen eigenen Anmeldenamen oder keine benannte Rolle.`,
        `${wrong} of ${open.length} accounts have no login name of their own or no named role.`,
      );
    }
    const strong = open.filter((row) => row.second_factor === 1).length;
    return kept(
      `${open.length} offene Zugänge, jeder mit eigenem Anmeldenamen und benannten Rollen; ${strong} mit zweitem Faktor.`,
      `${open.length} open accounts, each with a login name of its own and named roles; ${strong} with a second factor.`,
    );
  },
});

const attackEvidence = pledge({
  id: 'logs.attack',
  sentence: {
    de: 'Ein Angriff oder Fehlversuch wird mit Adresse, Browser und Anmeldename versiegelt festgehalten und nach höchstens sieben Tagen gelöscht.',
    en: 'An attack or failed attempt is kept sealed with address, browser and login name, and erased after seven days at most.',
  },
  async check({ db, now }) {
    if (!recognisesAttacks())
      return broken(
        'Ein gestellter Angriff wurde nicht erkannt.',
        'An attack that was staged was not recognised.',
      );
    const found = await loginTables(db)
      .selectFrom('records.sign_in_attempt')
      .select((row) => [row.fn.countAll<number>().as('count'), row.fn.min('created_at').as('oldest')])
      .executeTakeFirst();
    const attempts = Number(found?.count ?? 0);
    const requests = await keptProbing(db);
    if (attempts + requests.count === 0)
      return notYetProvable(
        'Es ist kein Fehlversuch und keine Anfrage eines Angriffs festgehalten.',
        'No failed attempt and no request of an attack is on record.',
      );
    const oldest = Math.min(attempts === 0 ? now() : Number(found?.oldest), requests.oldest ?? now());
    const days = Math.floor((now() - oldest) / dayMs);
    return now() - oldest > 7 * dayMs + patienceMs
      ? broken(
          `Von einem Angriff oder Fehlversuch ist etwas nach ${days} Tagen noch da.`,
          `Of an attack or failed attempt something is still there after ${days} days.`,
        )
      : kept(
          `${attempts} Fehlversuche, ${requests.count} Anfragen von Angriffen, das älteste ist ${days} Tage alt.`,
          `${attempts} failed attempts, ${requests.count} requests of attacks, the oldest is ${days} days old.`,
        );
  },
});

const oneCookie = pledge({
  id: 'portal.cookie',
  sentence: {
    de: 'Es gibt ein einziges Cookie: eine zufällige Sitzungsnummer, die mit dem Browser endet. Gespeichert ist nur ihr Prüfwert, ohne Adresse und Browser.',
    en: 'There is one single cookie: a random session id that ends with the browser. Only its hash is stored, without address or browser.',
  },
  async check({ db, now }) {
    const rows = await loginTables(db)
      .selectFrom('records.staff_session')
      .select(['token_hash', 'created_at'])
      .execute();
    const personal = Object.keys(staffSession.sealed).length;
    const wrong = rows.filter(
      (row) => !/^[0-9a-f]{64}$/.test(row.token_hash) || now() - row.created_at > 2 * dayMs + patienceMs,
    );
    if (personal > 0 || wrong.length > 0) {
      return broken(
        `${wrong.length} Sitzungen sind zu alt oder nicht nur als Prüfwert gespeichert.`,
        `${wrong.length} sessions are too old or not stored as a hash only.`,
      );
    }
    return kept(
      `${rows.length} Sitzungen, nur als Prüfwert gespeichert, keine älter als ein Tag.`,
      `${rows.length} sessions, stored as a hash only, none older than a day.`,
    );
  },
});

const accessLogs = pledge({
  id: 'portal.logs',
  sentence: {
    de: 'Zugriffe werden nie zusammen mit anderen persönlichen Daten festgehalten; was zu einer Sitzung gehört, wird mit ihr gelöscht.',
    en: 'Accesses are never kept together with other personal data; what belongs to a session is deleted with it.',
  },
  async check({ db, now }) {
    const rows = await loginTables(db)
      .selectFrom('records.staff_session')
      .select(['created_at', 'ended_at'])
      .execute();
    const personal = Object.keys(staffSession.sealed);
    if (personal.length > 0)
      return broken(
        'Zu Sitzungen werden persönliche Angaben gespeichert.',
        'Sessions hold personal details.',
      );
    const left = rows.filter(
      (row) =>
        now() - Number(row.created_at) > 2 * dayMs + patienceMs ||
        (row.ended_at !== null && now() - Number(row.ended_at) > patienceMs),
    );
    if (left.length > 0)
      return broken(
        `${left.length} Sitzungen sind zu Ende und noch nicht gelöscht.`,
        `${left.length} sessions are over and not deleted yet.`,
      );
    return kept(
      `${rows.length} Sitzungen ohne Adresse, Browser oder System; keine ist länger als einen Tag nach ihrem Ende da.`,
      `${rows.length} sessions without address, browser or system; none is there longer than a day after its end.`,
    );
  },
});

/** What the login promises. */
export const loginPledges: readonly Pledge[] = [loginStrong, attackEvidence, oneCookie, accessLogs];
