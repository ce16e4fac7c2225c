export const kaart = 1;
