import { AsyncLocalStorage } from 'node:async_hooks';
import type { Behaviour } from '../../../application/kernel/dispatcher.ts';

const began = new AsyncLocalStorage<number>();

/** When the current call began; undefined outside calls. */
export const callBegan = (): number | undefined => began.getStore();

export const noteBegin: Behaviour = (_, next) => began.run(performance.now(), next);
