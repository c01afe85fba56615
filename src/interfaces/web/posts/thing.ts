/** Something in a wardrobe to which a post refers. */
export interface Thing {
  readonly kind: 'item' | 'outfit' | 'wear' | 'occasion';
  readonly id: string;
  readonly title: string;
  /** Only its owner sees it. */
  readonly isPrivate?: boolean;
}
