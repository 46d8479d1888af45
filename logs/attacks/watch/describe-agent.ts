/** What a client says it is, shortened to what an event record names: browser and system. It may be a lie; it is kept as said. */
export interface Agent {
  readonly browser?: string;
  readonly system?: string;
}

/** The more particular first: nearly every browser also claims to be the others. */
const browsers: readonly (readonly [string, RegExp])[] = [
  ['Edge', /\bEdg(?:e|A|iOS)?\/(\d{1,4})/],
  ['Opera', /\b(?:OPR|Opera)\/(\d{1,4})/],
  ['Samsung Internet', /\bSamsungBrowser\/(\d{1,4})/],
  ['Vivaldi', /\bVivaldi\/(\d{1,4})/],
  ['Firefox', /\b(?:Firefox|FxiOS)\/(\d{1,4})/],
  ['Chrome', /\b(?:Chrome|CriOS)\/(\d{1,4})/],
  ['Safari', /\bVersion\/(\d{1,4})[\d.]* (?:Mobile\/\w+ )?Safari\//],
  ['Internet Explorer', /\b(?:MSIE |Trident\/.*rv:)(\d{1,4})/],
];

const systems: readonly (readonly [string, RegExp])[] = [
  ['Android', /\bAndroid\b(?: (\d{1,3}))?/],
  ['iOS', /\b(?:iPhone|iPad)\b.*? OS (\d{1,3})/],
  ['Windows', /\bWindows NT (\d{1,2}\.\d)/],
  ['macOS', /\bMac OS X (\d{1,2}[._]\d{1,2})/],
  ['ChromeOS', /\bCrOS\b/],
  ['Linux', /\bLinux\b/],
];

/** Reads what can be read; a program that is no browser is named by its first word. */
export function describeAgent(agent: string): Agent {
  const text = agent.slice(0, 1024);
  const browser = firstOf(browsers, text) ?? /^[\w.-]{2,40}\/[\w.]{1,20}/.exec(text)?.[0];
  const system = firstOf(systems, text);
  return { ...(browser === undefined ? {} : { browser }), ...(system === undefined ? {} : { system }) };
}

function firstOf(known: readonly (readonly [string, RegExp])[], text: string): string | undefined {
  for (const [name, pattern] of known) {
    const found = pattern.exec(text);
    if (found !== null) return found[1] === undefined ? name : `${name} ${found[1].replace('_', '.')}`;
  }
  return undefined;
}
