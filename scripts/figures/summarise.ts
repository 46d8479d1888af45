import { checkImports } from '../architecture/check-imports.ts';
import { parse } from '../architecture/parse.ts';
import { codeFolders, isTest, sourceFiles } from '../architecture/source-files.ts';
import { type FileFigures, measure } from './measure.ts';

/** A top folder in figures. */
export interface FolderFigures {
  readonly folder: string;
  readonly files: number;
  readonly medianLines: number;
  readonly longest: { readonly file: string; readonly lines: number };
  readonly longFunctions: FileFigures['longFunctions'];
  readonly undocumented: readonly string[];
  /** Lines of comment among the written lines, 0 to 1. */
  readonly commentShare: number;
}

/** The whole tree in figures. */
export interface Figures {
  readonly folders: readonly FolderFigures[];
  /** Circles of imports. */
  readonly circles: number;
}

/** Measures the program at `root`. Tests are left out: they may be long and need no docstrings. */
export async function measureTree(root: string): Promise<Figures> {
  const files = sourceFiles(root).filter((file) => !isTest(file) && !file.endsWith('.d.ts'));
  const { circles } = await checkImports(root);
  const folders = codeFolders.flatMap((folder) => {
    const own = files
      .filter((file) => file.startsWith(`${folder}/`))
      .map((file) => measure(parse(root, file)));
    return own.length === 0 ? [] : [summarise(folder, own)];
  });
  return { folders, circles };
}

function summarise(folder: string, files: readonly FileFigures[]): FolderFigures {
  const byLength = files.toSorted((a, b) => a.lines - b.lines);
  const longest = byLength.at(-1);
  const sum = (pick: (file: FileFigures) => number) => files.reduce((total, file) => total + pick(file), 0);
  return {
    folder,
    files: files.length,
    medianLines: byLength[Math.floor(byLength.length / 2)]?.lines ?? 0,
    longest: { file: longest?.file ?? '', lines: longest?.lines ?? 0 },
    longFunctions: files.flatMap((file) => file.longFunctions),
    undocumented: files.flatMap((file) => file.undocumented),
    commentShare:
      sum((file) => file.comment) /
      Math.max(
        1,
        sum((file) => file.written),
      ),
  };
}
