/** Largest request body that the API server reads, in bytes (V45). */
export const LARGEST_REQUEST = 3 * 1024 * 1024;

/** Thrown by {@link SizeMeter} where the object cannot fit into one request. */
export class ObjectTooLarge extends Error {}

/**
 * Adds up the fewest bytes that an object takes as JSON, and stops reading once no request can hold it. That also bounds
 * the work on lists with holes, and on small objects that repeat one part many times as YAML aliases do.
 */
export class SizeMeter {
  #bytes = 0;

  /** Counts a field name with its quotes and colon, and the least that can follow. */
  public key(name: string): void {
    this.add(name.length + 4);
  }

  /** Counts a string without its quotes. */
  public text(text: string): void {
    this.add(text.length);
  }

  /** Counts an element of a list, of one character with its comma. */
  public element(): void {
    this.add(2);
  }

  private add(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes > LARGEST_REQUEST) throw new ObjectTooLarge();
  }
}
