/* Positions as `6x4:` (colours x places), the guesses with their answers `1122=2.1` joined by commas, and the
 * secret behind everything, `!3451`, where there is one. `6x4/8:` has room for 8 rows instead of 10. */
#include "code.h"

#include <string.h>

bool code_has_secret(const struct code_position *position)
{
    return position->secret[0] != 0;
}

bool code_solved(const struct code_position *position)
{
    return position->count > 0 &&
           position->answers[position->count - 1] == code_answer_solved(position->places);
}

enum sg_outcome code_outcome(const void *position)
{
    const struct code_position *board = position;
    if (code_solved(board))
        return SG_OUTCOME_SOLVED;
    return board->count == board->rows ? SG_OUTCOME_FAILED : SG_OUTCOME_OPEN;
}

/* ---- moves ----------------------------------------------------------------------------------------- */

size_t code_list_moves(const void *position, struct sg_move *moves, size_t capacity)
{
    const struct code_position *board = position;
    if (code_outcome(board) != SG_OUTCOME_OPEN)
        return 0;
    size_t codes = (size_t)code_codes(board->colours, board->places);
    for (size_t code = 0; code < codes && code < capacity; code++)
        moves[code].code = code;
    return codes;
}

/* What a setter answers who has not decided yet: what keeps most codes open, of equals the lowest. */
static int undecided_answer(const struct code_position *position, struct code_word guess)
{
    struct code_set left;
    uint16_t sizes[CODE_ANSWERS] = {0};
    int best = 0;
    code_fitting(position, &left);
    for (int i = 0; i < left.count; i++)
        sizes[code_answer(guess, code_word_of(position->colours, position->places, left.codes[i]),
                          position->places)]++;
    for (int answer = 1; answer < CODE_ANSWERS; answer++)
        best = sizes[answer] > sizes[best] ? answer : best;
    return best;
}

enum sg_status code_play(void *position, struct sg_move move)
{
    struct code_position *board = position;
    if (code_outcome(board) != SG_OUTCOME_OPEN ||
        move.code >= (uint64_t)code_codes(board->colours, board->places))
        return SG_ERR_ILLEGAL;
    struct code_word guess = code_word_of(board->colours, board->places, (int)move.code);
    int answer = code_has_secret(board)
                     ? code_answer(guess, code_word_of_pegs(board->secret, board->places), board->places)
                     : undecided_answer(board, guess);
    code_pegs_of((int)move.code, board->colours, board->places, board->pegs[board->count]);
    board->answers[board->count++] = (uint8_t)answer;
    return SG_OK;
}

static bool read_pegs(const char **at, const char *end, const struct code_position *board, uint8_t *pegs)
{
    if (end - *at < board->places)
        return false;
    for (int place = 0; place < board->places; place++) {
        int peg = (*at)[place] - '0';
        if (peg < 1 || peg > board->colours)
            return false;
        pegs[place] = (uint8_t)peg;
    }
    *at += board->places;
    return true;
}

static void write_pegs(const uint8_t *pegs, int places, struct sg_text *out)
{
    for (int place = 0; place < places; place++)
        sg_text_put_char(out, (char)('0' + pegs[place]));
}

enum sg_status code_read_move(const void *position, const char *text, size_t length, struct sg_move *move)
{
    const struct code_position *board = position;
    uint8_t pegs[CODE_PLACES_MAX];
    const char *at = text, *end = text + length;
    if (!read_pegs(&at, end, board, pegs) || at != end)
        return SG_ERR_TEXT;
    move->code = (uint64_t)code_number_of(pegs, board->colours, board->places);
    return SG_OK;
}

void code_write_move(const void *position, struct sg_move move, struct sg_text *out)
{
    const struct code_position *board = position;
    uint8_t pegs[CODE_PLACES_MAX];
    code_pegs_of((int)move.code, board->colours, board->places, pegs);
    write_pegs(pegs, board->places, out);
}

/* ---- positions as text ----------------------------------------------------------------------------- */

static enum sg_status refuse(struct sg_phrase *why, const char *msgid, int number)
{
    sg_phrase_set(why, msgid);
    sg_phrase_add_int(why, "row", number);
    return SG_ERR_TEXT;
}

static bool read_number(const char **at, const char *end, int least, int most, uint8_t *number)
{
    uint64_t read = 0;
    if (!sg_text_read_uint(at, end, &read) || read < (uint64_t)least || read > (uint64_t)most)
        return false;
    *number = (uint8_t)read;
    return true;
}

static bool read_character(const char **at, const char *end, char wanted)
{
    if (*at == end || **at != wanted)
        return false;
    ++*at;
    return true;
}

