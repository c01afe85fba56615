import type { OperationName, Output } from './operations.ts';

type Row<N extends OperationName> = Output<N> extends { readonly items: readonly (infer R)[] } ? R : never;
type Own<T> = Extract<T, { readonly own: true }>;

// What screens show, by the names of the API's documents.
export type PublicUser = Row<'social.list-blocked'>;
export type Me = Output<'identity.get-me'>;
export type Profile = Output<'identity.get-user'>;
export type StoredFile = Output<'media.get-file'>;
export type Post = Output<'posts.get-post'>;
export type Comment = Row<'posts.list-comments'>;
export type AnyItem = Row<'wardrobe.list-items'>;
export type OwnItem = Own<AnyItem>;
export type Item = Exclude<AnyItem, OwnItem>;
export type AnyOutfit = Row<'wardrobe.list-outfits'>;
export type OwnOutfit = Own<AnyOutfit>;
export type Outfit = Exclude<AnyOutfit, OwnOutfit>;
export type Wear = Row<'wardrobe.list-wears'>;
export type Occasion = Row<'wardrobe.list-occasions'>;
export type ConversationView = Output<'messaging.get-conversation'>;
export type Participant = Row<'messaging.list-participants'>;
export type Invite = Row<'messaging.list-invites'>;
export type Notification = Row<'notifications.list'>;
