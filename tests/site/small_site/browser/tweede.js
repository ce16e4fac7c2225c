export const tweede = 2;
