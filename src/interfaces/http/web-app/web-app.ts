import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Logger } from 'pino';
import { build, builds, buildsFolder, hashOfSources, hasSources } from './builds.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};
const encodings = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

export interface WebFile {
  readonly content: Uint8Array<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
}

/** The built web app. It is built when it is first asked for and its sources have changed since. */
export class WebApp {
  readonly #logger: Logger;
  /** Whether each page looks for changed sources, for those who work on the app. */
  readonly #watches: boolean;
  readonly #fileOrigins: () => Promise<readonly string[]>;
  #policy: Promise<string> | undefined;
  readonly #files = new Map<string, Promise<WebFile | undefined>>();
  #current: Promise<string> | undefined;

  /** `fileOrigins` answers from where the pages load people's files, and where they upload large ones to. */
  constructor(options: { logger: Logger; watches: boolean; fileOrigins: () => Promise<readonly string[]> }) {
    this.#logger = options.logger;
    this.#watches = options.watches;
    this.#fileOrigins = options.fileOrigins;
  }

  /** Builds it if necessary. Failures are logged; the next page tries again. */
  async prepare(): Promise<void> {
    await this.#folder().catch(() => {});
  }

  /** The page in which the app runs, whatever its address. Throws when the app cannot be built. */
  async page(acceptEncoding: string | undefined): Promise<WebFile> {
    if (this.#watches) this.#current = undefined;
    const page = await this.#read(join(await this.#folder(), 'index.html'), acceptEncoding);
    const headers = {
      'content-security-policy': await this.#currentPolicy(),
      'cache-control': 'no-cache',
      'referrer-policy': 'same-origin',
    };
    return { content: page!.content, headers: { ...page!.headers, ...headers } };
  }

  /** A file that keeps its name; undefined when there is none. */
  async named(name: string, acceptEncoding: string | undefined): Promise<WebFile | undefined> {
    const file = await this.#read(join(await this.#folder(), name), acceptEncoding);
    if (!file) return undefined;
    const policy = name === 'sw.js' && { 'content-security-policy': workerPolicy };
    return { content: file.content, headers: { ...file.headers, 'cache-control': 'no-cache', ...policy } };
  }

  /** A file with a hash in its name, also of an earlier build: a page that is open still loads its parts. */
  async asset(name: string, acceptEncoding: string | undefined): Promise<WebFile | undefined> {
    if (!/^[\w.-]+$/.test(name)) return undefined;
    for (const folder of [await this.#folder(), ...(await builds())]) {
      const file = await this.#read(join(folder, 'assets', name), acceptEncoding);
      if (!file) continue;
      return {
        content: file.content,
        headers: { ...file.headers, 'cache-control': 'public, max-age=31536000, immutable' },
      };
    }
    return undefined;
  }

  /** Without an answer about files, the pages work and show none. */
  #currentPolicy(): Promise<string> {
    this.#policy ??= this.#fileOrigins().then((origins) => policyFor(origins));
    return this.#policy.catch((error: unknown) => {
      this.#policy = undefined;
      this.#logger.error({ error }, 'the pages show no files, since the store signs no links');
      return policyFor([]);
    });
  }

  #folder(): Promise<string> {
    this.#current ??= this.#find().catch((error: unknown) => {
      this.#current = undefined;
      this.#logger.error({ error }, 'the web app is not there');
      throw error;
    });
    return this.#current;
  }

  async #find(): Promise<string> {
    if (!hasSources()) {
      const [newest] = await builds();
      if (newest === undefined) throw new Error('The web app is not built; `npm run build` builds it');
      return newest;
    }
    const folder = join(buildsFolder, await hashOfSources());
    if ((await builds()).includes(folder)) return folder;
    const from = performance.now();
    this.#logger.info({}, 'building the web app, since its sources are new');
    await build();
    this.#logger.info({ ms: Math.round(performance.now() - from) }, 'the web app is built');
    return folder;
  }

  #read(path: string, acceptEncoding = ''): Promise<WebFile | undefined> {
    const accepted = encodings.find(([name]) => acceptEncoding.includes(name));
    const key = path + (accepted?.[1] ?? '');
    const known = this.#files.get(key) ?? readWebFile(path, accepted);
    this.#files.set(key, known);
    // An unknown name must not take memory.
    void known.then((file) => file ?? this.#files.delete(key));
    return known;
  }
}

async function readWebFile(
  path: string,
  accepted: (typeof encodings)[number] | undefined,
): Promise<WebFile | undefined> {
  const headers = {
    'content-type': types[extname(path)] ?? 'application/octet-stream',
    vary: 'Accept-Encoding',
  };
  const packed = accepted && (await readFile(path + accepted[1]).catch(() => undefined));
  if (packed)
    return { content: new Uint8Array(packed), headers: { ...headers, 'content-encoding': accepted[0] } };
  const content = await readFile(path).catch(() => undefined);
  return content && { content: new Uint8Array(content), headers };
}

/** A worker obeys the policy of its own script: this one keeps the page and its parts, so it may fetch them. */
const workerPolicy = "default-src 'none'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

const policyFor = (origins: readonly string[], files = [...new Set(origins)].join(' ')) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    `img-src 'self' blob: ${files}`,
    `media-src 'self' blob: ${files}`,
    `connect-src 'self' ${files}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types layers',
  ]
    .map((line) => line.trim())
    .join('; ');
