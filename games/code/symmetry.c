#include "symmetry.h"

struct code_symmetry code_symmetry_of(const struct code_position *position)
{
    struct code_symmetry symmetry = {.colours = position->colours, .places = position->places};
    for (int row = 0; row < position->count; row++)
        code_symmetry_add(&symmetry,
                          code_number_of(position->pegs[row], position->colours, position->places));
    return symmetry;
}

void code_symmetry_add(struct code_symmetry *symmetry, int guess)
{
    uint8_t pegs[CODE_PLACES_MAX], kind[CODE_PLACES_MAX];
    code_pegs_of(guess, symmetry->colours, symmetry->places, pegs);
    for (int place = 0; place < symmetry->places; place++) {
        symmetry->shown |= (uint8_t)(1U << (pegs[place] - 1));
        kind[place] = (uint8_t)place;
        for (int other = place - 1; other >= 0; other--)
            if (symmetry->kind[other] == symmetry->kind[place] && pegs[other] == pegs[place])
                kind[place] = kind[other];
    }
    for (int place = 0; place < symmetry->places; place++)
        symmetry->kind[place] = kind[place];
}

bool code_symmetry_left(const struct code_symmetry *symmetry)
{
    int hidden = symmetry->colours - __builtin_popcount(symmetry->shown);
    for (int place = 1; place < symmetry->places; place++)
        for (int other = 0; other < place; other++)
            if (symmetry->kind[other] == symmetry->kind[place])
                return true;
    return hidden > 1;
}

/* A guess on its way to the lowest like it: places are filled one after the other, each with the lowest that
 * a place of its kind can give. */
struct lowering {
    const struct code_symmetry *symmetry;
    uint8_t pegs[CODE_PLACES_MAX];
    int lowest;
};

/* The number that the colours in `order` make, where colours not shown yet are named as they come. */
static int number_of(const struct lowering *lowering, const uint8_t *order)
{
    const struct code_symmetry *symmetry = lowering->symmetry;
    uint8_t name[CODE_COLOURS_MAX + 1] = {0}, named = symmetry->shown;
    int number = 0;
    for (int place = 0; place < symmetry->places; place++) {
        int colour = lowering->pegs[order[place]];
        if (symmetry->shown >> (colour - 1) & 1) {
            name[colour] = (uint8_t)colour;
        } else if (!name[colour]) {
            name[colour] = (uint8_t)(__builtin_ctz(~(unsigned)named) + 1);
            named |= (uint8_t)(1U << (name[colour] - 1));
        }
        number = number * symmetry->colours + name[colour] - 1;
    }
    return number;
}

static void try_orders(struct lowering *lowering, uint8_t *order, int place)
{
    if (place == lowering->symmetry->places) {
        int number = number_of(lowering, order);
        lowering->lowest = number < lowering->lowest ? number : lowering->lowest;
        return;
    }
    for (int other = place; other < lowering->symmetry->places; other++) {
        uint8_t here = order[place], there = order[other];
        if (lowering->symmetry->kind[here] != lowering->symmetry->kind[there] ||
            (other > place && lowering->pegs[here] == lowering->pegs[there]))
            continue;
        order[place] = there;
        order[other] = here;
        try_orders(lowering, order, place + 1);
        order[place] = here;
        order[other] = there;
    }
}

int code_symmetry_lowest(const struct code_symmetry *symmetry, int guess)
{
    struct lowering lowering = {.symmetry = symmetry, .lowest = guess};
    uint8_t order[CODE_PLACES_MAX];
    for (int place = 0; place < symmetry->places; place++)
        order[place] = (uint8_t)place;
    code_pegs_of(guess, symmetry->colours, symmetry->places, lowering.pegs);
    try_orders(&lowering, order, 0);
    return lowering.lowest;
}
