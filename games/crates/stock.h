/* Levels that this generator made before, for the seed that finds none within its work. */
#ifndef SG_CRATES_STOCK_H
#define SG_CRATES_STOCK_H

enum { CRATES_STOCK = 6 };

/* `index` below CRATES_STOCK. */
const char *crates_stock(int grade, int index);

#endif
