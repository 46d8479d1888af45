import { SaxesParser } from 'saxes';

/** An element of a document, told by its namespace and name; what else stands in it is left out. */
export interface XmlElement {
  /** `namespace name`, the namespace empty where there is none: `DAV: href`. */
  readonly name: string;
  readonly text: string;
  readonly children: readonly XmlElement[];
}

interface Open {
  readonly name: string;
  text: string;
  readonly children: XmlElement[];
}

/** Deeper than any answer of a place; a document that goes on down is none. */
const deepest = 40;

/**
 * Reads an XML document. Strict: what is not well-formed, or brings a document type (entities of its own, files from elsewhere), is refused.
 * @returns `null` when the bytes are no such document
 */
export function readXml(bytes: Uint8Array): XmlElement | null {
  const root: Open = { name: '', text: '', children: [] };
  const open = [root];
  const parser = new SaxesParser({ xmlns: true, position: false });
  const refuse = (): never => {
    throw new SyntaxError('not a document');
  };
  parser.on('error', refuse);
  parser.on('doctype', refuse);
  parser.on('opentag', ({ uri, local }) => {
    if (open.length > deepest) refuse();
    const element: Open = { name: `${uri} ${local}`, text: '', children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  const addText = (text: string): void => {
    const current = open.at(-1);
    if (current !== undefined && current !== root) current.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => void open.pop());
  try {
    parser.write(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).close();
  } catch (error) {
    // The decoder throws a TypeError for bytes that are no text.
    if (error instanceof SyntaxError || error instanceof TypeError) return null;
    throw error;
  }
  return root.children[0] ?? null;
}

/** The children of an element with this name. */
export const childrenOf = (element: XmlElement, name: string): readonly XmlElement[] =>
  element.children.filter((child) => child.name === name);

/** The text of the first child with this name; `null` when there is none. */
export const textIn = (element: XmlElement, name: string): string | null =>
  element.children.find((child) => child.name === name)?.text.trim() ?? null;
