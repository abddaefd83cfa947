// Patterns and users see the model by what constructs hand on.
export { METADATA_ADDRESSES } from '../model/metadata-addresses';
export { NOT_INTERNET, type SpecialRange } from '../model/special-addresses';
