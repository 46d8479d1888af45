import { describe, expect, it } from 'vitest';
import { readLine } from '../recognise/read-line.ts';
import { compileTemplate } from './compile-template.ts';

const compile = (source: string) => compileTemplate(source, { ignoreCase: false });
const read = (source: string, line: string) => readLine(compile(source), line);

describe('a line of a rule', () => {
  it('reads the parts it names', () => {
    expect(read('door: <user> knocked from <peer>', 'door: erika knocked from 192.0.2.7')).toEqual({
      peer: '192.0.2.7',
      fields: { user: 'erika' },
    });
  });

  it('takes each of the choices, and none where the last is empty', () => {
    const rule = 'door: {wrong|no} key from <peer>{ port <number>|}';
    for (const line of ['door: wrong key from 192.0.2.7', 'door: no key from 192.0.2.7 port 4711'])
      expect(read(rule, line)).toMatchObject({ peer: '192.0.2.7' });
    expect(read(rule, 'door: good key from 192.0.2.7')).toBeUndefined();
  });

  it('means the whole line', () => {
    const rule = 'door: no key from <peer>';
    expect(read(rule, 'the door: no key from 192.0.2.7')).toBeUndefined();
    expect(read(rule, 'door: no key from 192.0.2.7 or so')).toBeUndefined();
  });

  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8::7', '2001:db8::7'],
    ['2001:0DB8:0:0::7', '2001:db8::7'],
    ['[2001:db8::7]', '2001:db8::7'],
    ['192.000.02.7', '192.0.2.7'],
  ])('knows the address %s as %s, also before a port', (spelling, address) => {
    expect(read('closed <peer>', `closed ${spelling}`)).toMatchObject({ peer: address });
    expect(read('closed <peer>:<number>', `closed ${spelling}:54321`)).toMatchObject({ peer: address });
    expect(read('closed <peer> end', `closed ${spelling} end`)).toMatchObject({ peer: address });
  });

  it('takes the meaning from a sign after a backslash', () => {
    expect(read('from=\\<<mail>> \\{<peer>\\}', 'from=<e@example.org> {192.0.2.7}')).toEqual({
      peer: '192.0.2.7',
      fields: { mail: 'e@example.org' },
    });
  });

  it.each([
    ['door from <pier>', '<pier> is no part'],
    ['door {open|shut from <peer>', 'not closed'],
    ['<user>: <peer>', 'at least 4 signs'],
    ['door <user> a <data> b <text> c <peer>', 'more than 2 of'],
    ['door {<peer>|<user>} shut', 'outside of any choice'],
  ])('is refused when it cannot work: %s', (source, reason) => {
    expect(() => compile(source)).toThrow(reason);
  });
});

describe('an address somebody wrote into a field of their own', () => {
  it('is not taken for theirs when the line can be read in one way only', () => {
    const rule = 'no key for <user> from <peer> port <number>';
    const line = 'no key for x from 198.51.100.1 from 192.0.2.7 port 22';
    expect(read(rule, line)).toMatchObject({ peer: '192.0.2.7', fields: { user: 'x from 198.51.100.1' } });
  });

  it('makes a line nobody’s that can be read in two ways', () => {
    const rule = 'no key for <user> from <peer>, asked: <text>';
    expect(read(rule, 'no key for x from 198.51.100.1, asked: a from 192.0.2.7, asked: b')).toBe('unclear');
  });

  it('does no harm when it is their own', () => {
    const rule = 'no key for <user> from <peer>, asked: <text>';
    const line = 'no key for x from 192.0.2.7, asked: a from 192.0.2.7, asked: b';
    expect(read(rule, line)).toMatchObject({ peer: '192.0.2.7' });
  });
});
