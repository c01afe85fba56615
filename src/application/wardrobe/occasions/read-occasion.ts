import { OccasionNotFound } from '../../../domain/wardrobe/occasions/errors.ts';
import type { OccasionId } from '../../../domain/wardrobe/occasions/occasion.ts';
import { readOwnView, readView } from '../read-view.ts';
import type { AnyWholeOccasionView } from './views.ts';

export const readOccasion = readView<OccasionId, AnyWholeOccasionView>(OccasionNotFound);

export const readOwnOccasion = readOwnView<OccasionId, AnyWholeOccasionView>(OccasionNotFound);
