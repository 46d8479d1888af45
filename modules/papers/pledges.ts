import { broken, type Engine, kept, notYetProvable, pledge, type Verdict } from '@redlich/engine';
import { publicPapers } from './service/public-papers.ts';
import { looksAndVersions } from './service/read-looks.ts';

/** A paper may be out of date for so long before the pledge counts as broken: a change is looked at on the next working day. */
const patienceMs = 4 * 86_400_000;

const papersCurrent = pledge({
  id: 'papers.current',
  sentence: {
    de: 'Unsere Datenschutzhinweise und die übrigen veröffentlichten Papiere können Sie jederzeit in der geltenden Fassung lesen; jede frühere Fassung bleibt lesbar.',
    en: 'You can read our privacy notice and the other published papers in the version in force at any time; every earlier version stays readable.',
  },
  check: currentPapers,
});

async function currentPapers(engine: Engine): Promise<Verdict> {
  const open = await publicPapers(engine);
  const owed = open.filter(({ readers }) => readers === 'public');
  const { versions, looks } = await looksAndVersions(
    engine,
    open.map(({ id }) => id),
  );
  const inForce = new Map(versions.map((version) => [version.paper, version]));
  const ready = owed.filter(({ id }) => inForce.has(id)).length;
  if (ready < owed.length)
    return notYetProvable(
      `${ready} von ${owed.length} Papieren, die jeder lesen können muss, sind in Kraft gesetzt.`,
      `${ready} of ${owed.length} papers that everybody has to be able to read are in force.`,
    );
  const stale = looks.filter(({ paper, looked_at, differs_since }) => {
    const version = inForce.get(paper);
    return (
      version !== undefined && Number(looked_at) >= Number(version.published_at) && differs_since !== null
    );
  });
  const late = stale.filter(({ differs_since }) => engine.now() - Number(differs_since) > patienceMs);
  if (late.length > 0)
    return broken(
      `${late.length} öffentliche Papiere sagen nicht mehr, was läuft, und sind nicht neu in Kraft gesetzt.`,
      `${late.length} public papers no longer say what runs and have not been put in force anew.`,
    );
  return kept(
    `${inForce.size} öffentliche Papiere in Kraft, ${inForce.size - ready} davon nach Wahl; ${versions.length} Fassungen lesbar; ${stale.length} mit einer Änderung, die auf Veröffentlichung wartet.`,
    `${inForce.size} public papers in force, ${inForce.size - ready} of them by choice; ${versions.length} versions readable; ${stale.length} with a change waiting to be published.`,
  );
}

/** What is handed out or signed, and the record with its example to go by. */
const templates = [
  'privacy-agreement',
  'notice-short',
  'information-sheet',
  'consent-form',
  'processing-record',
  'record-example',
];

const papersTemplates = pledge({
  id: 'papers.templates',
  sentence: {
    de: 'Datenschutzvereinbarung, Informationen, Kundeninformation, Einwilligungen und Verzeichnis mit ausgefülltem Beispiel liegen fertig bereit, als PDF und zum Bearbeiten.',
    en: 'Privacy agreement, information, customer information sheet, consents and the record with a filled-in example lie ready, as PDF and as an editable document.',
  },
  async check(engine) {
    const { versions } = await looksAndVersions(engine, templates);
    const ready = new Set(versions.map(({ paper }) => paper)).size;
    if (ready < templates.length)
      return notYetProvable(
        `${ready} von ${templates.length} Vorlagen sind in Kraft gesetzt; die übrigen gibt es als Entwurf.`,
        `${ready} of ${templates.length} templates are in force; the others exist as drafts.`,
      );
    return kept(
      `${ready} Vorlagen in Kraft, jede auf Deutsch und Englisch.`,
      `${ready} templates in force, each in German and English.`,
    );
  },
});

/** The pledges this module keeps. */
export const paperPledges = [papersCurrent, papersTemplates] as const;
