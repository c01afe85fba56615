import { AsyncLocalStorage } from 'node:async_hooks';
import type { Behaviour } from '../../../application/kernel/dispatcher.ts';
import type { ReadReplicas } from './engine.ts';
import type { SeenMarks } from './seen-marks.ts';

/** The state that a replica must have reached to answer the current call. */
const reading = new AsyncLocalStorage<string>();

/** Undefined when the current call must be answered by the primary. */
export const replicaMark = (): string | undefined => reading.getStore();

/**
 * Calls that read only what is the caller's own may be answered by a replica, as soon as it has all that the caller has
 * done. Who is let in, and what others allow, is always asked of the primary.
 */
export function readFromReplicas(replicas: ReadReplicas, marks: SeenMarks): Behaviour {
  return async ({ operation, input, actor }, next) => {
    if (!actor) return next();
    if (operation.kind === 'command') {
      const before = replicas.newest();
      try {
        return await next();
      } finally {
        // A commit whose answer was lost may count.
        const mark = replicas.newest();
        if (mark !== undefined && mark !== before) await marks.set(actor.id, mark);
      }
    }
    if (!operation.readsOwn?.(input, actor)) return next();
    const seen = await marks.of(actor.id);
    if (seen === 'unknown') return next();
    // Who has done nothing lately gets what this process has done.
    const mark = seen ?? replicas.newest();
    return mark === undefined ? next() : reading.run(mark, next);
  };
}
