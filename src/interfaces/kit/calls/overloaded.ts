import { Overloaded } from '../../../application/kernel/errors.ts';
import { type Problem, problemOf } from '../../problem.ts';

// Vary the retry time, so that clients refused together do not retry together.
const problems = [1, 2, 3].map((retryAfterSeconds) => problemOf(new Overloaded({ retryAfterSeconds })));
let turn = 0;

/** A prepared problem, because refusals must be cheap. */
export const overloaded = (): Problem => problems[turn++ % problems.length]!;
