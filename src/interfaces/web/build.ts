import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import sharp from 'sharp';
import { build } from 'vite';
import { builds, buildsFolder, hashOfSources } from '../http/web-app/builds.ts';

// Builds the web app, unless this version of it is there. Run by the service when its sources have changed, and by
// `npm run build`. Two at once do the same work, and the first one's result stays.

// Tests and the service build the same pages.
process.env.NODE_ENV = 'production';
const here = import.meta.dirname;
const target = join(buildsFolder, await hashOfSources());
/** Earlier builds that stay: pages that are open still load their parts. */
const keptBuilds = 2;

/** Written beside each file, so that nothing is compressed while a page is served. */
async function compress(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !['.js', '.css', '.svg', '.html', '.webmanifest'].includes(extname(entry.name)))
      continue;
    const path = join(entry.parentPath, entry.name);
    const content = await readFile(path);
    await writeFile(`${path}.br`, await promisify(brotliCompress)(content));
    await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: 9 }));
  }
}

if (!(await builds()).includes(target)) {
  await mkdir(buildsFolder, { recursive: true });
  const outDir = await mkdtemp(join(buildsFolder, 'building-'));
  try {
    await build({
      root: here,
      configFile: false,
      logLevel: 'error',
      plugins: [react()],
      publicDir: join(here, 'public'),
      build: {
        outDir,
        emptyOutDir: true,
        target: 'es2023',
        // The policy of the pages forbids data URLs.
        assetsInlineLimit: 0,
        reportCompressedSize: false,
        rolldownOptions: {
          input: { main: join(here, 'index.html'), sw: join(here, 'sw/sw.ts') },
          output: {
            entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
          },
        },
      },
    });
    for (const size of [192, 512])
      await sharp(join(here, 'public/icon.svg'), { density: (72 * size) / 64 })
        .resize(size)
        .png()
        .toFile(join(outDir, `icon-${size}.png`));
    await compress(outDir);
    await rename(outDir, target).catch(async (error: unknown) => {
      if (!(await builds()).includes(target)) throw error;
    });
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
  for (const old of (await builds()).filter((path) => path !== target).slice(keptBuilds))
    await rm(old, { recursive: true });
}
