const marks = /[\u0300-\u036f]/g;

/** Without marks and case: "da nang" finds "Đà Nẵng". */
export const fold = (text) => text.normalize('NFD').replace(marks, '').replace(/đ/gi, 'd').toLowerCase().replace(/\s+/g, ' ').trim();
