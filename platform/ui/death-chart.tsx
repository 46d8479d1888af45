import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { formatInstant, formatNumber } from '../i18n/index.ts';
import { roundTop, stack } from './chart-scale.ts';
import classes from './death-chart.module.css';
import { useLanguage, useTexts } from './language.tsx';
import { uiTexts } from './texts.ts';

/** What dies on one day. */
export interface DeathDay {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** Number of records by kind. */
  readonly counts: Readonly<Record<string, number>>;
}

/** What dies when. */
export interface DeathChartProps {
  readonly days: readonly DeathDay[];
  /** The kinds in the order they are stacked, with their titles. */
  readonly kinds: readonly { readonly id: string; readonly title: string }[];
  /** Opens a day, from the table or by a click on its bar. */
  readonly onDay?: (day: string) => void;
}

const seriesColours = 6;

const instantOf = (day: string) => Date.parse(`${day}T12:00:00Z`);
const totalOf = (day: DeathDay) => Object.values(day.counts).reduce((sum, count) => sum + count, 0);

/** What dies on which day, stacked by kind: a chart, and the same as a table for whoever cannot or does not want to see it. */
export function DeathChart(props: DeathChartProps) {
  const t = useTexts(uiTexts);
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const total = props.days.reduce((sum, day) => sum + totalOf(day), 0);
  const summary =
    total === 0 ? t('chart.nothing') : t('chart.summary', { count: total, days: props.days.length });
  return (
    <figure className={classes.figure}>
      <figcaption className={classes.caption}>
        <span>{summary}</span>
        <SegmentedControl
          size="xs"
          value={view}
          onChange={(chosen) => setView(chosen === 'table' ? 'table' : 'chart')}
          data={[
            { value: 'chart', label: t('chart.chart') },
            { value: 'table', label: t('chart.table') },
          ]}
        />
      </figcaption>
      {view === 'chart' ? <Bars {...props} summary={summary} /> : <DeathTable {...props} />}
    </figure>
  );
}

function Bars({ days, kinds, onDay, summary }: DeathChartProps & { readonly summary: string }) {
  const { language } = useLanguage();
  const top = roundTop(Math.max(...days.map(totalOf), 0));
  const ids = kinds.map((kind) => kind.id);
  return (
    <>
      <div className={classes.plot}>
        <div className={classes.scale} aria-hidden>
          {[top, top / 2, 0].map((value) => (
            <span key={value}>{formatNumber(value, language)}</span>
          ))}
        </div>
        <svg
          role="img"
          aria-label={summary}
          className={classes.bars}
          viewBox={`0 0 ${days.length} ${top}`}
          preserveAspectRatio="none"
        >
          {[0, top / 2].map((value) => (
            <line key={value} className={classes.grid} x1={0} x2={days.length} y1={value} y2={value} />
          ))}
          {days.map((day, column) => (
            // biome-ignore lint/a11y/noStaticElementInteractions: the same is reached by keyboard in the table
            <g
              key={day.day}
              className={classes.day}
              data-opens={onDay !== undefined}
              onClick={() => onDay?.(day.day)}
            >
              <title>{`${formatInstant(instantOf(day.day), 'weekday', language)}: ${formatNumber(totalOf(day), language)}`}</title>
              <rect className={classes.room} x={column} y={0} width={1} height={top} />
              {stack(ids, day.counts).map((piece) => (
                <rect
                  key={piece.kind}
                  className={classes.piece}
                  data-series={piece.series % seriesColours}
                  x={column + 0.14}
                  width={0.72}
                  y={top - piece.from - piece.size}
                  height={piece.size}
                />
              ))}
            </g>
          ))}
          <line className={classes.floor} x1={0} x2={days.length} y1={top} y2={top} />
        </svg>
        <Dates days={days} />
      </div>
      <Legend kinds={kinds} />
    </>
  );
}

/** About five dates, a whole number of weeks apart, each below its bar. */
function Dates({ days }: Pick<DeathChartProps, 'days'>) {
  const { language } = useLanguage();
  const step = Math.max(1, Math.round(days.length / 30)) * 7;
  return (
    <div className={classes.dates} aria-hidden>
      {days.map(
        ({ day }, column) =>
          column % step === 0 && (
            <span
              key={day}
              data-last={column > 0 && days.length - column < days.length / 8}
              style={{ insetInlineStart: `${(100 * column) / days.length}%` }}
            >
              {formatInstant(instantOf(day), 'day-short', language)}
            </span>
          ),
      )}
    </div>
  );
}

function Legend({ kinds }: Pick<DeathChartProps, 'kinds'>) {
  return (
    <ul className={classes.legend}>
      {kinds.map((kind, series) => (
        <li key={kind.id}>
          <span className={classes.swatch} data-series={series % seriesColours} aria-hidden />
          {kind.title}
        </li>
      ))}
    </ul>
  );
}

function DeathTable({ days, kinds, onDay }: DeathChartProps) {
  const t = useTexts(uiTexts);
  const { language } = useLanguage();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={t('chart.table')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('chart.day')}</th>
            {kinds.map((kind) => (
              <th key={kind.id} scope="col">
                {kind.title}
              </th>
            ))}
            <th scope="col">{t('chart.total')}</th>
          </tr>
        </thead>
        <tbody>
          {days
            .filter((day) => totalOf(day) > 0)
            .map((day) => (
              <tr key={day.day}>
                <th scope="row">
                  {onDay ? (
                    <button type="button" className={classes.open} onClick={() => onDay(day.day)}>
                      {formatInstant(instantOf(day.day), 'day', language)}
                    </button>
                  ) : (
                    formatInstant(instantOf(day.day), 'day', language)
                  )}
                </th>
                {kinds.map((kind) => (
                  <td key={kind.id}>{formatNumber(day.counts[kind.id] ?? 0, language)}</td>
                ))}
                <td>{formatNumber(totalOf(day), language)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}
