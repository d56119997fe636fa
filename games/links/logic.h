/* How a person gets on: techniques from the easiest to the hardest, what each settles, and what a whole board
 * asks of somebody who always takes the easiest. */
#ifndef SG_LINKS_LOGIC_H
#define SG_LINKS_LOGIC_H

#include "net.h"

enum links_technique {
    LINKS_PASS = 1, /* a cell with no more ways than it needs: corners, walls, tips with one way on */
    LINKS_CUT,    /* the step, and what it asks of its neighbours, cuts something off from where it must go */
    LINKS_NARROW, /* the same three looks on; and a part whose light and dark places do not match */
    LINKS_TRIAL,  /* the step, followed as far as it goes, breaks a rule */
    LINKS_DEEP,   /* also the step left out, followed as far as it goes */
    LINKS_SEARCH, /* none of these settles anything: a trial inside a trial */
    LINKS_TECHNIQUES
};

/* The hardest technique that a grade asks: a grade is accepted only if those of the grade below fail. */
enum links_technique links_technique_of(int grade);

/* Whether `technique` alone (CUT .. TRIAL) shows that the open link cannot be, or for `on` that it has to
 * be. */
bool links_refutes(const struct links_net *net, enum links_technique technique, int cell, int way, bool on);

/* Everything that techniques up to `most` settle, the easiest first. False: no solution fits. `budget` (may
 * be NULL): a node a link tried; when it runs out the net is sound and may know less. */
bool links_close(struct links_net *net, enum links_technique most, struct sg_budget *budget);

/* The steps that are known at the tips of `position`, and by which technique; 0 none. */
struct links_forced {
    enum links_technique technique;
    int count;     /* tips whose next step is known, in parallel */
    uint16_t cell; /* the first of them */
    uint8_t way;
};
void links_force(const struct links_position *position, struct links_forced *forced);

/* The easiest technique that forces the step at the tip; 0 none short of deeper search. */
enum links_technique links_reason(const struct links_position *position, int tip, int way);

/* The work of a person on the whole board. */
struct links_effort {
    double seconds;
    int technique; /* the hardest needed */
    int looks, trials, rounds,
        narrow; /* looks at level CUT and up; rounds with at most two steps to choose */
};
/* `solution`: a drawing of the whole board, NULL where none is known: what is stuck stays so. */
struct links_effort links_effort_of(const struct links_net *net, const struct links_position *solution);

#endif
