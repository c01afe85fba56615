import { WearNotFound } from '../../../domain/wardrobe/diary/errors.ts';
import type { WearId } from '../../../domain/wardrobe/diary/wear.ts';
import { readView } from '../read-view.ts';
import type { WearView } from './views.ts';

export const readWear = readView<WearId, WearView>(WearNotFound);
