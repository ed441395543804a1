/** Goes to an address outside the app, such as the page that leads to a sign-in provider. */
export const leaveFor = (address: string) => location.assign(address);
