import { useEffect, useState, type RefObject } from 'react';

export interface VideoState {
  playing: boolean;
  buffering: boolean;
  currentTime: number;
  duration: number;
  buffered: number;
}

const EVENTS = [
  'play',
  'pause',
  'timeupdate',
  'durationchange',
  'progress',
  'waiting',
  'playing',
  'seeking',
  'seeked',
  'ended',
  'emptied',
] as const;

const IDLE: VideoState = {
  playing: false,
  buffering: false,
  currentTime: 0,
  duration: 0,
  buffered: 0,
};
const FUTURE_DATA = 3;

function read(video: HTMLVideoElement): VideoState {
  const { buffered, currentTime, duration, paused, readyState, ended } = video;
  return {
    playing: !paused && !ended,
    buffering: !paused && !ended && readyState < FUTURE_DATA,
    currentTime,
    duration: Number.isFinite(duration) ? duration : 0,
    buffered: buffered.length > 0 ? buffered.end(buffered.length - 1) : 0,
  };
}

/** What the video element is doing, as React state. */
export function useVideoState(videoRef: RefObject<HTMLVideoElement | null>) {
  const [state, setState] = useState(IDLE);
  useEffect(() => {
    const video = videoRef.current;
    if (!video) return;
    const update = () => setState(read(video));
    EVENTS.forEach((event) => video.addEventListener(event, update));
    return () => EVENTS.forEach((event) => video.removeEventListener(event, update));
  }, [videoRef]);
  return state;
}
