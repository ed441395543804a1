import { createSlice, type PayloadAction } from '@reduxjs/toolkit';
import type { SessionStatus } from './access-token';

interface SessionState {
  status: SessionStatus;
}

const initialState: SessionState = { status: 'unknown' };

const slice = createSlice({
  name: 'session',
  initialState,
  reducers: {
    sessionChanged: (state, { payload }: PayloadAction<SessionStatus>) => {
      // A moment without network does not sign anyone out.
      if (payload === 'unreachable' && state.status !== 'unknown') return;
      if (payload === 'signed-out' && state.status === 'left') return;
      state.status = payload;
    },
  },
  selectors: { selectSessionStatus: (state) => state.status },
});

export const { sessionChanged } = slice.actions;
export const { selectSessionStatus } = slice.selectors;
export const sessionReducer = slice.reducer;
