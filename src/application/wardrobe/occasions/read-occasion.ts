import { OccasionNotFound } from '../../../domain/wardrobe/occasions/errors.ts';
import type { OccasionId } from '../../../domain/wardrobe/occasions/occasion.ts';
import { readView } from '../read-view.ts';
import type { OccasionView } from './views.ts';

export const readOccasion = readView<OccasionId, OccasionView>(OccasionNotFound);
