import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { challengesIn } from './challenge.ts';
import { authorizing, digest } from './login.ts';

// The example of RFC 7616, section 3.9.1.
const mufasa = { user: 'Mufasa', password: 'Circle of Life' };
const asked = {
  method: 'GET',
  path: '/dir/index.html',
  count: 1,
  cnonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ',
};
const offered = (algorithm: string) =>
  `Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=${algorithm}, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"`;

describe('logging in to WebDAV', () => {
  test.each([
    ['SHA-256', '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1'],
    ['MD5', '8ca523f5e9506fed4657c9700eebdbec'],
  ])('answers a digest challenge with %s as RFC 7616 does', (algorithm, response) => {
    const [challenge] = challengesIn(offered(algorithm));
    if (challenge === undefined) throw new Error('no challenge');
    expect(digest(mufasa, challenge, asked)).toContain(`response="${response}"`);
  });

  test('takes the way that says least of several, in one header or more', () => {
    for (const header of [
      `Basic realm="a, b", ${offered('MD5')}, ${offered('SHA-256')}`,
      `${offered('SHA-256')}, Basic realm="x"`,
    ]) {
      const login = authorizing(mufasa);
      expect(login.header('GET', '/')).toBeNull();
      expect(login.asked(header)).toBe(true);
      expect(login.header('GET', '/')).toContain('algorithm=SHA-256');
    }
    const plain = authorizing(mufasa);
    expect(plain.asked('Bearer realm="x", Basic realm="y"')).toBe(true);
    expect(plain.header('GET', '/')).toBe(`Basic ${btoa('Mufasa:Circle of Life')}`);
  });

  test('answers once; asked again it was refused, unless the nonce had become stale', () => {
    const login = authorizing(mufasa);
    expect(login.asked(offered('MD5'))).toBe(true);
    login.header('GET', '/');
    expect(login.asked(offered('MD5'))).toBe(false);
    expect(login.asked(`${offered('MD5')}, stale=TRUE`)).toBe(true);
    const [basic, none] = [authorizing(mufasa), authorizing(mufasa)];
    expect([basic.asked('Basic realm="x"'), basic.asked('Basic realm="x"')]).toEqual([true, false]);
    expect([none.asked('Negotiate'), none.asked(null)]).toEqual([false, false]);
  });

  test('says a token at once, and has nothing else to say', () => {
    const login = authorizing({ token: 'abc' });
    expect([login.header('GET', '/'), login.asked('Basic realm="x"')]).toEqual(['Bearer abc', false]);
  });

  test('reads any header without failing', () => {
    fc.assert(
      fc.property(fc.string(), (text) => Array.isArray(challengesIn(`Digest nonce="a", ${text}`))),
      { numRuns: 200 },
    );
  });
});
