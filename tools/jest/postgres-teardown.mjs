/** Stops the PostgreSQL of this run, if one was started, and removes its files. */
export default async function teardown() {
  await globalThis.holdfastTestDatabase?.stop();
}
