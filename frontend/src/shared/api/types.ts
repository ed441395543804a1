/** The wire types, under the names the app uses for them. */
import type { components as Aim } from './generated/aim';
import type { components as Media } from './generated/media';
import type { components as Url } from './generated/url';
import type { components as User, paths as UserPaths } from './generated/user';

export type Plan = Aim['schemas']['PlanOffer'];
export type Subscription = Aim['schemas']['SubscriptionView'];
export type Step = Aim['schemas']['StepView'];
export type StepName = Step['name'];
export type StepState = Step['state'];

export type ShortLink = Url['schemas']['Link'];

export type Account = User['schemas']['Me'];
export type Language = Account['locale'];
export type Identity = Account['identities'][number];
export type Provider = Identity['provider'];
export type Notice = Account['notices'][number];

/** What a GET of user-service answers. */
type Read<Path extends keyof UserPaths> = UserPaths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

export type LoginSession = Read<'/api/users/me/sessions'>['sessions'][number];
export type Device = LoginSession['device'];
export type SecurityEvents = Read<'/api/users/me/events'>;
export type SecurityEvent = SecurityEvents['events'][number];
export type PendingSignIn = Read<'/api/auth/pending'>;

export type Library = Media['schemas']['ItemList'];
export type MediaItem = Media['schemas']['ItemView'];
export type MediaState = MediaItem['state'];
export type Rendition = Media['schemas']['RenditionView'];
export type Playback = Media['schemas']['Playing'];
export type Download = Media['schemas']['Download'];
