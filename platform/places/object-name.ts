const part = /^[a-z0-9-][a-z0-9.-]*$/;

/** @throws {RangeError} when a text names no object as `Place` demands; so no name can leave its folder */
export function objectName(name: string): string {
  if (name.length > 200 || !name.split('/').every((each) => part.test(each)))
    throw new RangeError('no name of an object in a place');
  return name;
}

/** A beginning of names, as listings take it. @throws {RangeError} when no name can begin so */
export function namePrefix(prefix: string): string {
  const parts = prefix.split('/');
  if (prefix.length > 200 || !parts.every((each) => each === '' || part.test(each)))
    throw new RangeError('no beginning of an object name');
  return prefix;
}