static enum sg_status read_size(const char **at, const char *end, struct code_position *board,
                                struct sg_phrase *why)
{
    bool fine = read_number(at, end, CODE_COLOURS_MIN, CODE_COLOURS_MAX, &board->colours) &&
                read_character(at, end, 'x') &&
                read_number(at, end, CODE_PLACES_MIN, CODE_PLACES_MAX, &board->places);
    board->rows = CODE_ROWS_USUAL;
    if (fine && read_character(at, end, '/'))
        fine = read_number(at, end, 1, CODE_ROWS_MAX, &board->rows);
    if (!fine || !read_character(at, end, ':'))
        return refuse(why,
                      SG_T("A board begins with colours (2 to 8) x places (2 to 5), such as 6x4: or, with "
                           "8 rows, 6x4/8:"),
                      0);
    if (code_codes(board->colours, board->places) == 0) {
        sg_phrase_set(why, SG_T("So many colours and places make more than {most} codes."));
        sg_phrase_add_int(why, "most", CODE_CODES_MAX);
        return SG_ERR_TEXT;
    }
    return SG_OK;
}

/* "2.1"; all right but one, and that one elsewhere, is an answer that no code gives. */
static bool read_answer(const char **at, const char *end, int places, uint8_t *answer)
{
    uint8_t right, elsewhere;
    if (!read_number(at, end, 0, places, &right) || !read_character(at, end, '.') ||
        !read_number(at, end, 0, places, &elsewhere))
        return false;
    *answer = (uint8_t)code_answer_of(right, elsewhere);
    return right + elsewhere <= places && !(right == places - 1 && elsewhere == 1);
}

static enum sg_status read_row(const char **at, const char *end, struct code_position *board,
                               struct sg_phrase *why)
{
    int row = board->count;
    if (row == board->rows)
        return refuse(why, SG_T("Row {row} is one more than the board has room for."), row + 1);
    if (code_solved(board))
        return refuse(why, SG_T("Row {row} comes after the code was found."), row + 1);
    if (!read_pegs(at, end, board, board->pegs[row]) || !read_character(at, end, '='))
        return refuse(why, SG_T("Row {row} is not a guess with its answer, such as 1122=2.1"), row + 1);
    if (!read_answer(at, end, board->places, &board->answers[row]))
        return refuse(why, SG_T("Row {row} has an answer that no code can give."), row + 1);
    board->count++;
    return SG_OK;
}

static bool at_separator(const char *at, const char *end)
{
    return at < end && (*at == ',' || *at == ' ');
}

/* One comma, or spaces. */
static void skip_separator(const char **at, const char *end)
{
    if (!read_character(at, end, ','))
        while (read_character(at, end, ' '))
            continue;
}

static enum sg_status read_secret(const char *at, const char *end, struct code_position *board,
                                  struct sg_phrase *why)
{
    if (at == end)
        return SG_OK;
    if (!read_character(&at, end, '!') || !read_pegs(&at, end, board, board->secret) || at != end)
        return refuse(why, SG_T("Behind the rows only the secret can stand, such as !3451"), 0);
    struct code_word secret = code_word_of_pegs(board->secret, board->places);
    for (int row = 0; row < board->count; row++)
        if (code_answer(code_word_of_pegs(board->pegs[row], board->places), secret, board->places) !=
            board->answers[row])
            return refuse(why, SG_T("The answer of row {row} is not what the secret gives."), row + 1);
    return SG_OK;
}

enum sg_status code_read_position(const char *text, size_t length, void *position, struct sg_phrase *why)
{
    struct code_position board = {0};
    const char *at = text, *end = text + length;
    enum sg_status status = read_size(&at, end, &board, why);
    while (status == SG_OK && at < end && *at != '!' && (board.count == 0 || at_separator(at, end))) {
        if (board.count > 0)
            skip_separator(&at, end);
        status = read_row(&at, end, &board, why);
    }
    if (status == SG_OK)
        status = read_secret(at, end, &board, why);
    if (status == SG_OK)
        memcpy(position, &board, sizeof board);
    return status;
}

static void write_row(const struct code_position *board, int row, struct sg_text *out)
{
    write_pegs(board->pegs[row], board->places, out);
    sg_text_put_char(out, '=');
    sg_text_put_int(out, code_answer_right(board->answers[row]));
    sg_text_put_char(out, '.');
    sg_text_put_int(out, code_answer_elsewhere(board->answers[row]));
}

void code_write_position(const void *position, struct sg_text *out)
{
    const struct code_position *board = position;
    sg_text_put_int(out, board->colours);
    sg_text_put_char(out, 'x');
    sg_text_put_int(out, board->places);
    if (board->rows != CODE_ROWS_USUAL) {
        sg_text_put_char(out, '/');
        sg_text_put_int(out, board->rows);
    }
    sg_text_put_char(out, ':');
    for (int row = 0; row < board->count; row++) {
        if (row > 0)
            sg_text_put_char(out, ',');
        write_row(board, row, out);
    }
    if (code_has_secret(board)) {
        sg_text_put_char(out, '!');
        write_pegs(board->secret, board->places, out);
    }
}
