/* Positions as rows joined by `|`, a letter at each end point; when links are drawn, `:` and as many rows of
 * links: r to the right, d down, + both. Moves: A@r2c3:rrd draws, A@r2c3-d takes away, A@r2c3-d:rr both. */
#include "links.h"

#include <string.h>

static const char ways_of_cell[] = ".rd+"; /* by the two bits of a cell */
static const char way_letters[] = "rdlu";

char links_sign(int letter)
{
    return (char)(letter <= 26 ? 'A' + letter - 1 : 'a' + letter - 27);
}

static int letter_of(char sign)
{
    if (sign >= 'A' && sign <= 'Z')
        return sign - 'A' + 1;
    return sign >= 'a' && sign <= 'z' ? sign - 'a' + 27 : 0;
}

/* ---- reading a position ---------------------------------------------------------------------------- */

static enum sg_status refuse(struct sg_phrase *why, const char *msgid, const char *name, int64_t value)
{
    sg_phrase_set(why, msgid);
    sg_phrase_add_int(why, name, value);
    return SG_ERR_TEXT;
}

static enum sg_status bad_size(struct sg_phrase *why)
{
    return refuse(why, SG_T("A board has rows of the same length, and at most {most} rows and columns."),
                  "most", LINKS_SIDE_MAX);
}

static enum sg_status bad_character(struct sg_phrase *why, size_t at)
{
    return refuse(why, SG_T("Character {at} does not belong to rows such as A.B|...|A.B"), "at",
                  (int64_t)at + 1);
}

static enum sg_status bad_links(struct sg_phrase *why)
{
    sg_phrase_set(why, SG_T("The drawn links are no paths from end points."));
    return SG_ERR_TEXT;
}

/* Where the rows end and how long they are; false: no board. */
static bool measure(const char *text, size_t length, struct links_position *board)
{
    size_t rows_end = 0, width = 0, height = 1;
    while (rows_end < length && text[rows_end] != ':')
        rows_end++;
    while (width < rows_end && text[width] != '|')
        width++;
    for (size_t at = 0; at < rows_end; at++)
        height += text[at] == '|';
    if (width < 1 || width > LINKS_SIDE_MAX || height > LINKS_SIDE_MAX ||
        rows_end != height * (width + 1) - 1 || (length != rows_end && length != 2 * rows_end + 1))
        return false;
    board->width = (uint8_t)width;
    board->height = (uint8_t)height;
    return true;
}

/* The bars stand between the rows and nowhere else; else where not. */
static bool barred(const char *text, size_t rows_end, size_t width, size_t *at)
{
    for (*at = 0; *at < rows_end; ++*at)
        if ((text[*at] == '|') != (*at % (width + 1) == width))
            return false;
    return true;
}

static enum sg_status read_letters(const char *text, struct links_position *board, struct sg_phrase *why)
{
    uint8_t seen[LINKS_PAIRS + 1] = {0};
    int pairs = 0;
    for (int cell = 0; cell < links_count(board); cell++) {
        size_t at = (size_t)(cell + cell / board->width);
        int letter = letter_of(text[at]);
        if (!letter && text[at] != '.')
            return bad_character(why, at);
        board->cells[cell] = (uint8_t)letter;
        seen[letter]++;
    }
    for (int letter = 1; letter <= LINKS_PAIRS; letter++) {
        pairs += seen[letter] == 2;
        if (seen[letter] == 0 || seen[letter] == 2)
            continue;
        char sign[2] = {links_sign(letter), '\0'};
        sg_phrase_set(why, SG_T("Letter {letter} stands {count} times; each letter stands twice."));
        sg_phrase_add(why, "letter", sign);
        sg_phrase_add_int(why, "count", seen[letter]);
        return SG_ERR_TEXT;
    }
    if (pairs == 0) {
        sg_phrase_set(why, SG_T("There is no pair of letters on this board."));
        return SG_ERR_TEXT;
    }
    return SG_OK;
}

/* Every link lies on a stroke: what is met on the way from the end points is all there is. */
static bool links_are_strokes(const struct links_position *board)
{
    int drawn = 0, met = 0;
    for (int cell = 0; cell < links_count(board); cell++) {
        unsigned ways = links_drawn(board, cell);
        drawn += __builtin_popcount(board->cells[cell] >> 6);
        if (__builtin_popcount(ways) > (links_letter(board, cell) ? 1 : 2))
            return false;
    }
    for (int end = 0; end < links_count(board); end++) {
        unsigned ways = links_letter(board, end) ? links_drawn(board, end) : 0;
        int cell = end, length = 0;
        for (; ways; length++) {
            int way = __builtin_ctz(ways);
            cell = links_beside(board, cell, way);
            ways = links_drawn(board, cell) & ~(1U << (way ^ 2));
        }
        bool joined = length > 0 && links_letter(board, cell);
        if (joined && links_letter(board, cell) != links_letter(board, end))
            return false;
        met += joined && cell < end ? 0 : length; /* a whole path is met from both its ends */
    }
    return met == drawn;
}

