export const guestStatuses = ['asked', 'going', 'declined'] as const;

export type GuestStatus = (typeof guestStatuses)[number];
