import { broken, kept, notYetProvable, pledge } from '@redlich/engine';
import { filteredSoFar, filterWorks } from './filtered.ts';

const logsAnonymous = pledge({
  id: 'logs.anonymous',
  sentence: {
    de: 'Unsere Protokolle enthalten keine IP-Adresse und keine Mailadresse: Jede Adresse wird zu 0, jede Mailadresse zu x@x, außer ein Angriff wird erkannt.',
    en: 'Our logs hold no IP address and no mail address: every address becomes 0, every mail address x@x, unless an attack is recognised.',
  },
  async check() {
    if (!filterWorks())
      return broken(
        'Der Filter vor dem Protokoll lässt eine Adresse durch.',
        'The filter before the log lets an address through.',
      );
    const { lines, changed } = filteredSoFar();
    if (lines === 0)
      return notYetProvable(
        'Der Filter arbeitet; in diesem Prozess wurde noch keine Zeile geschrieben.',
        'The filter works; no line was written in this process yet.',
      );
    return kept(
      `${lines} Zeilen gingen durch den Filter, in ${changed} war etwas zu ersetzen. Die Probe mit Adressen hat er eben bestanden.`,
      `${lines} lines went through the filter, in ${changed} something had to be replaced. It just passed the trial with addresses.`,
    );
  },
});

/** What the log promises. */
export const logPledges = [logsAnonymous] as const;
