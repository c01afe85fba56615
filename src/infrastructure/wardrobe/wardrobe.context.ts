import type { ContextModule } from '../../context-module.ts';
import { Database } from '../kernel/database/database.ts';
import { audit } from '../kernel/observability/audits.ts';
import { CollectionSchema } from './collections/collection.schema.ts';
import { WearSchema } from './diary/wear.schema.ts';
import { wardrobeAudiences } from './file-audiences.read.ts';
import { wardrobeSections } from './import-export/sections.ts';
import { ItemSchema } from './items/item.schema.ts';
import { OccasionSchema } from './occasions/occasion.schema.ts';
import { OutfitSchema } from './outfits/outfit.schema.ts';
import { outfitsModule } from './outfits.module.ts';
import { findGroupDrift, findWornDrift, wardrobeReconciliation } from './reconciliation.ts';
import { wardrobeModule } from './wardrobe.module.ts';

export const wardrobe: ContextModule = {
  tables: [
    'collection_entries',
    'collections',
    'item_colours',
    'item_tags',
    'item_terms',
    'items',
    'occasion_guests',
    'occasion_outfits',
    'occasions',
    'outfit_pieces',
    'outfit_tags',
    'outfits',
    'wardrobe_groups',
    'washes',
    'wear_items',
    'wears',
  ],
  schemas: [ItemSchema, CollectionSchema, OutfitSchema, OccasionSchema, WearSchema],
  bind: async () => [wardrobeModule, outfitsModule],
  exportSections: wardrobeSections,
  fileAudiences: wardrobeAudiences,
  reconciliations: wardrobeReconciliation,
  audits: [
    audit({
      name: 'wears',
      needs: { database: Database },
      differences: async ({ database }) => (await findWornDrift(database)).length,
    }),
    audit({
      name: 'statistics',
      needs: { database: Database },
      differences: async ({ database }) => (await findGroupDrift(database)).length,
    }),
  ],
};
