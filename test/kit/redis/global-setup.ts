import type { TestProject } from 'vitest/node';
import { findRedisServer } from './find-server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    redis: { readonly url: string } | null;
  }
}

/** Finds one Redis server for the whole run; each suite has its own prefix on it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await findRedisServer().catch((error: Error) => error);
  if (server instanceof Error) {
    const what = `No Redis: set TEST_REDIS_URL, start Docker or put Redis on the PATH (${server.message}).`;
    if (process.env.REQUIRE_REDIS === '1') throw new Error(`${what} REQUIRE_REDIS=1 requires one.`);
    process.stderr.write(`\n!!! ${what} EVERY REDIS SUITE IS SKIPPED !!!\n\n`);
    project.provide('redis', null);
    return async () => {};
  }
  process.stderr.write(`Redis from ${server.source}\n`);
  project.provide('redis', { url: server.url });
  return () => server.stop();
}
