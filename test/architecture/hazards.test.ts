import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const sources = globSync('src/**/*.{ts,tsx}').map((path) => ({ path, text: readFileSync(path, 'utf8') }));
const found = (pattern: RegExp) =>
  sources
    .flatMap(({ path, text }) => [...text.matchAll(pattern)].map(([match]) => `${path} ${match}`))
    .sort();

test('nothing starts a program, runs text as code or reads XML', () => {
  expect(
    found(/child_process|node:vm|new Worker\(.*|\beval\(|new Function\b|xml2js|fast-xml-parser/g),
  ).toEqual([
    // A thread of this very file.
    'src/infrastructure/kernel/database/sqlite/checkpoints.ts new Worker(new URL(import.meta.url), {',
    // The build of the web app: this very program, and a script of ours.
    'src/interfaces/http/web-app/builds.ts child_process',
  ]);
});

test('no text of someone becomes HTML', () => {
  expect(
    found(
      /dangerouslySetInnerHTML|\.(?:inner|outer)HTML|insertAdjacentHTML|document\.write|createContextualFragment/g,
    ),
  ).toEqual([]);
});

test('no text of someone becomes a pattern', () => {
  expect(found(/new RegExp\b|RegExp\(/g)).toEqual([
    'src/domain/identity/password-policy.ts new RegExp',
    'src/domain/wardrobe/season.ts new RegExp',
  ]);
});

test('what must not be guessed is random by the system; other randomness only spreads waits', () => {
  expect(found(/Math\.random/g).map((line) => line.split(' ')[0])).toEqual([
    'src/application/notifications/deliveries/delivery-worker.ts',
    'src/infrastructure/kernel/database/mysql/replicas.ts',
    'src/infrastructure/kernel/database/sqlite/connection.ts',
    'src/infrastructure/kernel/outbox/outbox.ts',
    'src/infrastructure/kernel/redis/redis-client.ts',
    // An id must be unique there, not secret, on phones without a source of randomness.
    'src/interfaces/client/platform.ts',
    'src/interfaces/client/retries.ts',
    'src/interfaces/kit/connections/connections.ts',
  ]);
});

test('hashes are SHA-2, but for published lists, checksums of a transfer and shards; only the vault encrypts', () => {
  expect(new Set(found(/create(?:Hash|Hmac)\('\w+'/g).map((line) => line.split("'")[1]))).toEqual(
    new Set(['md5', 'sha1', 'sha256', 'sha384']),
  );
  expect(found(/'sha1'/g)).toEqual(["src/infrastructure/identity/passwords/breached-passwords.ts 'sha1'"]);
  expect(found(/'md5'/g)).toEqual([
    "src/infrastructure/kernel/outbox/slots.ts 'md5'",
    "src/infrastructure/media/stores/azure-store.ts 'md5'",
  ]);
  const vault = 'src/infrastructure/identity/factors/aes-vault.ts';
  const encrypting = found(/(?:createCipheriv|createDecipheriv)\(\w+|publicEncrypt/g);
  expect(encrypting).toEqual([`${vault} createCipheriv(algorithm`, `${vault} createDecipheriv(algorithm`]);
  expect(readFileSync(vault, 'utf8')).toContain("const algorithm = 'aes-256-gcm';");
});

test('signatures are compared in constant time', () => {
  const signing = sources.filter(({ text }) => /createHmac/.test(text) && /\bopen\(|given/.test(text));
  expect(signing.map(({ path }) => path).sort()).toEqual([
    'src/infrastructure/media/links/signed-links.ts',
    'src/infrastructure/notifications/deliveries/unsubscribe-tokens.ts',
  ]);
  for (const { text } of signing) expect(text).toContain('timingSafeEqual(');
});

test('the image holds what runs and nothing else, in production, as nobody in particular', () => {
  expect(readFileSync('.dockerignore', 'utf8')).toMatch(/^\*\n/);
  expect(readFileSync('.dockerignore', 'utf8')).not.toMatch(/^!(\.git|test|\.env)/m);
  const image = readFileSync('Dockerfile', 'utf8')
    .split(/^FROM /m)
    .at(-1);
  expect(image).toMatch(/^ENV NODE_ENV=production/m);
  expect(image).toMatch(/^USER 65532:65532$/m);
  expect(image).not.toMatch(/^COPY (\.|src|test)/m);
});

test('every package is pinned by its hash, runs nothing when it is installed, and comes from the registry', () => {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { integrity?: string; resolved?: string; link?: boolean }>;
  };
  const groups = globSync('optional/*').map((path) => path.replaceAll('\\', '/'));
  const isOurs = (path: string) => path === '' || groups.includes(path);
  const links = Object.values(lock.packages).filter(({ link }) => link);
  expect(links.map(({ resolved }) => resolved).toSorted()).toEqual(groups.toSorted());
  const packages = Object.entries(lock.packages).filter(([path, { link }]) => !isOurs(path) && !link);
  expect(packages.filter(([, { integrity }]) => !/^sha512-/.test(integrity ?? ''))).toEqual([]);
  expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  expect(readFileSync('.npmrc', 'utf8')).toMatch(/^ignore-scripts=true$/m);
  const versions = ['.', ...groups].flatMap((folder) => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
      readFileSync(`${folder}/package.json`, 'utf8'),
    );
    return Object.entries<string>({ ...dependencies, ...devDependencies, ...optionalDependencies });
  });
  expect(versions.filter(([, version]) => !/^(npm:[\w./-]+@)?\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});
