import type { ThunkAction, UnknownAction } from '@reduxjs/toolkit';
import type { MediaServer } from '@/shared/session/media-token';
import { speedometer } from './speedometer';
import { tusTransfer } from './tus-transfer';
import { fileQueued, uploadChanged, uploadLeft, type QueuedUpload } from './uploads-slice';

type QueueThunk = ThunkAction<void, { uploads: { queue: QueuedUpload[] } }, unknown, UnknownAction>;

const PARALLEL = 2;

/** What cannot live in the store: the running transfers, by the id of their place in the queue. */
const transfers = new Map<string, ReturnType<typeof tusTransfer>>();

/** Starts waiting files while fewer than two are on their way. */
const startNext = (): QueueThunk => (dispatch, getState) => {
  const { queue } = getState().uploads;
  const free = PARALLEL - queue.filter(({ state }) => state === 'uploading').length;
  for (const { id } of queue
    .filter(({ state }) => state === 'waiting')
    .slice(0, Math.max(0, free))) {
    dispatch(uploadChanged({ id, state: 'uploading', problemCode: null }));
    void transfers.get(id)?.start();
  }
};

const enqueue =
  (file: File, server: MediaServer): QueueThunk =>
  (dispatch) => {
    const id = crypto.randomUUID();
    const speedOf = speedometer();
    const transfer = tusTransfer(file, server, {
      onProgress: (sentBytes) =>
        dispatch(uploadChanged({ id, sentBytes, bytesPerSecond: speedOf(sentBytes) })),
      onDone: (itemId) => {
        transfers.delete(id);
        const item = { server, id: itemId };
        dispatch(uploadChanged({ id, state: 'done', sentBytes: file.size, item }));
        dispatch(startNext());
      },
      onFailed: (problemCode) => {
        dispatch(uploadChanged({ id, state: 'failed', problemCode }));
        dispatch(startNext());
      },
    });
    transfers.set(id, transfer);
    dispatch(fileQueued({ id, fileName: file.name, sizeBytes: file.size }));
  };

/** Puts files at the end of the queue. */
export const filesChosen =
  (files: readonly File[], server: MediaServer): QueueThunk =>
  (dispatch) => {
    files.forEach((file) => dispatch(enqueue(file, server)));
    dispatch(startNext());
  };

export const uploadPaused =
  (id: string): QueueThunk =>
  (dispatch) => {
    void transfers.get(id)?.pause();
    dispatch(uploadChanged({ id, state: 'paused' }));
    dispatch(startNext());
  };

const UNDER_WAY = new Set<QueuedUpload['state']>(['waiting', 'uploading']);

const inState = ({ uploads }: { uploads: { queue: QueuedUpload[] } }, states: Set<string>) =>
  uploads.queue.filter(({ state }) => states.has(state));

/** The session ran out: what is under way stops and keeps its place. */
export const uploadsHeld = (): QueueThunk => (dispatch, getState) => {
  for (const { id } of inState(getState(), UNDER_WAY)) {
    void transfers.get(id)?.pause();
    dispatch(uploadChanged({ id, state: 'held' }));
  }
};

/** The session is there again: what was held goes on by itself. */
export const uploadsContinued = (): QueueThunk => (dispatch, getState) => {
  for (const { id } of inState(getState(), new Set(['held']))) {
    dispatch(uploadChanged({ id, state: 'waiting' }));
  }
  dispatch(startNext());
};

/** Nobody is there any more: nothing of theirs is sent on. Chosen again later, a file goes on where it stopped. */
export const uploadsDropped = (): QueueThunk => (dispatch, getState) => {
  for (const { id } of getState().uploads.queue) {
    void transfers.get(id)?.pause();
    dispatch(uploadLeft(id));
  }
  transfers.clear();
};

/** Goes on with a paused or failed upload. */
export const uploadResumed =
  (id: string): QueueThunk =>
  (dispatch) => {
    dispatch(uploadChanged({ id, state: 'waiting', problemCode: null }));
    dispatch(startNext());
  };

/** Takes an upload out of the queue, and what was sent of it off the server. */
export const uploadCancelled =
  (id: string): QueueThunk =>
  (dispatch) => {
    void transfers.get(id)?.cancel();
    transfers.delete(id);
    dispatch(uploadLeft(id));
    dispatch(startNext());
  };
