export * from './audit.policy';
export * from './proof/bytes';
export * from './proof/checkpoint';
export * from './proof/entry-bytes';
export * from './proof/log-check';
export * from './proof/merkle';
export * from './proof/proof.contract';
