import type { ThunkDispatch, UnknownAction } from '@reduxjs/toolkit';
import { useDispatch } from 'react-redux';
import type { MediaServer } from '@/shared/session/media-token';
import { filesChosen } from './upload-queue';
import type { QueuedUpload } from './uploads-slice';

type Dispatch = ThunkDispatch<{ uploads: { queue: QueuedUpload[] } }, unknown, UnknownAction>;

/** Queues files for a media server. */
export function useUpload(server: MediaServer) {
  const dispatch = useDispatch<Dispatch>();
  return (files: File[]) => dispatch(filesChosen(files, server));
}
