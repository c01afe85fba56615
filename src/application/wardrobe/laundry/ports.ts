import type { UserId } from '../../../domain/kernel/id.ts';
import type { Day } from '../../../domain/wardrobe/calendar.ts';
import type { WashId } from '../../../domain/wardrobe/laundry/wash.ts';
import type { Page, PageRequest } from '../../kernel/page.ts';
import type { WashView } from './views.ts';

/** Cursor: the day and the id. */
export type WashKey = readonly [Day, WashId];

export abstract class WashReader {
  /** Newest day first. */
  abstract list(ownerId: UserId, page: PageRequest<WashKey>): Promise<Page<WashView>>;
}
