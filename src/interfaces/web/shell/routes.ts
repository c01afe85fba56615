import { adminRoutes } from '../admin/routes.ts';
import { calendarRoutes } from '../calendar/routes.ts';
import { collectionRoutes } from '../collections/routes.ts';
import { feedRoutes } from '../feed/routes.ts';
import { fileRoutes } from '../files/routes.ts';
import { messageRoutes } from '../messages/routes.ts';
import { moderationRoutes } from '../moderation/routes.ts';
import { notificationRoutes } from '../notifications/routes.ts';
import { outfitRoutes } from '../outfits/routes.ts';
import { peopleRoutes } from '../people/routes.ts';
import { postRoutes } from '../posts/routes.ts';
import { settingsRoutes } from '../settings/routes.ts';
import { signInRoutes } from '../sign-in/routes.ts';
import { todayRoutes } from '../today/routes.ts';
import { walletRoutes } from '../wallet/routes.ts';
import { wardrobeRoutes } from '../wardrobe/routes.ts';
import { root } from './root.tsx';

/** All pages. Each folder lists its own, and loads them when they are opened. */
export const routeTree = root.addChildren([
  ...feedRoutes,
  ...postRoutes,
  ...peopleRoutes,
  ...wardrobeRoutes,
  ...outfitRoutes,
  ...todayRoutes,
  ...calendarRoutes,
  ...collectionRoutes,
  ...walletRoutes,
  ...settingsRoutes,
  ...fileRoutes,
  ...moderationRoutes,
  ...adminRoutes,
  ...signInRoutes,
  ...messageRoutes,
  ...notificationRoutes,
]);
