const LOWEST_INT32 = -2147483648;
const HIGHEST_INT32 = 2147483647;
const HIGHEST_INT64 = 2 ** 63;

const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,20})?(Z|[+-]\d{2}:\d{2})$/;

/** Whether it is an integer of 32 bits. */
export function isInt32(value: unknown): value is number {
  return isInteger(value) && value >= LOWEST_INT32 && value <= HIGHEST_INT32;
}

/** Whether it is an integer of 64 bits. */
export function isInt64(value: unknown): value is number {
  return isInteger(value) && value >= -HIGHEST_INT64 && value < HIGHEST_INT64;
}

/** Whether it is a point in time as the API writes it. */
export function isTime(value: unknown): value is string {
  return typeof value === 'string' && RFC_3339.test(value) && !Number.isNaN(Date.parse(value));
}

/** Whether it is what JSON calls an object, and not a Map, a Date or an instance of some class. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Any realm's Object.prototype will do: it is the one that has no prototype itself.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function isInteger(value: unknown): value is number {
  return Number.isInteger(value);
}
