import { describe, expect, it } from 'vitest';
import { siteOrigin } from './site-origin.ts';

describe('the origin of a website', () => {
  it.each([
    ['https://www.regenbogen.example', 'https://www.regenbogen.example'],
    [' https://Regenbogen.example/ ', 'https://regenbogen.example'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
    ['https://regenbogen.example:443', 'https://regenbogen.example'],
    ['https://regenbogen.example:8443', 'https://regenbogen.example:8443'],
  ])('is read from %j', (typed, origin) => {
    expect(siteOrigin(typed)).toBe(origin);
  });

  it.each([
    '',
    '*',
    'https:',
    'https://*',
    'https://*.regenbogen.example',
    'http://regenbogen.example',
    'regenbogen.example',
    'data:text/html,x',
    "'self'",
    'https://regenbogen.example/laden',
    'https://regenbogen.example?',
    'https://regenbogen.example#',
    'https://frieda@regenbogen.example',
    'https://regenbogen.example;script-src',
    "https://regenbogen.example'",
    'https://a.example,https://b.example',
    'https://a.example https://b.example',
    'https://a.example\nhttps://b.example',
    'https://a.exa\r\nmple',
    'https://a.exa\tmple',
    'https://a.example;\u200b',
    'https://[::1]',
  ])('is nothing else: %j', (typed) => {
    expect(siteOrigin(typed)).toBeNull();
  });
});
