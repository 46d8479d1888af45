import { broken, type Engine, kept, notYetProvable, pledge } from '@redlich/engine';
import { countFaults } from './service/prove.ts';

/** Without the consent to unlimited storage nothing of a done order is left but figures. */
const storagePledge = pledge({
  id: 'consent.storage',
  sentence: {
    de: 'Ohne Einwilligung zur unbefristeten Speicherung wird die Bestellung anonymisiert, sobald die Ware an der Kasse verkauft ist, und die Anschrift gelöscht.',
    en: 'Without the consent to unlimited storage the order is made anonymous when the goods are sold at the counter, and the address is erased.',
  },
  async check(engine: Engine) {
    const { done, named } = await countFaults(engine);
    if (named > 0) {
      return broken(
        `${named} abgeschlossene Bestellungen tragen noch einen Namen, ohne dass eine Einwilligung sie hält.`,
        `${named} closed orders still carry a name although no consent keeps them.`,
      );
    }
    if (done === 0)
      return notYetProvable('Noch ist keine Bestellung abgeschlossen.', 'No order is closed yet.');
    return kept(
      `${done} abgeschlossene Bestellungen sind anonym oder durch eine Einwilligung gehalten.`,
      `${done} closed orders are anonymous or kept by a consent.`,
    );
  },
});

/** Nobody is told who did not agree. */
const notifyPledge = pledge({
  id: 'consent.notify',
  sentence: {
    de: 'Ohne Einwilligung zur Benachrichtigung bekommt die Bestellung die Nachrichtenart K, und es entsteht keine Nachricht, wenn die Ware kommt.',
    en: 'Without the consent to notification an order gets the message kind K, and no message is created when the goods come in.',
  },
  async check(engine: Engine) {
    const { orders, messages, unasked } = await countFaults(engine);
    if (unasked > 0) {
      return broken(
        `${unasked} Nachrichten oder Bestellungen stehen zur Benachrichtigung an, ohne dass die Einwilligung vorliegt.`,
        `${unasked} messages or orders are to be notified although the consent is missing.`,
      );
    }
    if (orders === 0) return notYetProvable('Noch gibt es keine Bestellung.', 'There is no order yet.');
    return kept(
      `${orders} offene Bestellungen und ${messages} Nachrichten: Wer keine Einwilligung gab, hat Nachrichtenart K und keine Nachricht.`,
      `${orders} open orders and ${messages} messages: whoever gave no consent has the message kind K and no message.`,
    );
  },
});

/** The sentences this part keeps. */
export const orderPledges = [storagePledge, notifyPledge] as const;
