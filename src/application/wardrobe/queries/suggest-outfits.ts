import { z } from 'zod';
import { later, seasonOf } from '../../../domain/wardrobe/almanac.ts';
import { type Formality, formalityOf } from '../../../domain/wardrobe/dress-code.ts';
import { OccasionNotFound } from '../../../domain/wardrobe/outfit-errors.ts';
import { blockedBy } from '../../../domain/wardrobe/suggestion/blocked.ts';
import { wornCategories } from '../../../domain/wardrobe/suggestion/roles.ts';
import { restedDays } from '../../../domain/wardrobe/suggestion/score.ts';
import { suggest } from '../../../domain/wardrobe/suggestion/suggest.ts';
import { query } from '../../kernel/operation.ts';
import { dayField } from '../fields.ts';
import { occasionIdField, tempField } from '../outfit-fields.ts';
import { Closet, OwnThings } from '../outfit-ports.ts';
import { SuggestionView } from '../outfit-views.ts';
import { Calendar } from '../ports.ts';

/** What was worn in these many days before is not new. */
const latelyDays = 30;

export const suggestOutfits = query({
  name: 'wardrobe.suggest-outfits',
  summary: 'What you could wear, of what is in your closet and clean',
  description:
    'Scored, from 0 to 1, by warmth for the weather, rain, formality, colours, season, and what was worn lately; the ' +
    'same wardrobe and question get the same answer. Where nothing comes together, `blockedBy` says what is missing.',
  access: 'signed-in',
  input: z.strictObject({
    on: dayField.optional().meta({ description: 'Today, or the first day of the occasion, unless said' }),
    tempC: tempField.optional(),
    rain: z.boolean().optional(),
    formality: z.int().min(0).max(5).optional(),
    occasionId: occasionIdField.optional(),
    limit: z.int().min(1).max(20).default(5),
  }),
  output: z.object({ items: z.array(SuggestionView), blockedBy: z.array(z.string()) }),
  refuses: [OccasionNotFound],
  needs: { closet: Closet, things: OwnThings, calendar: Calendar },
  async handle(
    { input: { tempC = null, rain = false, limit, ...asked }, actor },
    { closet, things, calendar },
  ) {
    const occasion = asked.occasionId && (await things.occasion(actor.id, asked.occasionId));
    if (asked.occasionId && !occasion) throw new OccasionNotFound();
    const today = await calendar.today(actor.id);
    const on = asked.on ?? (occasion ? occasion.startsOn : today);
    const season = seasonOf(on, await closet.timeZone(actor.id));
    const formality: Formality | null =
      asked.formality === undefined
        ? occasion
          ? formalityOf(occasion.dressCode)
          : null
        : { from: asked.formality, to: asked.formality };
    const level = formality && (formality.from + formality.to) / 2;
    const candidates = await closet.candidates(actor.id, {
      categories: wornCategories({ tempC, rain }),
      season,
      formality: level,
      rain,
      restedSince: later(on, -restedDays),
    });
    const lately = await closet.lately(actor.id, later(today, -latelyDays));
    const found = suggest(candidates, { on, season, tempC, rain, formality, limit }, lately);
    if (found.length === 0) return { items: [], blockedBy: blockedBy(await closet.stock(actor.id)) };
    const shown = await closet.shown(
      actor.id,
      found.flatMap(({ pieces }) => pieces.map(({ id }) => id)),
    );
    const items = found.map(({ pieces, score, why }) => ({
      // One that was removed this very moment is not shown any more.
      pieces: pieces.flatMap(({ id }) => {
        const item = shown.get(id);
        return item ? [{ itemId: id, item }] : [];
      }),
      score,
      why: [...why],
    }));
    return { items, blockedBy: [] };
  },
});
