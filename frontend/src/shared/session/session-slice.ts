import { createSlice, type PayloadAction } from '@reduxjs/toolkit';
import type { Problem } from '@/shared/api/problem';
import type { SessionNews } from './access-token';

/**
 * `signed-out` has no session here, `expired` had one until a renewal was refused while the page was in use,
 * `left` ended it by one's own wish, in this tab or another one.
 */
type SessionStatus = 'unknown' | 'signed-in' | 'signed-out' | 'expired' | 'left' | 'unreachable';

interface SessionState {
  status: SessionStatus;
  /** Whose pages these are. */
  account: string | null;
  /** Whether they run the platform. */
  operator: boolean;
  /** Why it is not known who is there. */
  problem: Problem | null;
  /** It was another tab that signed out. */
  leftElsewhere: boolean;
}

const initialState: SessionState = {
  status: 'unknown',
  account: null,
  operator: false,
  problem: null,
  leftElsewhere: false,
};

const ENDED: Partial<Record<SessionStatus, SessionStatus>> = {
  'signed-in': 'expired',
  expired: 'expired',
  left: 'left',
};

const slice = createSlice({
  name: 'session',
  initialState,
  reducers: {
    tokenAnswered: (state, { payload }: PayloadAction<SessionNews>) => {
      switch (payload.kind) {
        case 'signed-in':
          return {
            ...initialState,
            status: 'signed-in',
            account: payload.account,
            operator: payload.operator,
          };
        case 'refused':
          state.status = ENDED[state.status] ?? 'signed-out';
          return;
        case 'unreachable':
          // A moment without network does not sign anyone out.
          if (state.status !== 'unknown' && state.status !== 'unreachable') return;
          return { ...initialState, status: 'unreachable', problem: payload.problem };
      }
    },
    signedOut: (_, { payload }: PayloadAction<{ elsewhere: boolean }>) => ({
      ...initialState,
      status: 'left' as const,
      leftElsewhere: payload.elsewhere,
    }),
  },
  selectors: {
    selectSession: (state) => state,
    selectSessionStatus: (state) => state.status,
    selectIsOperator: ({ operator }) => operator,
    /** Somebody's pages are open, even if the session behind them ran out. */
    selectInSession: ({ status }) => status === 'signed-in' || status === 'expired',
  },
});

export const { tokenAnswered, signedOut } = slice.actions;
export const { selectSession, selectSessionStatus, selectInSession, selectIsOperator } =
  slice.selectors;
export const sessionReducer = slice.reducer;
