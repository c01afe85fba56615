export const profileTabs = ['posts', 'wardrobe', 'outfits', 'followers', 'following'] as const;
export type ProfileTab = (typeof profileTabs)[number];
