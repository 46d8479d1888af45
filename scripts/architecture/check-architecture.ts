import { checkImports, type ImportCheck } from './check-imports.ts';
import { findNetworkUse } from './find-network-use.ts';
import { findSql } from './find-sql.ts';
import { parse } from './parse.ts';
import { sourceFiles } from './source-files.ts';

/** Holds the tree at `root` against every house rule about imports, the network and the database. */
export async function checkArchitecture(root: string): Promise<ImportCheck> {
  const imports = await checkImports(root);
  const inside = sourceFiles(root)
    .map((file) => parse(root, file))
    .flatMap((source) => [...findNetworkUse(source), ...findSql(source)]);
  return { ...imports, findings: [...imports.findings, ...inside] };
}
