export * from './referral.module';
export * from './release/packets';
export * from './release/releases';
