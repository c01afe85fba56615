import { refreshSuspension } from './suspensions/subscribers/refresh-suspension.ts';

export const operations = [] as const;

export const subscribers = [refreshSuspension];
