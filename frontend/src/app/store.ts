import { combineReducers, configureStore } from '@reduxjs/toolkit';
import { setupListeners } from '@reduxjs/toolkit/query';
import {
  createMigrate,
  FLUSH,
  PAUSE,
  PERSIST,
  persistReducer,
  persistStore,
  PURGE,
  REGISTER,
  REHYDRATE,
  type WebStorage,
} from 'redux-persist';
import { uploadsReducer } from '@/features/upload/uploads-slice';
import { api } from '@/shared/api/api';
import { PERSISTED, preferencesReducer } from '@/shared/preferences/preferences-slice';
import { sessionReducer } from '@/shared/session/session-slice';
import { followSession, sessionEffects } from './session-effects';

const browserStorage: WebStorage = {
  getItem: async (key) => localStorage.getItem(key),
  setItem: async (key, value) => localStorage.setItem(key, value),
  removeItem: async (key) => localStorage.removeItem(key),
};

const preferences = persistReducer(
  {
    key: 'preferences',
    version: 1,
    storage: browserStorage,
    whitelist: PERSISTED,
    migrate: createMigrate({}),
  },
  preferencesReducer,
);

const rootReducer = combineReducers({
  [api.reducerPath]: api.reducer,
  session: sessionReducer,
  preferences,
  uploads: uploadsReducer,
});

/** The store of one page, with preferences restored from this browser and nothing else. */
export function createStore() {
  const store = configureStore({
    reducer: rootReducer,
    middleware: (defaults) =>
      defaults({
        serializableCheck: { ignoredActions: [FLUSH, REHYDRATE, PAUSE, PERSIST, PURGE, REGISTER] },
      }).concat(api.middleware, sessionEffects),
  });
  followSession(store);
  setupListeners(store.dispatch);
  return { store, persistor: persistStore(store) };
}
