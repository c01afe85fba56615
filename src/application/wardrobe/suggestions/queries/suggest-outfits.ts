import { z } from 'zod';
import { OccasionNotFound } from '../../../../domain/wardrobe/occasions/errors.ts';
import { missingPieces } from '../../../../domain/wardrobe/suggestions/blocked.ts';
import {
  criteriaFor,
  formalityLevel,
  recentSince,
  restedSince,
} from '../../../../domain/wardrobe/suggestions/criteria.ts';
import { usableCategories } from '../../../../domain/wardrobe/suggestions/roles.ts';
import { suggest } from '../../../../domain/wardrobe/suggestions/suggest.ts';
import { query } from '../../../kernel/operation.ts';
import { dayField, temperatureField } from '../../fields.ts';
import { occasionIdField } from '../../occasions/fields.ts';
import { Invitations } from '../../occasions/ports.ts';
import { Calendar } from '../../ports.ts';
import { WardrobeCandidates } from '../ports.ts';
import { SuggestionsView } from '../views.ts';

export const suggestOutfits = query({
  name: 'wardrobe.suggest-outfits',
  summary: 'Suggest outfits from clean items in your closet',
  description:
    'Scored from 0 to 1 by warmth for the weather, rain, formality, colours, season and recent wears. The same wardrobe ' +
    'and question give the same answer. If no outfit is possible, `blockedBy` says what is missing.',
  access: 'signed-in',
  input: z.strictObject({
    on: dayField.optional().describe('The day; by default the first day of the occasion, or else today'),
    tempC: temperatureField.optional(),
    rain: z.boolean().optional().describe('Whether it rains'),
    formality: z.int().min(0).max(5).optional().describe('0 (at home) to 5 (black tie)'),
    occasionId: occasionIdField.optional().describe('An occasion of yours, or one that you are invited to'),
    limit: z.int().min(1).max(20).default(5).describe('How many at most'),
  }),
  output: SuggestionsView,
  refuses: [OccasionNotFound],
  needs: { wardrobe: WardrobeCandidates, invitations: Invitations, calendar: Calendar },
  async handle(
    { input: { tempC = null, rain = false, occasionId, ...input }, actor },
    { wardrobe, invitations, calendar },
  ) {
    const occasion = occasionId && (await invitations.occasion(actor.id, occasionId));
    if (occasionId && !occasion) throw new OccasionNotFound();
    const today = await calendar.today(actor.id);
    const timeZone = await calendar.timeZone(actor.id);
    const criteria = criteriaFor(
      { ...input, tempC, rain },
      { today, timeZone, occasion: occasion || undefined },
    );
    const candidates = await wardrobe.candidates(actor.id, {
      categories: usableCategories(criteria),
      season: criteria.season,
      formality: formalityLevel(criteria),
      rain,
      restedSince: restedSince(criteria),
    });
    const recentWears = await wardrobe.recentWears(actor.id, recentSince(today));
    const found = suggest(candidates, criteria, recentWears);
    if (found.length === 0) return { items: [], blockedBy: missingPieces(await wardrobe.stock(actor.id)) };
    const itemIds = found.flatMap(({ pieces }) => pieces.map(({ id }) => id));
    const cards = await wardrobe.itemCards(actor.id, itemIds);
    const items = found.map(({ pieces, score, why }) => ({
      // An item that was removed meanwhile has no card.
      pieces: pieces.flatMap(({ id }) => {
        const item = cards.get(id);
        return item ? [{ itemId: id, item }] : [];
      }),
      score,
      why: [...why],
    }));
    return { items, blockedBy: [] };
  },
});
