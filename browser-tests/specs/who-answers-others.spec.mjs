import { keepsEveryPromise } from '../support/keeps.mjs';

keepsEveryPromise('who-answers-others');
