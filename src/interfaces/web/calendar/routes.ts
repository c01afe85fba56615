import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../shell/root.tsx';
import { onlyMembers } from '../shell/session.ts';
import { isDay } from './days.ts';
import { readCalendarSearch } from './search.ts';

const members = { getParentRoute: () => root, beforeLoad: onlyMembers } as const;

export const calendarRoutes = [
  createRoute({
    ...members,
    path: '/calendar',
    validateSearch: readCalendarSearch,
    component: lazyRouteComponent(() => import('./calendar-page.tsx'), 'CalendarPage'),
  }),
  createRoute({
    ...members,
    path: '/calendar/new',
    validateSearch: ({ day }: Record<string, unknown>): { day?: string } => (isDay(day) ? { day } : {}),
    component: lazyRouteComponent(() => import('./occasions/occasion-form.tsx'), 'NewOccasionPage'),
  }),
  createRoute({
    ...members,
    path: '/calendar/occasions/$occasionId',
    component: lazyRouteComponent(() => import('./occasions/occasion-page.tsx'), 'OccasionPage'),
  }),
  createRoute({
    ...members,
    path: '/calendar/diary',
    component: lazyRouteComponent(() => import('./diary/diary-page.tsx'), 'DiaryPage'),
  }),
  createRoute({
    ...members,
    path: '/calendar/laundry',
    component: lazyRouteComponent(() => import('./diary/laundry-page.tsx'), 'LaundryPage'),
  }),
] as const;
