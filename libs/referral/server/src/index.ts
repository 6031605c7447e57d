export * from './directory/directory-import';
export * from './directory/directory-keeping';
export * from './directory/directory.module';
export * from './referral.module';
export * from './paper/packet-pdf';
export * from './release/packets';
export * from './release/release.module';
export * from './release/releases';
