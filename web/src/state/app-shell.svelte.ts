// Whether a new version of the client is ready, and when it is loaded: when the person says so and nothing is moving.

const shell = () => import('../shell/service-worker.ts');

export class AppShell {
  /** Another version than this page's is ready. */
  ready = $state(false);
  /** The person wants it; it is loaded as soon as no transfer runs. */
  wanted = $state(false);
  #registration: Promise<ServiceWorkerRegistration | undefined> | undefined;

  /** The box is (back) in reach, perhaps with a new version. */
  boxIsHere(): void {
    if (this.#registration) void this.#look();
    else this.#registration = shell().then(({ register }) => register(() => (this.ready = true)));
  }

  async #look(): Promise<void> {
    await (await this.#registration)?.update().catch(() => undefined); // the box went away again
  }
}
