import { Overloaded } from '../application/kernel/errors.ts';
import { type Problem, problemOf } from './problem.ts';

// Those who are turned away together are not to come back together.
const problems = [1, 2, 3].map((retryAfterSeconds) => problemOf(new Overloaded({ retryAfterSeconds })));
let turn = 0;

/** Made beforehand: there are many, and no time. */
export const overloaded = (): Problem => problems[turn++ % problems.length]!;
