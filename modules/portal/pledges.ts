import { broken, kept, notYetProvable, pledge } from '@redlich/engine';
import { recognisesAttacks } from '../../platform/alarms/index.ts';
import { defenceOf, isOver } from '../../platform/login/index.ts';
import { linksOfAccounts } from './service/accounts.ts';
import { oldestWaitingNotice } from './service/notice-mails.ts';
import { portalSessions } from './service/sessions.ts';

const portalProtected = pledge({
  id: 'portal.protected',
  sentence: {
    de: 'Kunden und Partner tauschen Informationen, Anfragen und Dateien in einem geschützten Bereich aus; jede Person hat einen eigenen Zugang mit eigenem Passwort.',
    en: 'Customers and partners exchange information, enquiries and files in a protected area; every person has an account and a password of their own.',
  },
  async check(engine) {
    const accounts = await linksOfAccounts(engine);
    if (accounts.length === 0)
      return notYetProvable('Das Portal hat noch keine Zugänge.', 'The portal has no accounts yet.');
    const endless = accounts.filter((row) => row.link_hash !== null && row.link_until === null).length;
    return endless > 0
      ? broken(`${endless} Einladungslinks laufen nicht ab.`, `${endless} invitation links do not expire.`)
      : kept(
          `${accounts.length} Zugänge, jeder für eine Person; Einladungslinks laufen ab.`,
          `${accounts.length} accounts, each for one person; invitation links expire.`,
        );
  },
});

const portalNotify = pledge({
  id: 'portal.notify',
  sentence: {
    de: 'Nutzende erfahren von Sicherheitsupdates, neuen Funktionen und wichtigen Hinweisen auf dem Weg, den sie selbst wählen.',
    en: 'Users are told of security patches, new features and important hints by the way they choose themselves.',
  },
  async check(engine) {
    const waiting = await oldestWaitingNotice(engine);
    if (waiting === null)
      return kept('Kein Hinweis wartet auf seinen Versand.', 'No notice waits to be sent.');
    const hours = Math.floor((engine.now() - waiting) / 3_600_000);
    return hours < 24
      ? kept(
          `Der älteste wartende Hinweis ist ${hours} Stunden alt.`,
          `The oldest waiting notice is ${hours} hours old.`,
        )
      : broken(
          `Ein Hinweis wartet seit ${hours} Stunden auf seinen Versand.`,
          `A notice has waited to be sent for ${hours} hours.`,
        );
  },
});

const portalLogs = pledge({
  id: 'portal.logs',
  sentence: {
    de: 'Zugriffsdaten (Browser, Version, System, Adresse, Zeit) speichern wir nie zusammen mit anderen personenbezogenen Daten; eine Sitzung wird mit ihrem Ende gelöscht.',
    en: 'Access data (browser, version, system, address, time) is never stored together with other personal data; a session is deleted when it ends.',
  },
  async check(engine) {
    const sessions = await portalSessions.all(engine);
    // The job that clears them away runs every ten minutes.
    const late = sessions.filter((row) => isOver(row, engine.now() - 1_800_000)).length;
    return late > 0
      ? broken(
          `${late} beendete Sitzungen sind noch gespeichert.`,
          `${late} ended sessions are still stored.`,
        )
      : kept(
          `${sessions.length} laufende Sitzungen, keine beendete; eine Sitzung enthält weder Adresse noch Browser.`,
          `${sessions.length} running sessions, none that has ended; a session holds neither address nor browser.`,
        );
  },
});

const portalAbuse = pledge({
  id: 'portal.abuse',
  sentence: {
    de: 'Missbrauch, Betrug und Angriffsversuche erkennen und unterbinden wir.',
    en: 'We detect and stop abuse, fraud and attempted attacks.',
  },
  async check(engine) {
    if (!recognisesAttacks())
      return broken(
        'Ein gestellter Angriff wurde nicht erkannt.',
        'An attack that was staged was not recognised.',
      );
    const { failures, locked, slippedThrough } = await defenceOf(engine);
    return slippedThrough > 0
      ? broken(
          `${slippedThrough} Anmeldeversuche wurden geprüft, obwohl der Anmeldename gesperrt war.`,
          `${slippedThrough} attempts to sign in were checked although the login name was locked.`,
        )
      : kept(
          `Ein gestellter Angriff wurde erkannt; ${failures} Fehlversuche liegen vor, keiner kam an einer Sperre vorbei, ${locked} Anmeldenamen sind gerade gesperrt.`,
          `A staged attack was recognised; ${failures} failed attempts are on record, none got past a lock, ${locked} login names are locked right now.`,
        );
  },
});

/** The pledges this module keeps. */
export const portalPledges = [portalProtected, portalNotify, portalLogs, portalAbuse] as const;
