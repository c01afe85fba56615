import { describe } from 'vitest';
import { openKernel } from '../kit/kernel.ts';
import { databases } from '../kit/world.ts';
import { feedTableContract } from './feed-table.contract.ts';

describe.each(databases)('on %s', (kind) => {
  feedTableContract(() => openKernel(kind));
});
