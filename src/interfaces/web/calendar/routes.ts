import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../shell/root.tsx';
import { onlyMembers } from '../shell/session.ts';
import { isDay, isMonth } from './days.ts';

const members = { getParentRoute: () => root, beforeLoad: onlyMembers } as const;

export interface CalendarSearch {
  readonly month?: string;
  readonly view?: 'agenda';
}

export const calendarRoutes = [
  createRoute({
    ...members,
    path: '/calendar',
    validateSearch: ({ month, view }: Record<string, unknown>): CalendarSearch => ({
      ...(isMonth(month) && { month }),
      ...(view === 'agenda' && { view }),
    }),
    component: lazyRouteComponent(() => import('./calendar-page.tsx'), 'CalendarPage'),
  }),
  createRoute({
    ...members,
    path: '/calendar/new',
    validateSearch: ({ day }: Record<string, unknown>): { day?: string } => (isDay(day) ? { day } : {}),
    component: lazyRouteComponent(() => import('./occasion-form.tsx'), 'NewOccasionPage'),
  }),
  createRoute({
    ...members,
    path: '/calendar/occasions/$occasionId',
    component: lazyRouteComponent(() => import('./occasion-page.tsx'), 'OccasionPage'),
  }),
  createRoute({
    ...members,
    path: '/calendar/diary',
    component: lazyRouteComponent(() => import('./diary-page.tsx'), 'DiaryPage'),
  }),
] as const;
