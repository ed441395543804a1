package ly.ptsd.user.pending;

import ly.ptsd.user.account.ProviderProfile;

/** Somebody whom a provider has vouched for, and where they wanted to go. */
record Pending(ProviderProfile profile, String returnTo) {}
