import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../shell/root.tsx';

interface Aim {
  /** The page that someone wanted before they had to sign in. */
  readonly to?: string;
}
/** Only pages of this app: an address from elsewhere must not lead people away after they sign in. */
const validateSearch = ({ to }: Record<string, unknown>): Aim =>
  typeof to === 'string' && /^\/(?![/\\])/.test(to) ? { to } : {};

export const signInRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/sign-in',
    validateSearch,
    component: lazyRouteComponent(() => import('./sign-in-page.tsx'), 'SignInPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/sign-up',
    validateSearch,
    component: lazyRouteComponent(() => import('./sign-up-page.tsx'), 'SignUpPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/forgot-password',
    component: lazyRouteComponent(() => import('./forgot-password-page.tsx'), 'ForgotPasswordPage'),
  }),
] as const;
