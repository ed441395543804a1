/** The wire types of the services, in one place. */

export interface Plan {
  id: 'basic' | 'plus' | 'pro';
  priceKrwPerMonth: number;
  storageBytes: number;
  largestUploadBytes: number;
  maxHeight: number;
  concurrentViewers: number;
}

export type StepName = 'BUCKET' | 'INSTANCE' | 'BOOT' | 'HEALTH' | 'ROUTE';
export type StepState = 'PENDING' | 'RUNNING' | 'DONE' | 'FAILED';

export interface Step {
  name: StepName;
  state: StepState;
  startedAt: string | null;
  finishedAt: string | null;
  reason: string | null;
}

export interface Subscription {
  id: string;
  tenantId: string;
  planId: Plan['id'];
  state: 'REQUESTED' | 'PROVISIONING' | 'ACTIVE' | 'FAILED';
  createdAt: string;
  steps: Step[];
}

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

export interface ShortLink {
  slug: string;
  shortUrl: string;
  tenantId: string;
  mediaId: string;
  title: string;
  createdAt: string;
  visits: number;
  lastVisitAt: string | null;
}

export type Provider = 'google' | 'kakao';
export type Language = 'ko' | 'en';

export interface Account {
  id: string;
  name: string;
  email: string | null;
  pictureUrl: string | null;
  locale: Language;
  identities: { provider: Provider; linkedAt: string }[];
  createdAt: string;
}
