import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { objectStoreContract } from '../../src/contracts/index.ts';
import { SystemClock } from '../../src/infrastructure/kernel/runtime/clock.ts';
import { ObjectLinks } from '../../src/infrastructure/media/links/object-links.ts';
import { SignedLinks } from '../../src/infrastructure/media/links/signed-links.ts';
import { openObjectStore } from '../../src/infrastructure/media/stores/open-object-store.ts';
import { stores } from '../kit/servers/stores.ts';
import { runContract } from './run-contract.ts';

for (const [name, { open, lacks }] of Object.entries(stores))
  runContract(name, objectStoreContract, open, lacks);

const real = process.env.TEST_STORAGE_URL;
if (real !== undefined)
  runContract(`The bucket ${real}`, objectStoreContract, async () => {
    const clock = new SystemClock();
    const links = new ObjectLinks(new SignedLinks([randomBytes(32)]), 'http://localhost:3000', clock);
    const store = await openObjectStore(real, { links, clock, logger: pino() });
    return { store, fetch: (url: string, init?: RequestInit) => fetch(url, init), stop: () => {} };
  });
