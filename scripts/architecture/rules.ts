import type { IFlattenedRuleSet } from 'dependency-cruiser';

/** Tests and what only tests use: they may look behind a door to prove that it is shut. */
const tests = '\\.test\\.tsx?$|(^|/)(testing|arbitraries)(\\.ts$|/)';

/** What a package offers the tests of others. */
const testsOf = (folder: string) => `^${folder}/.*\\b(testing|arbitraries)(\\.ts$|/)`;

/** What runs in the browser. */
const browser = '^(web|platform/ui|modules/[^/]+/screens)/';

/** Pure values and texts by which the browser judges before the server does, so that both say the same. */
const judgedOnBothSides =
  '^platform/(login/(texts|passwords/(password-rules|common-passwords))|settings/federal-states)\\.ts$';

/** Node's ways to the network, to names on it, or to another program that has its own. `net`: see find-network-use.ts. */
const sockets = '^(node:)?(tls|http|https|http2|dgram|dns|dns/promises|inspector|inspector/promises)$';
const programs = '^(node:)?(child_process|cluster)$';

/** A package, whether npm has installed it or not. */
const packageNamed = (names: string) => `(^|node_modules/)(${names})(/|$)`;

const networkPackages =
  'undici|node-fetch|cross-fetch|axios|got|ky|superagent|request|needle|ws|socket\\.io(-client)?|ssh2-sftp-client|' +
  'basic-ftp|webdav|mailparser|amqplib|mqtt|ioredis|redis|mysql2?|mongodb|@aws-sdk/.*|@grpc/.*';

/**
 * Which file may import which. Names stay: tests and messages refer to them. Every `comment` is read by the person
 * whose change was refused: what is wrong, and where to go instead.
 */
