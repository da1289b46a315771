/** Lets jobs take turns. Written for the numbers of the delivery notes. */
export class Serial {
  private readonly tails = new Map<string, Promise<unknown>>();

  /** Runs `job` when all jobs given before with the same key have ended. Its result, or its error, is returned. */
  run<T>(key: string, job: () => Promise<T>): Promise<T> {
    const result = (this.tails.get(key) ?? Promise.resolve()).then(job);
    this.tails.set(key, result.catch(() => undefined));
    return result;
  }
}
