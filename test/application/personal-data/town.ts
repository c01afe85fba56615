import type { Person } from '../../kit/world.ts';
import type { startTown } from '../notifications/town.ts';

/** In each text of the person that goes with the account. */
export const mark = 'zanzibar';
export const timeZone = 'Africa/Dar_es_Salaam';

export type Town = Awaited<ReturnType<typeof startTown>>;
export interface People {
  readonly zoe: Person;
  readonly bob: Person;
  readonly cat: Person;
}

export interface Things {
  readonly fileId: string;
  readonly itemId: string;
  readonly outfitId: string;
}
