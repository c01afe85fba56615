import type { ContextModule } from '../../context-module.ts';
import { wardrobeAudiences } from './file-audiences.read.ts';
import { outfitsModule } from './outfits.module.ts';
import { OccasionSchema, OutfitSchema, WearSchema } from './outfits.schema.ts';
import { wardrobeSections } from './personal.ts';
import { wardrobeReconciliations } from './recounts.ts';
import { wardrobeModule } from './wardrobe.module.ts';
import { CollectionSchema, ItemSchema } from './wardrobe.schema.ts';

export const wardrobe: ContextModule = {
  schemas: [ItemSchema, CollectionSchema, OutfitSchema, OccasionSchema, WearSchema],
  bind: async () => [wardrobeModule, outfitsModule],
  exportSections: wardrobeSections,
  fileAudiences: wardrobeAudiences,
  reconciliations: wardrobeReconciliations,
};
