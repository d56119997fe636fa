/* How a person gets from the rows to the code: techniques from the easiest to the hardest, and which of them
 * a board asks. */
#ifndef SG_CODE_LOGIC_H
#define SG_CODE_LOGIC_H

#include "code.h"

enum code_technique {
    CODE_COUNTING = 1, /* how often each colour comes, from one row's two numbers together */
    CODE_PLACING,      /* where a colour can be, from one row */
    CODE_COMPARING,    /* the same from two rows that differ in one or two places */
    CODE_TRIAL,        /* suppose a peg and follow all rows */
    CODE_PLANNING,     /* too many codes are left to name: a guess has to be chosen for what it tells */
    CODE_TECHNIQUES
};

enum { CODE_NAMED = 4 /* so many codes left can be named one by one */ };

/* What is known without the rows that say it: colours each place may have (a bit a colour), and how often
 * each colour comes. */
struct code_sieve {
    uint8_t may[CODE_PLACES_MAX];
    uint8_t least[CODE_COLOURS_MAX], most[CODE_COLOURS_MAX];
};

void code_sieve_open(const struct code_position *position, struct code_sieve *sieve);

/* Narrows by all that one technique says, once; true: it said something new. */
bool code_sieve_narrow(const struct code_position *position, enum code_technique technique,
                       struct code_sieve *sieve);

/* How many codes pass. */
int code_sieve_count(const struct code_position *position, const struct code_sieve *sieve);

struct code_insight {
    enum code_technique technique; /* the hardest that is needed to know what can be known */
    int places;                    /* of which the colour is then known */
};

/* `left`: what fits all rows of `position`, at least one. */
void code_reason(const struct code_position *position, const struct code_set *left,
                 struct code_insight *insight);

#endif
