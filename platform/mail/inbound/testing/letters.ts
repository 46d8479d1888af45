/** Lines of a mail as they come over the wire. */
export const mailOf = (...lines: readonly string[]): Buffer =>
  Buffer.from(`${lines.join('\r\n')}\r\n`, 'utf8');

const usual = {
  From: 'Erika Muster <erika@kundin.example>',
  To: 'hilfe@laden.example',
  Subject: 'Frage',
  Date: 'Mon, 02 Mar 2026 10:00:00 +0100',
  'Message-ID': '<frage-1@kundin.example>',
} satisfies Record<string, string>;

/** A whole mail with the usual head; `head` replaces or adds fields, `null` leaves one out. */
export function letterWith(
  head: Readonly<Record<string, string | null>>,
  ...body: readonly string[]
): Buffer {
  const fields = Object.entries({ ...usual, ...head }).flatMap(([name, value]) =>
    value === null ? [] : [`${name}: ${value}`],
  );
  return mailOf(...fields, '', ...body);
}
