type Listener = (event: string, data: unknown) => void;

/** Stands in for hls.js, which needs the media sources that jsdom does not have. */
export class FakeHls {
  static supported = true;
  static instances: FakeHls[] = [];
  static isSupported = () => FakeHls.supported;
  static Events = { ERROR: 'hlsError' };
  static ErrorTypes = { NETWORK_ERROR: 'networkError', MEDIA_ERROR: 'mediaError' };
  static get last() {
    const last = FakeHls.instances.at(-1);
    if (!last) throw new Error('nothing was played');
    return last;
  }

  source = '';
  nextLevel = -1;
  subtitleTrack = -1;
  levels: { height: number }[] = [];
  calls: string[] = [];
  private listeners = new Map<string, Listener[]>();

  constructor(readonly config: { startPosition: number }) {
    FakeHls.instances.push(this);
  }

  on(event: string, listener: Listener) {
    this.listeners.set(event, [...(this.listeners.get(event) ?? []), listener]);
  }

  emit(event: string, data: unknown = {}) {
    this.listeners.get(event)?.forEach((listener) => listener(event, data));
  }

  loadSource(source: string) {
    this.source = source;
  }

  attachMedia = () => void this.calls.push('attach');
  startLoad = () => void this.calls.push('startLoad');
  recoverMediaError = () => void this.calls.push('recoverMediaError');
  destroy = () => void this.calls.push('destroy');
}

export const fakeHlsModule = {
  default: FakeHls,
  ErrorTypes: FakeHls.ErrorTypes,
  Events: {
    ERROR: 'hlsError',
    MANIFEST_PARSED: 'hlsManifestParsed',
    LEVEL_SWITCHED: 'hlsLevelSwitched',
    SUBTITLE_TRACKS_UPDATED: 'hlsSubtitleTracksUpdated',
    FRAG_BUFFERED: 'hlsFragBuffered',
  },
};
