import { consent } from '@redlich/engine';

/** How every consent to this shop can be withdrawn; told before it is given (Art. 7 (3) GDPR). */
const withdrawal = {
  de: 'Sie können diese Einwilligung jederzeit und ohne Begründung für die Zukunft widerrufen, ganz oder zum Teil: an der Kasse, am Telefon, per Brief oder per E-Mail. Ein Wort genügt. Was bis dahin geschehen ist, bleibt rechtmäßig. Nachteile haben Sie davon nicht.',
  en: 'You can withdraw this consent at any time, in whole or in part, for the future and without giving a reason: at the counter, by phone, by letter or by e-mail. One word is enough. What was done until then remains lawful. You suffer no disadvantage.',
} as const;

/** The customer file may be kept when all orders are done (pledge consent.storage). */
export const unlimitedStorage = consent({
  id: 'storage',
  title: { de: 'Unbefristete Speicherung', en: 'Unlimited storage' },
  wording: {
    version: '1',
    text: {
      de: 'Ich bin einverstanden, dass mein Name, meine Anschrift, meine Telefonnummern, meine E-Mail-Adresse und meine Bestellungen gespeichert bleiben, auch wenn alle Bestellungen abgeholt oder storniert sind, damit ich bei der nächsten Bestellung nicht alles neu angeben muss. Ohne diese Einwilligung werden meine Kontaktdaten gelöscht und meine Bestellungen anonymisiert, sobald die bestellte Ware abgeholt ist. Die Einwilligung ist freiwillig und gilt, bis ich sie widerrufe; das kann ich jederzeit tun.',
      en: 'I agree that my name, address, phone numbers, e-mail address and orders remain stored even when all orders have been collected or cancelled, so that I need not give everything again with the next order. Without this consent my contact details are erased and my orders made anonymous as soon as the ordered goods are collected. The consent is voluntary and holds until I withdraw it, which I can do at any time.',
    },
  },
  withdrawal,
});

/** The customer may be told how an order stands (pledge consent.notify). */
export const notification = consent({
  id: 'notification',
  title: { de: 'Benachrichtigung', en: 'Notification' },
  wording: {
    version: '1',
    text: {
      de: 'Ich bin einverstanden, dass Sie mich über den Stand meiner Bestellungen benachrichtigen, zum Beispiel wenn die Ware eingetroffen ist: per E-Mail, am Telefon oder per Brief, je nachdem, was ich bei der Bestellung wünsche. Dafür dürfen Sie die Kontaktdaten verwenden, die ich angegeben habe. Ohne diese Einwilligung erhalte ich keine Nachricht und frage selbst nach. Die Einwilligung ist freiwillig und gilt, bis ich sie widerrufe; das kann ich jederzeit tun.',
      en: 'I agree that you tell me how my orders stand, for example when the goods have arrived: by e-mail, by phone or by letter, as I choose with the order. For this you may use the contact details I have given. Without this consent I receive no message and ask for myself. The consent is voluntary and holds until I withdraw it, which I can do at any time.',
    },
  },
  withdrawal,
});

/** Invitations, advertising and a profile of interests (pledge consent.marketing). */
export const marketing = consent({
  id: 'marketing',
  title: { de: 'Einladung, Werbung, Profil', en: 'Invitation, advertising, profile' },
  wording: {
    version: '1',
    text: {
      de: 'Ich bin einverstanden, dass Sie mich per Brief oder E-Mail zu Veranstaltungen einladen und mir Neues empfehlen, und dass Sie dafür meine Interessen festhalten, die ich nenne oder die sich aus meinen Bestellungen ergeben. Dieses Profil dient allein der Auswahl passender Einladungen und Empfehlungen; es wird nicht weitergegeben und führt zu keiner automatischen Entscheidung. Mit dem Widerruf wird das Profil sofort gelöscht. Die Einwilligung ist freiwillig und gilt, bis ich sie widerrufe; das kann ich jederzeit tun.',
      en: 'I agree that you invite me to events and recommend new things to me by letter or e-mail, and that for this you record my interests which I name or which follow from my orders. This profile serves only to choose fitting invitations and recommendations; it is passed on to nobody and leads to no automated decision. With the withdrawal the profile is erased at once. The consent is voluntary and holds until I withdraw it, which I can do at any time.',
    },
  },
  withdrawal,
});

/** The three consents, each apart (pledge consent.kinds), in the order they are shown. */
export const customerConsents = [unlimitedStorage, notification, marketing] as const;
