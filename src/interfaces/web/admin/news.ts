export interface News {
  readonly title: string;
  readonly body: string;
  /** Who gets it. */
  readonly userIds: readonly string[];
}
