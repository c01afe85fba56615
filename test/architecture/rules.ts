import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ICruiseOptions, IForbiddenRuleType } from 'dependency-cruiser';

const anyOf = (...patterns: string[]) => patterns.join('|');
const ownOrShared = (layers: string) => `^src/(${layers})/($2|kernel|access)/`;

const root = '^src/[^/]+\\.[jt]s$';
const commandLine = '^src/cli/';
const modules = '\\.(module|context)\\.ts$';
const published = anyOf('^src/domain/[^/]+/published\\.ts$', '^src/application/.+/views\\.ts$');
const readFragments = '^src/infrastructure/.+\\.read\\.ts$';
const sqlAdapters = '^src/infrastructure/.+/(sql[^/]*|[^/]+\\.schema)\\.ts$';
const contracts = '^src/contracts/';
// Where the pages are, and how they are built: for the server that serves them.
const webPaths = '^src/interfaces/web/paths\\.ts$';
const webBuild = '^src/interfaces/web/build\\.ts$';
const kernelAdapters = '^src/infrastructure/kernel/';

type Rule = readonly [name: string, comment: string, from: object, to: object];

const rules = (aggregates: string): readonly Rule[] => [
  [
    'domain-knows-only-itself',
    'The domain imports nothing but itself: no package, not even Node.',
    { path: '^src/domain/' },
    { pathNot: '^src/domain/' },
  ],
  [
    'application-points-inward',
    'Use cases know the domain, zod and hashing; the world outside is a port.',
    { path: '^src/application/' },
    { pathNot: anyOf('^src/(application|domain)/', 'node_modules/zod/', '^(node:)?crypto$') },
  ],
  [
    'driven-side-ignores-driving-side',
    'An adapter that is called does not know who calls.',
    { path: '^src/infrastructure/' },
    { path: '^src/interfaces/' },
  ],
  [
    'driving-side-ignores-driven-side',
    'Wires reach storage through operations and ports alone.',
    { path: '^src/interfaces/' },
    { path: '^src/infrastructure/' },
  ],
  [
    'wires-are-strangers',
    'What two wires need is in the kit, which knows none of them.',
    { path: '^src/interfaces/(?!client/|web/)([^/]+)/' },
    { path: '^src/interfaces/[^/]+/', pathNot: anyOf('^src/interfaces/($1|kit)/', webPaths) },
  ],
  [
    'interfaces-speak-operations',
    'Wires are derived from the catalogue; they know no use case and no aggregate.',
    { path: '^src/interfaces/' },
    {
      path: '^src/(application|domain)/',
      pathNot: anyOf('^src/(application|domain)/kernel/', '^src/application/catalogue\\.ts$'),
    },
  ],
  [
    'contexts-are-strangers',
    'A context hears what another published, shows its views, and reads through the fragments that it exports.',
    { path: '^src/(domain|application|infrastructure)/([^/]+)/' },
    {
      path: '^src/(domain|application|infrastructure)/[^/]+/',
      pathNot: anyOf(ownOrShared('domain|application|infrastructure'), published, readFragments),
    },
  ],
  [
    'domains-are-strangers',
    'Not even published events cross from one domain to another.',
    { path: '^src/(domain)/([^/]+)/' },
    { path: '^src/domain/[^/]+/', pathNot: ownOrShared('domain') },
  ],
  [
    'kernel-knows-no-context',
    'What all share cannot depend on one of them.',
    { path: '^src/[^/]+/kernel/' },
    { path: '^src/(domain|application|infrastructure)/[^/]+/', pathNot: '^src/[^/]+/(kernel|access)/' },
  ],
  [
    'queries-never-load-aggregates',
    'A query reads the view that it answers. Naming a type of an aggregate loads nothing.',
    { path: '^src/application/.+/queries/' },
    { path: aggregates, dependencyTypesNot: ['type-only'] },
  ],
  [
    'container-stays-at-the-root',
    'Only modules and the composition root know the container.',
    { path: '^src/', pathNot: anyOf(modules, root) },
    { path: 'node_modules/inversify/' },
  ],
  [
    'modules-stay-at-the-root',
    'Wiring is done in one place.',
    { path: '^src/', pathNot: anyOf(modules, root, commandLine) },
    { path: modules },
  ],
  [
    'root-is-not-imported',
    'Settings arrive as arguments; nothing reaches back to where it was composed.',
    { path: '^src/', pathNot: anyOf(modules, root, commandLine) },
    { path: anyOf(root, commandLine) },
  ],
  [
    'orm-stays-in-sql-adapters',
    'Aggregates are mapped and stored there; nobody else knows that there is an ORM.',
    { path: '^src/', pathNot: anyOf(kernelAdapters, sqlAdapters, '^src/context-module\\.ts$') },
    { path: 'node_modules/@mikro-orm/' },
  ],
  [
    'one-door-to-sql',
    'Adapters use Database: a query beside it runs outside the transaction.',
    { path: '^src/', pathNot: anyOf(kernelAdapters, contracts) },
    { path: anyOf('node_modules/(kysely|mysql2)/', '^(node:)?sqlite$') },
  ],
  [
    'contracts-are-for-tests',
    'What the service runs does not depend on how it is tested.',
    { path: '^src/', pathNot: contracts },
    { path: contracts },
  ],
  [
    'contracts-know-ports',
    'A suite knows what it promises for: ports and what opens no connection, never an adapter or a test runner.',
    { path: contracts },
    {
      pathNot: anyOf(
        contracts,
        '^src/(application|domain)/',
        '^src/infrastructure/kernel/database/[^/]+\\.ts$',
        'node_modules/(kysely|@types)/',
        '^(node:)?(assert/strict|crypto|stream|stream/consumers|timers/promises|util)$',
      ),
    },
  ],
  [
    'client-brings-no-server',
    'What apps load: of the server it knows types, and the table of paths, which is data.',
    { path: '^src/interfaces/(client/|http/routes?\\.ts$)' },
    {
      pathNot: anyOf('^src/interfaces/(client/|http/routes?\\.ts$)', 'node_modules/socket\\.io-client/'),
      dependencyTypesNot: ['type-only'],
    },
  ],
  [
    'web-app-is-a-client',
    'The pages know the typed client, and nothing else of the service.',
    { path: '^src/interfaces/web/', pathNot: webBuild },
    {
      pathNot: anyOf(
        '^src/interfaces/(web|client)/',
        'node_modules/(react|react-dom|react-feather|react-image-crop|idb-keyval|uqr|d3-scale|d3-shape)/',
        'node_modules/@(types/(react|react-dom|d3-scale|d3-shape)|tanstack/react-(router|query|virtual)|base-ui/react)/',
      ),
    },
  ],
  [
    'pages-are-strangers',
    'A folder of pages uses what all share, and of other folders their cards and words.',
    { path: '^src/interfaces/web/(?!shell/|ui/|words/)([^/]+)/' },
    {
      path: '^src/interfaces/web/[^/]+/',
      pathNot: anyOf(
        '^src/interfaces/web/($1|shell|ui|words)/',
        '^src/interfaces/web/[^/]+/(card\\.tsx|words\\.ts)$',
      ),
    },
  ],
  [
    'what-pages-share-knows-no-page',
    'Only the list of all routes does.',
    { path: '^src/interfaces/web/(shell|ui|words)/', pathNot: '^src/interfaces/web/shell/routes\\.ts$' },
    { path: '^src/interfaces/web/[^/]+/', pathNot: '^src/interfaces/web/(shell|ui|words)/' },
  ],
  ['no-cycles', 'Files that need each other are one file.', { path: '^src/' }, { circular: true }],
  ['no-unresolved', 'An import that leads nowhere escapes every other rule.', {}, { couldNotResolve: true }],
];

