const EVERY_ADDRESS = 'every address';
const IDS_OF_EVERY_ADDRESS: readonly string[] = ['ip:0.0.0.0/0', 'ip:::/0'];

/** Ids of endpoints as people read them: those of all addresses of both families are `every address`. */
export function endNames(ids: readonly string[]): string[] {
  if (!IDS_OF_EVERY_ADDRESS.every((id) => ids.includes(id))) return [...ids];
  return [...ids.filter((id) => !IDS_OF_EVERY_ADDRESS.includes(id)), EVERY_ADDRESS];
}
