import { createSlice, type PayloadAction } from '@reduxjs/toolkit';
import type { MediaServer } from '@/shared/session/media-token';

/** `held` waits until somebody has signed in again. */
export type UploadState = 'waiting' | 'uploading' | 'held' | 'paused' | 'failed' | 'done';

/** One file of the queue, as the drawer shows it. */
export interface QueuedUpload {
  id: string;
  fileName: string;
  sizeBytes: number;
  sentBytes: number;
  bytesPerSecond: number;
  state: UploadState;
  problemCode: string | null;
  /** What it has become. */
  item: { server: MediaServer; id: string } | null;
}

interface UploadsState {
  queue: QueuedUpload[];
}

const initialState: UploadsState = { queue: [] };

const slice = createSlice({
  name: 'uploads',
  initialState,
  reducers: {
    fileQueued: (
      { queue },
      { payload }: PayloadAction<Pick<QueuedUpload, 'id' | 'fileName' | 'sizeBytes'>>,
    ) => {
      queue.push({
        ...payload,
        sentBytes: 0,
        bytesPerSecond: 0,
        state: 'waiting',
        problemCode: null,
        item: null,
      });
    },
    uploadChanged: (
      { queue },
      { payload }: PayloadAction<Pick<QueuedUpload, 'id'> & Partial<QueuedUpload>>,
    ) => {
      const upload = queue.find(({ id }) => id === payload.id);
      if (upload) Object.assign(upload, payload);
    },
    uploadLeft: (state, { payload }: PayloadAction<string>) => {
      state.queue = state.queue.filter(({ id }) => id !== payload);
    },
  },
  selectors: { selectQueue: ({ queue }) => queue },
});

export const { fileQueued, uploadChanged, uploadLeft } = slice.actions;
export const { selectQueue } = slice.selectors;
export const uploadsReducer = slice.reducer;
