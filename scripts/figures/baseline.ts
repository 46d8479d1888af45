import type { Figures, FolderFigures } from './summarise.ts';

/** What was reached so far: `scripts/figures.json`. */
export interface Baseline {
  readonly circles: number;
  readonly folders: Readonly<Record<string, FolderBaseline>>;
}

interface FolderBaseline {
  readonly longestFile: number;
  readonly longFunctions: number;
  readonly undocumented: number;
}

/** Up to here a file is read in one look, so it may grow to it whatever was recorded. */
const oneLook = 150;
/** The house rules, for a folder that has no record yet; its exports are counted from the first record on. */
const untouched: FolderBaseline = {
  longestFile: 400,
  longFunctions: 0,
  undocumented: Number.POSITIVE_INFINITY,
};

/** What got worse than recorded, one sentence each. Median and comment share are not held: they say little one by one. */
export function worseThan(baseline: Baseline, { folders, circles }: Figures): string[] {
  const inFolders = folders.flatMap((folder) =>
    worseFolder(baseline.folders[folder.folder] ?? untouched, folder),
  );
  if (circles <= baseline.circles) return inFolders;
  return [
    `${circles} circles of imports, ${baseline.circles} were recorded (npm run architecture names them)`,
    ...inFolders,
  ];
}

function worseFolder(recorded: FolderBaseline, now: FolderFigures): string[] {
  const longest = Math.max(recorded.longestFile, oneLook);
  return [
    ...(now.longest.lines > longest
      ? [`${now.longest.file} has ${now.longest.lines} lines, ${longest} are allowed`]
      : []),
    ...(now.longFunctions.length > recorded.longFunctions
      ? [`${now.folder}: functions over 70 lines, ${recorded.longFunctions} allowed: ${places(now)}`]
      : []),
    ...(now.undocumented.length > recorded.undocumented
      ? [
          `${now.folder}: exports without a docstring, ${recorded.undocumented} allowed: ${now.undocumented.join(', ')}`,
        ]
      : []),
  ];
}

const places = ({ longFunctions }: FolderFigures): string =>
  longFunctions.map(({ at, lines }) => `${at} (${lines})`).join(', ');

/** The figures as a new baseline. */
export function baselineOf({ folders, circles }: Figures): Baseline {
  const entries = folders.map(({ folder, longest, longFunctions, undocumented }) => [
    folder,
    { longestFile: longest.lines, longFunctions: longFunctions.length, undocumented: undocumented.length },
  ]);
  return { circles, folders: Object.fromEntries(entries) };
}
