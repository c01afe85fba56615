import { describe } from 'vitest';
import { openKernel } from '../kit/kernel.ts';
import { databases } from '../kit/world.ts';
import { countersContract } from './counters.contract.ts';
import { databaseContract } from './database.contract.ts';
import { relayContract } from './outbox-relay.contract.ts';
import { unitOfWorkContract } from './unit-of-work.contract.ts';

describe.each(databases)('on %s', (kind) => {
  databaseContract(() => openKernel(kind));
  unitOfWorkContract(() => openKernel(kind));
  countersContract(() => openKernel(kind));
  relayContract(() => openKernel(kind));
});
