import fc from 'fast-check';
import { expect, test } from 'vitest';
import { childrenOf, readXml, textIn } from './xml.ts';

const read = (text: string) => readXml(Buffer.from(text));

test('elements are known by their namespace, whatever their prefix', () => {
  const texts = [
    '<D:a xmlns:D="DAV:"><D:b>x &amp; y</D:b><c xmlns="z">1</c></D:a>',
    '<a xmlns="DAV:"><b><![CDATA[x & y]]></b><q:c xmlns:q="z">1</q:c></a>',
  ].map(read);
  for (const found of texts) {
    expect(found && textIn(found, 'DAV: b')).toBe('x & y');
    expect(found && childrenOf(found, 'z c').map(({ text }) => text)).toEqual(['1']);
  }
});

test('what is no document, opens entities of its own or is endless depth is refused', () => {
  const bomb = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>';
  const file = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>';
  const deep = `${'<a>'.repeat(500)}${'</a>'.repeat(500)}`;
  for (const text of ['', 'hello', '<a>', '<a></b>', '<a/><b/>', '<p:a/>', bomb, file, deep])
    expect(read(text)).toBeNull();
  expect(readXml(Buffer.from([0x3c, 0x61, 0xff, 0x3e]))).toBeNull();
});

test('no bytes make it fail in another way', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((text) => `<a>${text}</a>`),
      ),
      (text) => {
        const found = read(text);
        return found === null || typeof found.name === 'string';
      },
    ),
    { numRuns: 200 },
  );
});
