import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ComponentProps } from 'react';

/** Where a link leads: a path of a `ScreenRoute` with its parameters filled in. Never put personal data into it. */
export interface GoLinkProps extends Omit<ComponentProps<'a'>, 'href'> {
  readonly to: string;
  readonly search?: Readonly<Record<string, string | number | undefined>>;
}

/** No class of its own for a link to where one is or below: it would look like no other link. */
const asAnyOther = {};

/** A link to another screen. The screen is loaded while the pointer rests on the link. */
export function GoLink({ to, search, ...rest }: GoLinkProps) {
  return <Link {...rest} to={to} search={search ?? {}} preload="intent" activeProps={asAnyOther} />;
}

/** Goes to another screen. */
export function useGo(): (
  to: string,
  search?: Readonly<Record<string, string | number | undefined>>,
) => void {
  const navigate = useNavigate();
  return (to, search = {}) => void navigate({ to, search });
}

/** A parameter of the present path: `useParam('id')` at `/orders/$id`. Empty when the path has none of that name. */
export function useParam(name: string): string {
  const parameters: Readonly<Record<string, string | undefined>> = useParams({ strict: false });
  return parameters[name] ?? '';
}

/**
 * Values after the `?` of the present address (filters, sort order, tabs), and how to change them without a new entry in
 * the history. Never for names or search words of persons.
 */
export function useAddress(): readonly [
  Readonly<Record<string, string | undefined>>,
  (changed: Readonly<Record<string, string | undefined>>) => void,
] {
  const navigate = useNavigate();
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const values = Object.fromEntries(Object.entries(search).map(([name, value]) => [name, String(value)]));
  const change = (changed: Readonly<Record<string, string | undefined>>) =>
    void navigate({ to: '.', search: { ...values, ...changed }, replace: true });
  return [values, change];
}
