#include "symmetry.h"

#include <string.h>

/* The order of places with this number, counted so that 0 changes nothing. */
static struct code_turn turn_of(int number, int places)
{
    struct code_turn turn = {.from = {0}};
    uint8_t left[CODE_PLACES_MAX] = {0, 1, 2, 3, 4};
    for (int place = 0; place < places; place++) {
        int count = places - place, taken = number % count;
        number /= count;
        turn.from[place] = left[taken];
        memmove(left + taken, left + taken + 1, (size_t)(count - taken - 1));
    }
    return turn;
}

void code_symmetry_of(const struct code_position *position, struct code_symmetry *symmetry)
{
    int orders = 1;
    for (int place = 2; place <= position->places; place++)
        orders *= place;
    memset(symmetry, 0, sizeof *symmetry);
    symmetry->colours = position->colours;
    symmetry->places = position->places;
    symmetry->count = (uint8_t)orders;
    for (int i = 0; i < orders; i++)
        symmetry->turns[i] = turn_of(i, position->places);
    for (int row = 0; row < position->count; row++)
        code_symmetry_add(symmetry, code_number_of(position->pegs[row], position->colours, position->places));
}

/* Gives `colour` its new name, if no other has it; false: it has another name already. */
static bool rename_colour(struct code_turn *turn, int colours, int colour, uint8_t name)
{
    if (turn->to[colour])
        return turn->to[colour] == name;
    for (int other = 1; other <= colours; other++)
        if (turn->to[other] == name)
            return false;
    turn->to[colour] = name;
    return true;
}

void code_symmetry_add(struct code_symmetry *symmetry, int guess)
{
    uint8_t pegs[CODE_PLACES_MAX], kept = 0;
    code_pegs_of(guess, symmetry->colours, symmetry->places, pegs);
    for (int i = 0; i < symmetry->count; i++) {
        struct code_turn turn = symmetry->turns[i];
        bool same = true;
        for (int place = 0; place < symmetry->places && same; place++)
            same = rename_colour(&turn, symmetry->colours, pegs[turn.from[place]], pegs[place]);
        if (same)
            symmetry->turns[kept++] = turn;
    }
    symmetry->count = kept;
    for (int place = 0; place < symmetry->places; place++)
        symmetry->shown |= (uint8_t)(1U << (pegs[place] - 1));
}

bool code_symmetry_left(const struct code_symmetry *symmetry)
{
    return symmetry->count > 1 || symmetry->colours - __builtin_popcount(symmetry->shown) > 1;
}

/* What a turn makes of a guess; colours not shown yet are named in the order in which they come. */
static int turned(const struct code_symmetry *symmetry, const struct code_turn *turn, const uint8_t *pegs)
{
    uint8_t name[CODE_COLOURS_MAX + 1];
    unsigned named = symmetry->shown;
    int number = 0;
    memcpy(name, turn->to, sizeof name);
    for (int place = 0; place < symmetry->places; place++) {
        uint8_t colour = pegs[turn->from[place]];
        if (!name[colour]) {
            name[colour] = (uint8_t)(__builtin_ctz(~named) + 1);
            named |= 1U << (name[colour] - 1);
        }
        number = number * symmetry->colours + name[colour] - 1;
    }
    return number;
}

int code_symmetry_lowest(const struct code_symmetry *symmetry, int guess)
{
    uint8_t pegs[CODE_PLACES_MAX];
    int lowest = guess;
    code_pegs_of(guess, symmetry->colours, symmetry->places, pegs);
    for (int i = 0; i < symmetry->count; i++) {
        int number = turned(symmetry, &symmetry->turns[i], pegs);
        lowest = number < lowest ? number : lowest;
    }
    return lowest;
}