static enum sg_status read_links(const char *text, struct links_position *board, struct sg_phrase *why)
{
    for (int cell = 0; cell < links_count(board); cell++) {
        char sign = text[cell + cell / board->width];
        const char *known = sign ? strchr(ways_of_cell, sign) : NULL;
        unsigned ways = known ? (unsigned)(known - ways_of_cell) : 0;
        bool off = ((ways & 1) && cell % board->width == board->width - 1) ||
                   ((ways & 2) && cell + board->width >= links_count(board));
        if (!known || off)
            return bad_links(why);
        board->cells[cell] |= (uint8_t)(ways << 6);
    }
    return links_are_strokes(board) ? SG_OK : bad_links(why);
}

enum sg_status links_read_position(const char *text, size_t length, void *position, struct sg_phrase *why)
{
    struct links_position board = {0};
    struct sg_phrase unsaid;
    size_t at;
    why = why ? why : &unsaid;
    if (!measure(text, length, &board))
        return bad_size(why);
    size_t rows_end = (size_t)(board.height * (board.width + 1) - 1);
    if (!barred(text, rows_end, board.width, &at))
        return bad_character(why, at);
    enum sg_status status = read_letters(text, &board, why);
    if (status == SG_OK && length > rows_end) {
        const char *rows = text + rows_end + 1;
        status = barred(rows, rows_end, board.width, &at) ? read_links(rows, &board, why) : bad_links(why);
    }
    if (status == SG_OK)
        memcpy(position, &board, sizeof board);
    return status;
}

/* ---- writing --------------------------------------------------------------------------------------- */

void links_write_position(const void *position, struct sg_text *out)
{
    const struct links_position *board = position;
    bool drawn = false;
    for (int cell = 0; cell < links_count(board); cell++) {
        if (cell > 0 && cell % board->width == 0)
            sg_text_put_char(out, '|');
        int letter = links_letter(board, cell);
        sg_text_put_char(out, letter ? links_sign(letter) : '.');
        drawn = drawn || board->cells[cell] >> 6;
    }
    for (int cell = 0; drawn && cell < links_count(board); cell++) {
        if (cell % board->width == 0)
            sg_text_put_char(out, cell ? '|' : ':');
        sg_text_put_char(out, ways_of_cell[board->cells[cell] >> 6]);
    }
}

/* The letter of the path that passes each cell. */
void links_write_filled(const void *position, struct sg_text *out)
{
    const struct links_position *board = position;
    for (int cell = 0; cell < links_count(board); cell++) {
        if (cell > 0 && cell % board->width == 0)
            sg_text_put_char(out, '|');
        int letter = links_owner(board, cell);
        sg_text_put_char(out, letter ? links_sign(letter) : '.');
    }
}

void links_write_move(const void *position, struct sg_move move, struct sg_text *out)
{
    const struct links_position *board = position;
    struct links_stroke stroke;
    if (!links_stroke_of(move, &stroke) || stroke.cell >= links_count(board)) {
        sg_text_put_char(out, '?');
        return;
    }
    int owner = links_owner(board, stroke.cell);
    sg_text_put_char(out, owner ? links_sign(owner) : '?');
    sg_text_put(out, "@r");
    sg_text_put_int(out, stroke.cell / board->width + 1);
    sg_text_put_char(out, 'c');
    sg_text_put_int(out, stroke.cell % board->width + 1);
    if (stroke.drop != LINKS_NOWHERE) {
        sg_text_put_char(out, '-');
        sg_text_put_char(out, way_letters[stroke.drop]);
    }
    if (stroke.count > 0)
        sg_text_put_char(out, ':');
    for (int i = 0; i < stroke.count; i++)
        sg_text_put_char(out, way_letters[stroke.way[i]]);
}

/* ---- reading a move -------------------------------------------------------------------------------- */

static bool read_place(const char **at, const char *end, char sign, int size, int *place)
{
    uint64_t number = 0;
    if (*at == end || *(*at)++ != sign || !sg_text_read_uint(at, end, &number))
        return false;
    *place = (int)number - 1;
    return number >= 1 && number <= (uint64_t)size;
}

static int way_of(char sign)
{
    const char *known = sign ? strchr(way_letters, sign) : NULL;
    return known ? (int)(known - way_letters) : -1;
}

static bool read_steps(const char *at, const char *end, struct links_stroke *stroke)
{
    if (at == end)
        return stroke->drop != LINKS_NOWHERE;
    if (*at++ != ':' || at == end)
        return false;
    for (; at < end; at++) {
        if (way_of(*at) < 0 || stroke->count == LINKS_RUN)
            return false;
        stroke->way[stroke->count++] = (uint8_t)way_of(*at);
    }
    return true;
}

enum sg_status links_read_move(const void *position, const char *text, size_t length, struct sg_move *move)
{
    const struct links_position *board = position;
    const char *at = text, *end = text + length;
    int row, column;
    if (length < 2 || length >= SG_MOVE_TEXT || !letter_of(*at++) || *at++ != '@' ||
        !read_place(&at, end, 'r', board->height, &row) || !read_place(&at, end, 'c', board->width, &column))
        return SG_ERR_TEXT;
    struct links_stroke stroke = {.cell = (uint16_t)(row * board->width + column), .drop = LINKS_NOWHERE};
    if (end - at >= 2 && *at == '-') {
        if (way_of(at[1]) < 0)
            return SG_ERR_TEXT;
        stroke.drop = (uint8_t)way_of(at[1]);
        at += 2;
    }
    if (!read_steps(at, end, &stroke) || links_owner(board, stroke.cell) != letter_of(*text))
        return SG_ERR_TEXT;
    *move = links_move(&stroke);
    return SG_OK;
}
