import { orInstall } from '../runtime/optional-packages.ts';
import type { Processes, ProcessOptions } from './processes.ts';
import { parseRedisUrl } from './redis-url.ts';

export type { Processes } from './processes.ts';

/** For `REDIS_URL`; loads the client of Redis only then. Opens no connection yet. */
export async function openProcesses(url: string, options: ProcessOptions): Promise<Processes> {
  const address = parseRedisUrl(url);
  if (!address) throw new Error('No address of Redis');
  const { Processes } = await import('./processes.ts').catch(orInstall('redis', 'Redis'));
  return new Processes(address, options);
}
