// AssemblyScript: what the module offers.
export { consumedTo, filterBlock, keptFrom } from '../../core/filter-block.ts';
