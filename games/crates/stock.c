#include "stock.h"

#include "crates.h"

static const char *const stock[SG_GRADES][CRATES_STOCK] = {{0}};

const char *crates_stock(int grade, int index)
{
    return stock[grade - 1][index];
}
