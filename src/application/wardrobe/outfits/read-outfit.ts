import { OutfitNotFound } from '../../../domain/wardrobe/outfits/errors.ts';
import type { OutfitId } from '../../../domain/wardrobe/outfits/outfit.ts';
import { readOwnView, readView } from '../read-view.ts';
import type { AnyOutfitView } from './views.ts';

export const readOutfit = readView<OutfitId, AnyOutfitView>(OutfitNotFound);

export const readOwnOutfit = readOwnView<OutfitId, AnyOutfitView>(OutfitNotFound);
