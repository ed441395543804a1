// What sign-in costs: whole sign-ins (our door, the stand-in provider's page, back) and refreshes by people at once,
// through the gateway, against the cheapest thing the same way offers: a GET of user-service's public keys.
import { Person } from "./person.mjs";
import { median, onFreshPlatform } from "./tools.mjs";

const PEOPLE = 8;
const ROUNDS = 5;
const PER_ROUND = 10;
/** The limits that protect the door would be all that is measured. */
const NO_LIMIT = "1000000000";

export async function signin() {
  for (const kind of ["SIGNIN", "READS", "PAGES"]) {
    process.env[`PTSD_GATEWAY_LIMITS_${kind}_PERADDRESS`] = NO_LIMIT;
    process.env[`PTSD_GATEWAY_LIMITS_${kind}_BURST`] = NO_LIMIT;
  }
  const rounds = await onFreshPlatform(measure);
  const figure = (what) => median(rounds.map((round) => round[what]));
  const against = "GET of the public keys";
  return [
    { row: "refresh", unit: "per second", ours: figure("refresh"), against, theirs: figure("look"), atLeast: 0.2 },
    { row: "sign-in", unit: "per second", ours: figure("signIn"), against, theirs: figure("look"), atLeast: 0.05 },
  ];
}

async function measure({ origin }) {
  const people = Array.from({ length: PEOPLE }, (_, index) => new Person(origin, `bench-${index}@ptsd.example`));
  const signIn = (person) => person.signIn();
  const refresh = (person) => person.refresh();
  const look = (person) => person.keys();
  for (const act of [signIn, refresh, look]) await perSecond(people, act);
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push({
      look: await perSecond(people, look),
      signIn: await perSecond(people, signIn),
      refresh: await perSecond(people, refresh),
    });
  }
  return rounds;
}

async function perSecond(people, act) {
  const begun = performance.now();
  await Promise.all(
    people.map(async (person) => {
      for (let i = 0; i < PER_ROUND; i++) await act(person);
    }),
  );
  return (people.length * PER_ROUND * 1000) / (performance.now() - begun);
}
