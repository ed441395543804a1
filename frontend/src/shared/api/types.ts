/** The wire types, under the names the app uses for them. */
import type { components as Aim } from './generated/aim';
import type { components as Url } from './generated/url';
import type { components as User } from './generated/user';

export type Plan = Aim['schemas']['PlanOffer'];
export type Subscription = Aim['schemas']['SubscriptionView'];
export type Step = Aim['schemas']['StepView'];
export type StepName = Step['name'];
export type StepState = Step['state'];

export type ShortLink = Url['schemas']['Link'];

export type Account = User['schemas']['Me'];
export type Language = Account['locale'];

export interface Rendition {
  name: string;
  height: number | null;
  state: StepState;
  progress: number;
}

export type MediaState = 'UPLOADING' | 'PROCESSING' | 'PLAYABLE' | 'READY' | 'FAILED';

export interface MediaItem {
  id: string;
  title: string;
  fileName: string;
  contentType: string;
  state: MediaState;
  error: string | null;
  sizeBytes: number;
  receivedBytes: number;
  durationSeconds: number | null;
  width: number | null;
  height: number | null;
  hasVideo: boolean;
  hasAudio: boolean;
  renditions: Rendition[];
  posterUrl: string | null;
  shareable: boolean;
  createdAt: string;
}

export interface Library {
  items: MediaItem[];
  usedBytes: number;
  storageBytes: number;
}

export interface Playback {
  playlistUrl: string;
  expiresAt: string;
}

export interface Download {
  url: string;
  fileName: string;
  expiresAt: string;
}
