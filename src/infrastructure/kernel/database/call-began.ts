import { AsyncLocalStorage } from 'node:async_hooks';
import type { Behaviour } from '../../../application/kernel/dispatcher.ts';

const began = new AsyncLocalStorage<number>();

/** When the call began that has started this work, which may outlast it; undefined if no call has. */
export const callBegan = (): number | undefined => began.getStore();

export const noteBegin: Behaviour = (_, next) => began.run(performance.now(), next);
