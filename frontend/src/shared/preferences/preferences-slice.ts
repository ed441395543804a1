import { createSlice, type PayloadAction } from '@reduxjs/toolkit';
import type { Language } from '@/shared/api/types';

export type Theme = 'auto' | 'light' | 'dark';

/** What this browser remembers between visits; nothing else is kept. */
interface Preferences {
  language: Language | null;
  theme: Theme;
  volume: number;
  muted: boolean;
  playbackRate: number;
  captions: boolean;
  captionLanguage: string | null;
  libraryLook: 'grid' | 'table';
  /** After how many days a new link expires; null is never. */
  linkDays: number | null;
}

const initialState: Preferences = {
  language: null,
  theme: 'auto',
  volume: 1,
  muted: false,
  playbackRate: 1,
  captions: false,
  captionLanguage: null,
  libraryLook: 'grid',
  linkDays: 30,
};

const slice = createSlice({
  name: 'preferences',
  initialState,
  reducers: {
    preferencesChanged: (state, { payload }: PayloadAction<Partial<Preferences>>) => ({
      ...state,
      ...payload,
    }),
  },
  selectors: { selectPreferences: (state) => state },
});

export const { preferencesChanged } = slice.actions;
export const { selectPreferences } = slice.selectors;
export const preferencesReducer = slice.reducer;

/** The allow-list of what is written to the disk. */
export const PERSISTED = [
  'language',
  'theme',
  'volume',
  'muted',
  'playbackRate',
  'captions',
  'captionLanguage',
  'libraryLook',
  'linkDays',
] satisfies (keyof Preferences)[];
