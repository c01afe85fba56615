import { describe } from 'vitest';
import { openKernel } from '../kit/kernel.ts';
import { databases } from '../kit/world.ts';
import { databaseContract } from './database.contract.ts';
import { relayContract } from './relay.contract.ts';
import { talliesContract } from './tallies.contract.ts';
import { unitOfWorkContract } from './unit-of-work.contract.ts';

describe.each(databases)('on %s', (kind) => {
  databaseContract(() => openKernel(kind));
  unitOfWorkContract(() => openKernel(kind));
  talliesContract(() => openKernel(kind));
  relayContract(() => openKernel(kind));
});
