/* Codes as numbers and as packed words, and the answer of one to another, without a branch. */
#include "code.h"

int code_codes(int colours, int places)
{
    if (colours < CODE_COLOURS_MIN || colours > CODE_COLOURS_MAX || places < CODE_PLACES_MIN ||
        places > CODE_PLACES_MAX)
        return 0;
    int codes = 1;
    for (int place = 0; place < places; place++)
        codes *= colours;
    return codes <= CODE_CODES_MAX ? codes : 0;
}

struct code_word code_word_of_pegs(const uint8_t *pegs, int places)
{
    struct code_word word = {0, 0};
    for (int place = 0; place < places; place++) {
        word.pegs |= (uint32_t)pegs[place] << 4 * place;
        word.counts += UINT32_C(1) << 4 * (pegs[place] - 1);
    }
    return word;
}

struct code_word code_word_of(int colours, int places, int number)
{
    uint8_t pegs[CODE_PLACES_MAX];
    code_pegs_of(number, colours, places, pegs);
    return code_word_of_pegs(pegs, places);
}

struct code_word code_word_next(struct code_word word, int colours, int places)
{
    for (int place = places - 1; place >= 0; place--) {
        int colour = (int)(word.pegs >> 4 * place & 15), next = colour < colours ? colour + 1 : 1;
        word.pegs += (uint32_t)(next - colour) << 4 * place;
        word.counts += (UINT32_C(1) << 4 * (next - 1)) - (UINT32_C(1) << 4 * (colour - 1));
        if (next > 1)
            break;
    }
    return word;
}

int code_number_of(const uint8_t *pegs, int colours, int places)
{
    int number = 0;
    for (int place = 0; place < places; place++)
        number = number * colours + pegs[place] - 1;
    return number;
}

void code_pegs_of(int number, int colours, int places, uint8_t *pegs)
{
    for (int place = places - 1; place >= 0; place--, number /= colours)
        pegs[place] = (uint8_t)(number % colours + 1);
}

/* Per colour the smaller of two counts: a nibble's top bit survives the subtraction where a >= b. */
static uint32_t smaller_nibbles(uint32_t a, uint32_t b)
{
    uint32_t from_b = (((a | UINT32_C(0x88888888)) - b) >> 3 & UINT32_C(0x11111111)) * 15;
    return (b & from_b) | (a & ~from_b);
}

static int sum_of_nibbles(uint32_t value)
{
    uint32_t pairs = (value & UINT32_C(0x0f0f0f0f)) + (value >> 4 & UINT32_C(0x0f0f0f0f));
    return (int)(pairs * UINT32_C(0x01010101) >> 24);
}

int code_answer(struct code_word guess, struct code_word secret, int places)
{
    uint32_t unlike = guess.pegs ^ secret.pegs;
    unlike |= unlike >> 1;
    unlike = (unlike | unlike >> 2) & UINT32_C(0x11111);
    int right = places - sum_of_nibbles(unlike);
    int total = sum_of_nibbles(smaller_nibbles(guess.counts, secret.counts));
    return total * (total + 1) / 2 + right;
}

int code_answer_of(int right, int elsewhere)
{
    int total = right + elsewhere;
    return total * (total + 1) / 2 + right;
}

static int answer_total(int answer)
{
    int total = 0;
    while ((total + 1) * (total + 2) / 2 <= answer)
        total++;
    return total;
}

int code_answer_right(int answer)
{
    int total = answer_total(answer);
    return answer - total * (total + 1) / 2;
}

int code_answer_elsewhere(int answer)
{
    return answer_total(answer) - code_answer_right(answer);
}

int code_answer_solved(int places)
{
    return code_answer_of(places, 0);
}
