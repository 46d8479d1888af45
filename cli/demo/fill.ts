import { program } from '@redlich/engine';
import type { ShiftableClock } from '../../platform/clock.ts';
import type { Installation } from '../../platform/installation.ts';
import { createUser, type DemoUser, hashPassword } from '../../platform/login/index.ts';
import { bookkeeping, manager, officer, owner, staff } from '../../platform/roles/roles.ts';
import { companySetting } from '../../platform/settings/company.ts';
import { progressBar } from '../print.ts';
import { apiClient } from './api-client.ts';
import { inventArticles } from './books.ts';
import { chanceFrom } from './chance.ts';
import { askQuestions } from './enquiries.ts';
import { answerDataProtection, enterRecipients, publishPapers } from './papers.ts';
import { dayOfBusiness, morning, openShop, stock } from './shop.ts';

/** How many days of business the invented shop has behind it. */
export const demoDays = 75;

const tenantId = 'demo';
const password = 'leuchtturm nebel kompass';

const people = [
  { login: 'frieda', name: 'Frieda Seitenweise', roles: [owner.id], title: 'Frieda Seitenweise, Inhaberin' },
  { login: 'malte', name: 'Malte Nordkamp', roles: [manager.id], title: 'Malte Nordkamp, Leitung' },
  { login: 'jule', name: 'Jule Achtern', roles: [staff.id], title: 'Jule Achtern, an der Kasse' },
  { login: 'buch', name: 'Birte Haben', roles: [bookkeeping.id], title: 'Birte Haben, Buchhaltung' },
  { login: 'schutz', name: 'Dr. Ole Watt', roles: [officer.id], title: 'Dr. Ole Watt, Datenschutz' },
] as const;

/** Who may sign in with one click. */
export const demoUsers: readonly DemoUser[] = people.map(({ login, title }) => ({ login, password, title }));

/**
 * Fills an empty demonstration: company, staff, articles, then day after day of business through the same API the screens use,
 * on a clock that begins in the past and ends at the present.
 */
export async function fillDemo(
  installation: Installation,
  clock: ShiftableClock,
  json: boolean,
): Promise<void> {
  const tenant = await installation.addTenant(tenantId);
  await tenant.settings.set(program, companySetting, {
    name: 'Buchhandlung Seitenweise',
    street: 'Am Alten Hafen 12',
    postcode: '23966',
    city: 'Wismar',
    email: 'laden@seitenweise.example',
    phone: '03841 23125 100',
    federalState: 'DE-MV',
    vatId: '',
    language: 'de',
  });
  const passwordHash = await hashPassword(password);
  let counter = '';
  let boss = '';
  for (const { login, name, roles } of people) {
    const id = await createUser(tenant.engine, program, {
      name,
      login,
      passwordHash,
      language: 'de',
      roles,
      mustChange: false,
    });
    if (login === 'malte') counter = id;
    if (login === 'frieda') boss = id;
  }
  const asOwner = apiClient(installation, tenant, { id: boss, roles: [owner.id] });
  await answerDataProtection(tenant);
  await publishPapers(asOwner, 'Zur Eröffnung in Kraft gesetzt');
  const chance = chanceFrom(1871);
  const client = apiClient(installation, tenant, { id: counter, roles: [manager.id] });
  const shop = openShop(client, chance);
  for (const article of inventArticles(chance)) await stock(shop, article);
  const bar = progressBar('Die erfundene Buchhandlung erlebt ihre ersten Tage', demoDays, json);
  for (let day = 0; day < demoDays; day++) {
    await dayOfBusiness(shop);
    await tenant.engine.clock.sweep();
    clock.advance(1);
    bar.update(day + 1);
  }
  await morning(shop);
  await askQuestions(asOwner);
  await enterRecipients(asOwner);
  await publishPapers(asOwner, 'Steuerberatung und Aktenvernichtung aufgenommen');
  await tenant.engine.rotate();
  bar.end();
}
