import type { Chapter } from '@/shared/api/types';

/** Which chapter a time belongs to; -1 before the first one. */
export const chapterAt = (chapters: Chapter[], seconds: number) =>
  chapters.findLastIndex(({ startSeconds }) => startSeconds <= seconds);
