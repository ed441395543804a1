/** The wire types, under the names the app uses for them. */
import type { paths as AimPaths } from './generated/aim';
import type { components as Media } from './generated/media';
import type { components as Url } from './generated/url';
import type { components as User, paths as UserPaths } from './generated/user';

/** What a GET answers. */
type Read<Paths, Path extends keyof Paths> = Paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

export type Plan = Read<AimPaths, '/api/plans'>[number];
export type Subscription = Read<AimPaths, '/api/subscriptions/{id}'>;
export type SubscriptionState = Subscription['state'];
export type Step = Subscription['steps'][number];
export type StepName = Step['name'];
export type StepState = Step['state'];
export type ReasonCode = NonNullable<Step['reason']>;
export type PlanChange = Read<AimPaths, '/api/subscriptions/{id}/plan-change'>;
export type Exceeded = PlanChange['exceeds'][number];
export type ExportPage = Read<AimPaths, '/api/subscriptions/{id}/export'>;
export type HistoryEntry = Read<AimPaths, '/api/subscriptions/{id}/history'>[number];

export type Overview = Read<AimPaths, '/api/operations/overview'>;
export type TenantPage = Read<AimPaths, '/api/operations/tenants'>;
export type TenantRow = TenantPage['items'][number];
export type TenantDetail = Read<AimPaths, '/api/operations/tenants/{tenantId}'>;
export type OperatorCommand = Extract<
  TenantDetail['allowed'][number],
  'retry' | 'suspend' | 'resume' | 'restart' | 'replace' | 'end'
>;
export type Orphans = Read<AimPaths, '/api/operations/orphans'>;
export type Launches = Read<AimPaths, '/api/operations/launches'>;
export type AuditPage = Read<AimPaths, '/api/operations/audit'>;

export type ShortLink = Url['schemas']['Link'];
export type NewLink = Pick<Url['schemas']['NewLink'], 'tenantId' | 'mediaId'> &
  Partial<Url['schemas']['NewLink']>;
export type LinkChange = Partial<Url['schemas']['LinkChange']>;
export type Statistics = Url['schemas']['Statistics'];

export type Account = User['schemas']['Me'];
export type Language = Account['locale'];
export type Identity = Account['identities'][number];
export type Provider = Identity['provider'];
export type Notice = Account['notices'][number];

export type LoginSession = Read<UserPaths, '/api/users/me/sessions'>['sessions'][number];
export type Device = LoginSession['device'];
export type SecurityEvents = Read<UserPaths, '/api/users/me/events'>;
export type SecurityEvent = SecurityEvents['events'][number];
export type PendingSignIn = Read<UserPaths, '/api/auth/pending'>;

export type Library = Media['schemas']['ItemList'];
export type MediaItem = Media['schemas']['ItemView'];
export type MediaState = MediaItem['state'];
export type Tile = Media['schemas']['Tile'];
export type Rendition = Media['schemas']['RenditionView'];
export type Trash = Media['schemas']['TrashList'];
export type TrashedItem = Trash['items'][number];
export type Captions = Media['schemas']['CaptionView'];
export type Chapter = Media['schemas']['Chapter'];
export type Archive = Media['schemas']['ArchiveView'];
export type Collection = Media['schemas']['CollectionDetail'];
export type CollectionSummary = Media['schemas']['CollectionSummary'];
export type Tag = Media['schemas']['Counted'];
export type Outcome = Media['schemas']['Outcome'];
export type Playback = Media['schemas']['Playing'];
export type Download = Media['schemas']['Download'];
