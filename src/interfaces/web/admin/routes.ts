import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { root } from '../shell/root.tsx';
import { onlyMembers, whoAmI } from '../shell/session.ts';

type Guard = Parameters<typeof onlyMembers>[0];
/** The service refuses others anyway; this only saves them a page of refusals. */
const only =
  (...roles: readonly string[]) =>
  async (given: Guard) => {
    await onlyMembers(given);
    const me = await whoAmI(given.context.cache);
    if (!me || !roles.includes(me.role)) throw redirect({ to: '/' });
  };
const staff = { getParentRoute: () => root, beforeLoad: only('moderator', 'admin') } as const;
const admins = { getParentRoute: () => root, beforeLoad: only('admin') } as const;
const statuses = ['open', 'dismissed', 'actioned'] as const;

export const adminRoutes = [
  createRoute({
    ...staff,
    path: '/admin',
    validateSearch: ({ status }: Record<string, unknown>): { status?: (typeof statuses)[number] } => {
      const found = statuses.find((one) => one === status);
      return found ? { status: found } : {};
    },
    component: lazyRouteComponent(() => import('./cases-page.tsx'), 'CasesPage'),
  }),
  createRoute({
    ...staff,
    path: '/admin/cases/$caseId',
    component: lazyRouteComponent(() => import('./case-page.tsx'), 'CasePage'),
  }),
  createRoute({
    ...staff,
    path: '/admin/people',
    validateSearch: ({ q, suspended }: Record<string, unknown>): { q?: string; suspended?: true } => ({
      ...((typeof q === 'string' || typeof q === 'number') && q !== '' && { q: `${q}` }),
      ...(suspended === true && { suspended }),
    }),
    component: lazyRouteComponent(() => import('./people-page.tsx'), 'AdminPeoplePage'),
  }),
  createRoute({
    ...staff,
    path: '/admin/people/$userId',
    component: lazyRouteComponent(() => import('./person-page.tsx'), 'AdminPersonPage'),
  }),
  createRoute({
    ...admins,
    path: '/admin/news',
    validateSearch: ({ sending }: Record<string, unknown>): { sending?: string } =>
      typeof sending === 'string' && sending !== '' ? { sending } : {},
    component: lazyRouteComponent(() => import('./news-page.tsx'), 'NewsPage'),
  }),
  createRoute({
    ...staff,
    path: '/admin/log',
    component: lazyRouteComponent(() => import('./log-page.tsx'), 'LogPage'),
  }),
  createRoute({
    ...admins,
    path: '/admin/appeals',
    component: lazyRouteComponent(() => import('./appeals-page.tsx'), 'AppealsPage'),
  }),
  createRoute({
    ...admins,
    path: '/admin/deliveries',
    component: lazyRouteComponent(() => import('./deliveries-page.tsx'), 'DeliveriesPage'),
  }),
  createRoute({
    ...admins,
    path: '/admin/webhook',
    component: lazyRouteComponent(() => import('./webhook-page.tsx'), 'WebhookPage'),
  }),
  createRoute({
    ...admins,
    path: '/admin/wallets',
    component: lazyRouteComponent(() => import('./wallets/wallets-page.tsx'), 'WalletsPage'),
  }),
  createRoute({
    ...admins,
    path: '/admin/wallets/$userId',
    component: lazyRouteComponent(() => import('./wallets/wallet-of-page.tsx'), 'WalletOfPage'),
  }),
] as const;
