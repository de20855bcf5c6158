/** Whether a text explains a doubtful figure, as Domain/Returns/ReasonRule.cs judges it: three different words of two letters or more. */
export const explains = (text) => text.length <= 1000 && new Set(text.normalize('NFC').toUpperCase().match(/[\p{L}\p{M}]{2,}/gu)).size > 2;

/** The key of a reason: the check's code, and the line it is in. */
export const reasonKey = (place, code) => (place.includes('[') ? `${code}@${place.slice(0, place.indexOf('.'))}` : code);
