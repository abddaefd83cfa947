// Handed on for patterns, which see of the model only what constructs do.
export { METADATA_ADDRESSES } from '../model/metadata-addresses';
