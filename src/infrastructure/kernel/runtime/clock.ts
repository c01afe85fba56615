import { Clock } from '../../../application/kernel/ports.ts';

export class SystemClock extends Clock {
  now(): number {
    return Date.now();
  }
}
