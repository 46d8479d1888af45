import type { Authority } from '@redlich/engine';
import type { FederalState } from './federal-states.ts';

const authority = (name: string, place: string, phone: string, email: string, website: string): Authority => {
  const [street = '', postcode = '', city = ''] = place.split(', ');
  return { name, street, postcode, city, phone, email, website };
};

/**
 * The supervisory authority for companies of each federal state (§ 40 BDSG; seat of the company). Addresses as the authorities
 * publish them; the owner can enter another.
 */
export const authorities: Readonly<Record<FederalState, Authority>> = {
  'DE-BW': authority(
    'Der Landesbeauftragte für den Datenschutz und die Informationsfreiheit Baden-Württemberg',
    'Lautenschlagerstraße 20, 70173, Stuttgart',
    '0711 615541-0',
    'poststelle@lfdi.bwl.de',
    'https://www.baden-wuerttemberg.datenschutz.de',
  ),
  'DE-BY': authority(
    'Bayerisches Landesamt für Datenschutzaufsicht',
    'Promenade 18, 91522, Ansbach',
    '0981 180093-0',
    'poststelle@lda.bayern.de',
    'https://www.lda.bayern.de',
  ),
  'DE-BE': authority(
    'Berliner Beauftragte für Datenschutz und Informationsfreiheit',
    'Alt-Moabit 59–61, 10555, Berlin',
    '030 13889-0',
    'mailbox@datenschutz-berlin.de',
    'https://www.datenschutz-berlin.de',
  ),
  'DE-BB': authority(
    'Die Landesbeauftragte für den Datenschutz und für das Recht auf Akteneinsicht Brandenburg',
    'Stahnsdorfer Damm 77, 14532, Kleinmachnow',
    '033203 356-0',
    'poststelle@lda.brandenburg.de',
    'https://www.lda.brandenburg.de',
  ),
  'DE-HB': authority(
    'Die Landesbeauftragte für Datenschutz und Informationsfreiheit der Freien Hansestadt Bremen',
    'Arndtstraße 1, 27570, Bremerhaven',
    '0421 361-2010',
    'office@datenschutz.bremen.de',
    'https://www.datenschutz.bremen.de',
  ),
  'DE-HH': authority(
    'Der Hamburgische Beauftragte für Datenschutz und Informationsfreiheit',
    'Ludwig-Erhard-Straße 22, 20459, Hamburg',
    '040 42854-4040',
    'mailbox@datenschutz.hamburg.de',
    'https://datenschutz-hamburg.de',
  ),
  'DE-HE': authority(
    'Der Hessische Beauftragte für Datenschutz und Informationsfreiheit',
    'Gustav-Stresemann-Ring 1, 65189, Wiesbaden',
    '0611 1408-0',
    'poststelle@datenschutz.hessen.de',
    'https://datenschutz.hessen.de',
  ),
  'DE-MV': authority(
    'Der Landesbeauftragte für Datenschutz und Informationsfreiheit Mecklenburg-Vorpommern',
    'Werderstraße 74a, 19055, Schwerin',
    '0385 59494-0',
    'info@datenschutz-mv.de',
    'https://www.datenschutz-mv.de',
  ),
  'DE-NI': authority(
    'Der Landesbeauftragte für den Datenschutz Niedersachsen',
    'Prinzenstraße 5, 30159, Hannover',
    '0511 120-4500',
    'poststelle@lfd.niedersachsen.de',
    'https://www.lfd.niedersachsen.de',
  ),
  'DE-NW': authority(
    'Landesbeauftragte für Datenschutz und Informationsfreiheit Nordrhein-Westfalen',
    'Kavalleriestraße 2–4, 40213, Düsseldorf',
    '0211 38424-0',
    'poststelle@ldi.nrw.de',
    'https://www.ldi.nrw.de',
  ),
  'DE-RP': authority(
    'Der Landesbeauftragte für den Datenschutz und die Informationsfreiheit Rheinland-Pfalz',
    'Hintere Bleiche 34, 55116, Mainz',
    '06131 8920-0',
    'poststelle@datenschutz.rlp.de',
    'https://www.datenschutz.rlp.de',
  ),
  'DE-SL': authority(
    'Unabhängiges Datenschutzzentrum Saarland',
    'Fritz-Dobisch-Straße 12, 66111, Saarbrücken',
    '0681 94781-0',
    'poststelle@datenschutz.saarland.de',
    'https://www.datenschutz.saarland.de',
  ),
  'DE-SN': authority(
    'Sächsische Datenschutz- und Transparenzbeauftragte',
    'Maternistraße 17, 01067, Dresden',
    '0351 85471-101',
    'post@sdtb.sachsen.de',
    'https://www.datenschutz.sachsen.de',
  ),
  'DE-ST': authority(
    'Landesbeauftragte für den Datenschutz Sachsen-Anhalt',
    'Otto-von-Guericke-Straße 34a, 39104, Magdeburg',
    '0391 81803-0',
    'poststelle@lfd.sachsen-anhalt.de',
    'https://datenschutz.sachsen-anhalt.de',
  ),
  'DE-SH': authority(
    'Unabhängiges Landeszentrum für Datenschutz Schleswig-Holstein',
    'Holstenstraße 98, 24103, Kiel',
    '0431 988-1200',
    'mail@datenschutzzentrum.de',
    'https://www.datenschutzzentrum.de',
  ),
  'DE-TH': authority(
    'Thüringer Landesbeauftragter für den Datenschutz und die Informationsfreiheit',
    'Häßlerstraße 8, 99096, Erfurt',
    '0361 57-3112900',
    'poststelle@datenschutz.thueringen.de',
    'https://www.tlfdi.de',
  ),
};
