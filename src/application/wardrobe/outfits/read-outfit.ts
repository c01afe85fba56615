import { OutfitNotFound } from '../../../domain/wardrobe/outfits/errors.ts';
import type { OutfitId } from '../../../domain/wardrobe/outfits/outfit.ts';
import { readView } from '../read-view.ts';
import type { OutfitView } from './views.ts';

export const readOutfit = readView<OutfitId, OutfitView>(OutfitNotFound);