export const rules = {
  forbidden: [
    {
      name: 'no-circle',
      severity: 'error',
      comment:
        'These files import each other in a circle, so none can be understood alone. Move what both need into a third file.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'imports-lead-somewhere',
      severity: 'error',
      comment: 'This import cannot be found. An import that is not followed is not checked either.',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
    {
      name: 'engine-knows-no-business',
      severity: 'error',
      comment:
        'The engine is a package of its own and knows nothing above it. Pass the value in, or declare what the engine needs.',
      from: { path: '^engine/' },
      to: { path: '^(platform|modules|web|cli|logs|relay|bench|e2e|scripts)/' },
    },
    {
      name: 'platform-below-modules',
      severity: 'error',
      comment:
        'The platform serves every business and knows none. What it needs of a module is part of `Module`.',
      from: { path: '^platform/', pathNot: tests },
      to: { path: '^(modules|web|cli)/' },
    },
    {
      name: 'modules-below-web-and-cli',
      severity: 'error',
      comment: 'A module is shown by the web shell and called by commands; it does not know them.',
      from: { path: '^modules/' },
      to: { path: '^(web|cli)/' },
    },
    {
      name: 'web-and-cli-apart',
      severity: 'error',
      comment:
        'The web shell runs in the browser, a command on the server. What both need belongs below them.',
      from: { path: '^(web|cli)/' },
      to: { path: '^(web|cli)/', pathNot: '^$1/' },
    },
    {
      name: 'tools-stand-alone',
      severity: 'error',
      comment: 'Measurements, journeys, scripts, the relay and the log server are not part of the program.',
      from: {
        path: '^(engine|platform|modules|web|cli)/',
        pathNot: [tests, '^platform/logging/', '^platform/alarms/probing/'],
      },
      to: { path: '^(bench|e2e|scripts|logs|relay)/' },
    },
    {
      name: 'log-filter-through-its-index',
      severity: 'error',
      comment:
        "The program's own log is written through the filter of @redlich/logs, and attacks on it are recognised by its rules; it offers both in its index. No other tool is part of it.",
      from: { path: '^platform/(logging|alarms/probing)/', pathNot: tests },
      to: { path: '^(bench|e2e|scripts|logs|relay)/', pathNot: '^logs/index\\.ts$' },
    },
    {
      name: 'logs-know-nothing-of-the-house',
      severity: 'error',
      comment:
        'The log tool is a package of its own that works behind any server. Pass the value in, or write what it needs there.',
      from: { path: '^logs/' },
      to: { path: '^(engine|platform|modules|web|cli|relay|bench|e2e|scripts)/' },
    },
    {
      name: 'engine-through-its-index',
      severity: 'error',
      comment:
        "Past the engine's index there is a second way to personal data. Import from '@redlich/engine'.",
      from: { path: '^(platform|modules|web|cli)/' },
      to: { path: '^engine/', pathNot: '^engine/(index|testing)\\.ts$' },
    },
    {
      name: 'module-through-its-index',
      severity: 'error',
      comment:
        "This is another module's inside. Import from its index.ts, or ask that module to offer it there.",
      from: { path: '^(?:modules/([^/]+)/|modules/|cli/|web/)' },
      to: {
        path: '^modules/[^/]+/',
        pathNot: [
          '^modules/$1/',
          '^modules/[^/]+/index\\.ts$',
          '^modules/[^/]+/screens/index\\.ts$',
          testsOf('modules'),
        ],
      },
    },
    {
      name: 'screens-only-for-screens',
      severity: 'error',
      comment: 'Screens run in the browser; only the web shell and other screens import them.',
      from: { path: '^(engine|platform|modules|cli)/', pathNot: ['^modules/[^/]+/screens/'] },
      to: { path: '^modules/[^/]+/screens/' },
    },
    {
      name: 'browser-code-stays-in-the-browser',
      severity: 'error',
      comment:
        'This file runs in the browser and cannot take the server along. Import types only, or call the API of the module.',
      from: { path: browser, pathNot: [tests, 'vite\\.config\\.ts$'] },
      to: {
        path: ['^engine/', '^modules/[^/]+/index\\.ts$', '^platform/'],
        pathNot: ['^platform/(ui|i18n)/', judgedOnBothSides],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'judged-on-both-sides-stays-pure',
      severity: 'error',
      comment:
        'The browser judges by this file, too: it may import types, texts and others of its kind, nothing else.',
      from: { path: judgedOnBothSides },
      to: { pathNot: ['^platform/i18n/', judgedOnBothSides], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-node-in-the-browser',
      severity: 'error',
      comment: 'This file runs in the browser, where Node has no modules.',
      from: { path: browser, pathNot: [tests, 'vite\\.config\\.ts$'] },
      to: { dependencyTypes: ['core'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'socket-outside-egress',
      severity: 'error',
      comment:
        'There is one door to the outside, platform/egress: it knows only declared recipients the owner switched on. Call it.',
      from: {
        path: '^(engine|platform|modules|web|cli)/',
        pathNot: [tests, '^platform/egress/', '^platform/http/serve\\.ts$', 'vite\\.config\\.ts$'],
      },
      to: { path: [sockets, packageNamed(networkPackages)], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'program-outside-cli',
      severity: 'error',
      comment:
        'Another program has a network of its own, around the one door of platform/egress. Only cli/ starts programs.',
      // The guard only takes these ways away from everybody else.
      from: { path: '^(engine|platform|modules|web)/', pathNot: [tests, '^platform/egress/guard/'] },
      to: { path: programs, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'database-only-in-the-store',
      severity: 'error',
      comment: 'Only engine/store opens databases; everything else is given a Kysely by the engine.',
      from: { path: '^(engine|platform|modules|web|cli)/', pathNot: [tests, '^engine/store/'] },
      to: { path: [packageNamed('pg|pg-.*'), '^(node:)?sqlite$'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'smtp-only-in-mail',
      severity: 'error',
      comment:
        'Mail leaves and comes through platform/mail, which asks platform/egress and the consents first.',
      from: { path: '^(engine|platform|modules|web|cli)/', pathNot: [tests, '^platform/mail/'] },
      to: { path: packageNamed('nodemailer|imapflow'), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'ssh-only-in-places',
      severity: 'error',
      comment: 'SSH is spoken in platform/places/sftp alone, over a socket of platform/egress.',
      from: { path: '^(engine|platform|modules|web|cli)/', pathNot: [tests, '^platform/places/sftp/'] },
      to: { path: packageNamed('ssh2'), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'listening-only-in-serve',
      severity: 'error',
      comment:
        'Only platform/http/serve.ts listens; everything else is reached through `app.fetch(request)`.',
      from: { path: '^(engine|platform|modules|web|cli)/', pathNot: [tests, '^platform/http/serve\\.ts$'] },
      to: { path: packageNamed('@hono/node-server'), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'tests-are-not-imported',
      severity: 'error',
      comment: 'The program must not depend on its tests or on what serves only them.',
      from: { path: '^(engine|platform|modules|web|cli|logs)/', pathNot: tests },
      to: { path: ['\\.test\\.tsx?$', testsOf('(engine|platform|modules)')] },
    },
    {
      name: 'store-tests-run-on-both-stores',
      severity: 'error',
      comment:
        'This test opens an engine. Name it *.store.test.ts: it then runs on SQLite and on PostgreSQL.',
      from: {
        path: '^(engine|platform|modules|web|cli)/.*\\.test\\.tsx?$',
        pathNot: '\\.store\\.test\\.tsx?$',
      },
      to: { path: '^engine/testing\\.ts$', reachable: true },
    },
    {
      name: 'installed-for-development-only',
      severity: 'error',
      comment: 'The program uses this package when it runs: move it from devDependencies to dependencies.',
      from: {
        path: '^(engine|platform|modules|web|cli|logs)/',
        // The second makes what is committed beside it; it does not run with the program.
        pathNot: [tests, 'vite\\.config\\.ts$', '^logs/filter/wasm/compile-filter\\.ts$'],
      },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  required: [
    {
      name: 'tables-follow-their-declaration',
      severity: 'error',
      comment:
        'Tables hold what the declaration names, with its types. Import ./declaration.ts, so that a column without a declared kind does not compile.',
      module: { path: '^modules/([^/]+)/tables\\.ts$' },
      to: { path: '^modules/$1/declaration\\.ts$' },
    },
  ],
} satisfies IFlattenedRuleSet;
