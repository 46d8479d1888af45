import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestDesk, testDesk } from './testing.ts';

interface Found {
  readonly hits: readonly { readonly person: string; readonly knownAs: readonly string[] }[];
}

let desk: TestDesk;
beforeEach(async () => {
  desk = await testDesk();
});
afterEach(() => desk.at.end());

const base = '/api/rights-requests/{id}';
const find = async (query: string) =>
  ((await desk.call('post /api/rights-requests/persons', { body: { query } })) as Found).hits;

async function identified(right: string, person: string): Promise<string> {
  const body = { right, channel: 'e-mail', name: 'Rosalie Kienzle', address: '', email: '', text: '' };
  const { id } = (await desk.call('post /api/rights-requests', { body })) as { id: string };
  expect(await desk.call(`put ${base}/person`, { params: { id }, body: { person } })).toBeUndefined();
  await desk.call(`put ${base}/identity`, { params: { id }, body: { how: 'known-mailbox' } });
  return id;
}
const decide = (id: string) =>
  desk.call(`put ${base}/decision`, { params: { id }, body: { as: 'fulfilled', reason: '' } });

test('rights.all: whoever is known from an enquiry only is found by name, and gets to know what is stored', async () => {
  const ticket = await desk.ask();
  const person = await desk.personOf(ticket);
  expect(await find('kienzle')).toMatchObject([
    { person, name: 'Rosalie Kienzle', address: 'rosalie@kienzle.example', knownAs: ['Anfragen'] },
  ]);
  const id = await identified('access', person);
  const review = await desk.call(`get ${base}/review`, { params: { id } });
  expect(JSON.stringify(review)).toContain('Drucker druckt nicht');
  await desk.call(`put ${base}/review`, { params: { id }, body: { marks: [] } });
  await decide(id);
  expect(await desk.call(`get ${base}`, { params: { id } })).toMatchObject({ next: 'hand-over' });
  await desk.call(`post ${base}/handed-on-paper`, { params: { id } });
  expect(await desk.call('get /api/rights-requests')).toMatchObject({
    receipts: [{ right: 'access', outcome: 'fulfilled' }],
  });
});

test('partners of contracts are found, each person once with everything they are known as', async () => {
  const person = await desk.personOf(await desk.ask());
  await desk.ask({ personId: person, subject: 'Drucker druckt wieder nicht' });
  await desk.contract({ personId: person });
  const hits = await find('kienzle');
  expect(hits.filter((each) => each.person === person)).toHaveLength(1);
  expect(hits.flatMap(({ knownAs }) => knownAs)).toEqual(expect.arrayContaining(['Anfragen', 'Verträge']));
});

test('nobody is meant by an invented pseudonym', async () => {
  const body = { right: 'access', channel: 'letter', name: 'Niemand', address: '', email: '', text: '' };
  const { id } = (await desk.call('post /api/rights-requests', { body })) as { id: string };
  const person = '019cae34-7780-70d8-be25-d22227a4a244';
  expect(await desk.call(`put ${base}/person`, { params: { id }, body: { person } })).toMatchObject({
    outcome: 'problem',
    status: 404,
  });
});
