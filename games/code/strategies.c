/* What one guess looks like to somebody who watches: does it fit what the rows say, does it tell much, does
 * it keep what was right, does it change one thing only. */
#include "code.h"

#include <math.h>

enum { SAMPLE = 15 /* guesses that stand for all */ };

struct left {
    int count;
    struct code_word words[CODE_CODES_MAX];
};

static void unpack(const struct code_position *position, const struct code_set *set, struct left *left)
{
    left->count = set->count;
    for (int i = 0; i < set->count; i++)
        left->words[i] = code_word_of(position->colours, position->places, set->codes[i]);
}

/* Sum of n ln n over the answers: the more, the less a guess tells. */
static double untold(const struct code_position *position, const struct left *left, struct code_word guess)
{
    uint16_t sizes[CODE_ANSWERS] = {0};
    double sum = 0;
    for (int i = 0; i < left->count; i++)
        sizes[code_answer(guess, left->words[i], position->places)]++;
    for (int answer = 0; answer < CODE_ANSWERS; answer++)
        sum += sizes[answer] > 1 ? sizes[answer] * log((double)sizes[answer]) : 0;
    return sum;
}

/* Tells less than the median guess; a sample spread evenly over all stands for them. */
static bool tells_little(const struct code_position *position, const struct code_set *set,
                         struct code_word guess)
{
    struct left left;
    int codes = code_codes(position->colours, position->places), better = 0;
    unpack(position, set, &left);
    double own = untold(position, &left, guess);
    for (int i = 0; i < SAMPLE; i++) {
        int other = (i * 2 + 1) * codes / (2 * SAMPLE);
        better +=
            untold(position, &left, code_word_of(position->colours, position->places, other)) < own - 1e-9;
    }
    return better > SAMPLE / 2;
}

static int pegs_kept(const struct code_position *position, int row, const uint8_t *pegs)
{
    int kept = 0;
    for (int place = 0; place < position->places; place++)
        kept += position->pegs[row][place] == pegs[place];
    return kept;
}

/* It keeps as many pegs of the best row where they are as were right there, and fits nothing else. */
static bool keeps_only_right_pegs(const struct code_position *position, const uint8_t *pegs)
{
    int best = -1;
    for (int row = 0; row < position->count; row++)
        if (best < 0 ||
            code_answer_right(position->answers[row]) >= code_answer_right(position->answers[best]))
            best = row;
    return best >= 0 && code_answer_right(position->answers[best]) > 0 &&
           pegs_kept(position, best, pegs) == code_answer_right(position->answers[best]);
}

/* The one thing in which a guess differs from the row before: a place, or (after the places) a colour that is
 * put wherever another one was; -1: more than one thing, or nothing. */
static int varied(const struct code_position *position, const uint8_t *pegs)
{
    if (position->count == 0)
        return -1;
    const uint8_t *last = position->pegs[position->count - 1];
    int differ = 0, place = -1;
    bool one_colour = true;
    for (int i = 0; i < position->places; i++) {
        if (last[i] == pegs[i])
            continue;
        one_colour = one_colour && (place < 0 || (last[i] == last[place] && pegs[i] == pegs[place]));
        differ++;
        place = i;
    }
    for (int i = 0; place >= 0 && i < position->places; i++)
        one_colour = one_colour && !(last[i] == pegs[i] && last[i] == last[place]);
    if (differ == 1)
        return place;
    return differ > 1 && one_colour ? CODE_PLACES_MAX + pegs[place] - 1 : -1;
}

/* The colour that has more than half of the row; -1 none. */
static int family(const struct code_position *position, struct code_word word)
{
    for (int colour = 0; colour < position->colours; colour++)
        if (2 * (int)(word.counts >> 4 * colour & 15) > position->places)
            return colour;
    return -1;
}

/* Fits: chain depth 1, and forced where nothing else does. Does not: guessed when it also tells little,
 * greedy when all it does is keep what was right. */
void code_observe(const void *before, struct sg_move move, const void *after, struct sg_traits *traits)
{
    (void)after;
    const struct code_position *board = before;
    uint8_t pegs[CODE_PLACES_MAX];
    struct code_set left;
    code_pegs_of((int)move.code, board->colours, board->places, pegs);
    struct code_word word = code_word_of_pegs(pegs, board->places);
    code_fitting(board, &left);
    *traits = (struct sg_traits){.object = (int16_t)varied(board, pegs),
                                 .region = (int16_t)family(board, word),
                                 .order = (int32_t)move.code};
    if (code_fits(board, word)) {
        traits->chain_depth = 1;
        traits->forced = left.count == 1;
        return;
    }
    traits->guessed = tells_little(board, &left, word);
    traits->greedy = keeps_only_right_pegs(board, pegs);
}
