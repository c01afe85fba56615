import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

// Makes the bundle of the service that the next `npm start` runs: node scripts/bundle-service.ts <path of main.js>

const target = process.argv[2]!;
const folder = dirname(target);
const builds = dirname(folder);
/** Processes that run an earlier bundle still load its parts. */
const keptBuilds = 2;

/** Packages of many small files without programs of their own, which are most of what a start loads. */
const bundled =
  /^(@hono\/node-server|@inversifyjs\/|@mikro-orm\/|hono|inversify|jose|kysely|rate-limiter-flexible|zod)/;

await mkdir(builds, { recursive: true });
const dir = await mkdtemp(join(builds, 'building-'));
// The service that started this stops.
process.once('SIGTERM', () => {
  rmSync(dir, { recursive: true });
  process.exit(1);
});
try {
  const bundle = await rolldown({
    input: join(import.meta.dirname, '../src/main.ts'),
    platform: 'node',
    external: (id) => !/^[./]/.test(id) && !/^[A-Z]:/.test(id) && !bundled.test(id),
    logLevel: 'silent',
    plugins: [
      {
        name: 'files-stay-where-they-are',
        // Files that are found by the place of a source, such as migrations, are found from the bundle too.
        transform: {
          filter: { code: 'import.meta.' },
          handler: (code, id) =>
            code
              .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
              .replaceAll('import.meta.dirname', JSON.stringify(dirname(id)))
              .replaceAll('import.meta.filename', JSON.stringify(id)),
        },
      },
    ],
  });
  // Names of classes are names of tables, metrics and errors.
  await bundle.write({ dir, format: 'esm', entryFileNames: basename(target), keepNames: true });
  await bundle.close();
  await rename(dir, folder).catch(async (error: unknown) => {
    // Another process was faster.
    if (!(await stat(target).catch(() => undefined))) throw error;
  });
} finally {
  await rm(dir, { recursive: true, force: true });
}
const others = (await readdir(builds))
  .filter((name) => /^[0-9a-f]{16}$/.test(name))
  .map((name) => join(builds, name));
const times = new Map(
  await Promise.all(others.map(async (path) => [path, (await stat(path)).mtimeMs] as const)),
);
for (const old of others.toSorted((a, b) => times.get(b)! - times.get(a)!).slice(keptBuilds))
  await rm(old, { recursive: true });