/** Where programs start. */
export const entry = anyOf(
  '^src/(main\\.ts|start\\.js)$',
  '^src/(interfaces/client|contracts)/index\\.ts$',
  webBuild,
  '^src/interfaces/web/(main\\.tsx|sw/sw\\.ts)$',
  commandLine,
);

/** `folder` holds `src`: its aggregates are looked up there. */
export const rulesFor = (folder: string): IForbiddenRuleType[] => [
  ...rules(aggregatesIn(folder)).map(([name, comment, from, to]) => ({
    name,
    comment,
    severity: 'error' as const,
    from,
    to,
  })),
];

/** A file of the domain whose class records events is an aggregate. */
function aggregatesIn(folder: string): string {
  const files = globSync('src/domain/*/**/*.ts', { cwd: folder })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => readFileSync(join(folder, file), 'utf8').includes('/kernel/recorded-events.ts'));
  return `^(${anyOf(...files).replaceAll('.', '\\.')})$`;
}

export const options: ICruiseOptions = {
  doNotFollow: { path: 'node_modules' },
  // Types count: a layer that knows another's types knows the layer.
  tsPreCompilationDeps: true,
  combinedDependencies: false,
  enhancedResolveOptions: { conditionNames: ['import', 'node', 'default'], exportsFields: ['exports'] },
};
