import type { ApiClient } from './api-client.ts';

const topics = [
  ['Frage zur Bestellung', 8, 24],
  ['Reklamation', 4, 16],
  ['Schulbuchbestellung', 8, 40],
] as const;

const enquiries = [
  {
    ...{ channel: 'phone', contactName: 'Rosalie Kienzle', contactPhone: '03841 5550177', topic: 1 },
    ...{
      subject: 'Seite 117 fehlt im Roman',
      text: 'Zwischen Seite 116 und 118 fehlt ein Blatt. Sie kommt am Freitag vorbei.',
    },
  },
  {
    ...{ channel: 'letter', contactName: 'Ferdinand Ott', contactEmail: 'ott@kienzle.example', topic: 0 },
    ...{ subject: 'Liefertermin für das Atlaswerk', text: 'Wann kommt der zweite Band? Der erste ist da.' },
    answer: 'Guten Tag, der zweite Band erscheint im Frühjahr. Wir legen ihn für Sie zurück.',
  },
  {
    ...{
      channel: 'counter',
      contactName: 'Melitta Sanders',
      contactEmail: 'sanders@schule-am-hafen.example',
      topic: 2,
    },
    ...{
      subject: 'Klassensatz Lektüre',
      text: 'Sechsundzwanzig Stück bis zum Monatsende, Rechnung an die Schule.',
    },
    note: 'Schulrabatt nach Buchpreisbindung prüfen.',
  },
  {
    ...{ channel: 'email', contactName: 'Konrad Wiek', contactEmail: 'wiek@post.example', topic: 0 },
    ...{
      subject: 'Auskunft',
      text: 'Welche Daten haben Sie über mich gespeichert? Bitte nach Art. 15 DSGVO.',
    },
  },
] as const;

/** A few enquiries, a school with a contract, and what is needed to answer: topics with their times and a prepared answer. */
export async function askQuestions(client: ApiClient): Promise<void> {
  const made: string[] = [];
  for (const [position, [name, respondHours, solveHours]] of topics.entries())
    made.push(
      (
        await client.send<{ id: string }>('POST', '/api/helpdesk/categories', {
          ...{ name, respondHours, solveHours, position },
        })
      ).id,
    );
  await client.send('POST', '/api/helpdesk/canned', {
    title: 'Eingang bestätigen',
    body: 'Guten Tag {name},\n\nIhre Anfrage {nummer} ist angekommen. Wir melden uns spätestens am nächsten Werktag.',
  });
  const school = await client.send<{ id: string }>('POST', '/api/companies', {
    ...{ name: 'Schule am Hafen', street: 'Kaiweg 2', postcode: '23966', city: 'Wismar' },
  });
  const contract = await client.send<{ id: string }>('POST', '/api/contracts', {
    ...{ companyId: school.id, partner: 'Schule am Hafen', services: ['Schulbuchlieferung'] },
    startsOn: '2025-08-01',
  });
  for (const { topic, ...enquiry } of enquiries) {
    const { answer, note, ...asked } = { answer: undefined, note: undefined, ...enquiry };
    const { id } = await client.send<{ id: string }>('POST', '/api/helpdesk/tickets', {
      ...asked,
      categoryId: made[topic],
      ...(topic === 2 ? { contractId: contract.id } : {}),
    });
    const path = `/api/helpdesk/tickets/${id}`;
    if (note !== undefined) await client.send('POST', `${path}/notes`, { text: note });
    if (answer !== undefined) {
      const { revision } = await client.send<{ revision: number }>('GET', path);
      await client.send('POST', `${path}/replies`, { revision, text: answer, state: 'solved' });
    }
  }
}
