// What every page keeps. Each promise has a file of its own; ../../specs/
// controls.spec.mjs shows each a page that breaks it.

import { accessible } from './accessible.mjs';
import { framed } from './framed.mjs';
import { guarded } from './guarded.mjs';
import { keyboard } from './keyboard.mjs';
import { light } from './light.mjs';
import { narrow } from './narrow.mjs';
import { printed } from './printed.mjs';
import { quiet } from './quiet.mjs';
import { scriptless } from './scriptless.mjs';

export const PROMISES = [
  quiet,
  framed,
  guarded,
  light,
  accessible,
  narrow,
  scriptless,
  keyboard,
  printed,
];
