import { isMonth } from './days.ts';

/** What the address of the calendar says. What it says wrongly is left out. */
export interface CalendarSearch {
  readonly month?: string;
  readonly view?: 'agenda';
}

export const readCalendarSearch = ({ month, view }: Record<string, unknown>): CalendarSearch => ({
  ...(isMonth(month) && { month }),
  ...(view === 'agenda' && { view }),
});
