/* Positions as rows of signs, moves as steps: u l d r, a push as a capital. */
#include "crates.h"

#include <string.h>

static const char letters[] = "uldr";

/* ---- positions ------------------------------------------------------------------------------------- */

static enum sg_status refuse(struct sg_phrase *why, const char *msgid)
{
    if (why)
        sg_phrase_set(why, msgid);
    return SG_ERR_TEXT;
}

/* The first row begins `indent` cells to the right. */
static enum sg_status measure(const char *text, size_t length, int indent, struct crates_position *position,
                              struct sg_phrase *why)
{
    size_t rows = 1, row = (size_t)indent, columns = row;
    for (size_t i = 0; i < length; i++) {
        rows += text[i] == '|';
        row = text[i] == '|' ? 0 : row + 1;
        columns = row > columns ? row : columns;
    }
    if (rows <= CRATES_SIDE_MAX && columns >= 1 && columns <= CRATES_SIDE_MAX &&
        rows * (columns + 1) <= CRATES_CELLS_MAX + 1) {
        position->width = (uint8_t)columns;
        position->height = (uint8_t)rows;
        return SG_OK;
    }
    if (why) {
        sg_phrase_set(why,
                      SG_T("A warehouse has at most {side} rows and columns, and rows times columns plus "
                           "rows at most {most}; this one has {rows} rows of {columns}."));
        sg_phrase_add_int(why, "side", CRATES_SIDE_MAX);
        sg_phrase_add_int(why, "most", CRATES_CELLS_MAX + 1);
        sg_phrase_add_int(why, "rows", rows < INT32_MAX ? (int64_t)rows : INT32_MAX);
        sg_phrase_add_int(why, "columns", columns < INT32_MAX ? (int64_t)columns : INT32_MAX);
    }
    return SG_ERR_TEXT;
}

/* What is read of the cells beside the bits. */
struct reading {
    int men, crates, goals;
};

/* False when no such sign is known. */
static bool read_sign(char sign, int cell, struct crates_position *position, struct reading *reading)
{
    bool man = sign == '@' || sign == '+', crate = sign == '$' || sign == '*';
    bool goal = sign == '.' || sign == '+' || sign == '*';
    if (!man && !crate && !goal && sign != '#' && sign != ' ' && sign != '-' && sign != '_')
        return false;
    if (sign == '#')
        crates_flip(position->walls, cell);
    if (goal)
        crates_flip(position->goals, cell);
    if (crate)
        crates_flip(position->crates, cell);
    if (man) {
        position->man[0] = (uint8_t)(cell & 0xff);
        position->man[1] = (uint8_t)(cell >> 8);
    }
    reading->men += man;
    reading->crates += crate;
    reading->goals += goal;
    return true;
}

static enum sg_status read_signs(const char *text, size_t length, int indent,
                                 struct crates_position *position, struct reading *reading,
                                 struct sg_phrase *why)
{
    int row = 0, column = indent;
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '|') {
            row++;
            column = 0;
            continue;
        }
        if (read_sign(text[i], row * position->width + column++, position, reading))
            continue;
        if (why) {
            char seen[2] = {text[i] > ' ' && text[i] <= '~' ? text[i] : '?', '\0'};
            sg_phrase_set(why, SG_T("Row {row}, column {column}: {sign} is no sign of a warehouse."));
            sg_phrase_add_int(why, "row", row + 1);
            sg_phrase_add_int(why, "column", column);
            sg_phrase_add(why, "sign", seen);
        }
        return SG_ERR_TEXT;
    }
    return SG_OK;
}

/* Whether the man cannot step off the board. */
static bool is_closed(const struct crates_position *position)
{
    uint8_t inside[CRATES_SET_BYTES];
    crates_inside(position, inside);
    for (int cell = 0; cell < crates_cells(position); cell++)
        for (int direction = 0; direction < CRATES_DIRECTIONS; direction++)
            if (crates_has(inside, cell) && crates_beside(position, cell, direction) == CRATES_NOWHERE)
                return false;
    return true;
}

static enum sg_status read_rows(const char *text, size_t length, int indent, struct crates_position *position,
                                struct sg_phrase *why)
{
    struct reading reading = {0};
    memset(position, 0, sizeof *position);
    enum sg_status status = measure(text, length, indent, position, why);
    if (status == SG_OK)
        status = read_signs(text, length, indent, position, &reading, why);
    if (status != SG_OK)
        return status;
    if (reading.men != 1)
        return refuse(why, SG_T("A warehouse has one man, @ or + on a goal."));
    if (reading.crates == 0)
        return refuse(why, SG_T("There is no crate in this warehouse."));
    if (reading.crates == reading.goals)
        return SG_OK;
    if (why) {
        sg_phrase_set(why, SG_T("There are {crates} crates and {goals} goals: as many are needed."));
        sg_phrase_add_int(why, "crates", reading.crates);
        sg_phrase_add_int(why, "goals", reading.goals);
    }
    return SG_ERR_TEXT;
}

/* Whoever passes a level on often trims the text, and the first row loses the spaces it begins with. Where
 * the walls are open, they are put back: as few as close them. */
enum sg_status crates_read_position(const char *text, size_t length, void *position, struct sg_phrase *why)
{
    struct crates_position read;
    enum sg_status status = read_rows(text, length, 0, &read, why);
    if (status != SG_OK)
        return status;
    for (int indent = 1; !is_closed(&read); indent++)
        if (indent == CRATES_SIDE_MAX || read_rows(text, length, indent, &read, NULL) != SG_OK)
            return refuse(why, SG_T("The walls around the man are not closed."));
    memcpy(position, &read, sizeof read);
    return SG_OK;
}

static char sign_of(const struct crates_position *position, int cell)
{
    bool goal = crates_has(position->goals, cell);
    if (crates_has(position->walls, cell))
        return '#';
    if (crates_has(position->crates, cell))
        return goal ? '*' : '$';
    if (cell == crates_man(position))
        return goal ? '+' : '@';
    return goal ? '.' : '-';
}

void crates_write_position(const void *position, struct sg_text *out)
{
    const struct crates_position *p = position;
    for (int cell = 0; cell < crates_cells(p); cell++) {
        if (cell > 0 && cell % p->width == 0)
            sg_text_put_char(out, '|');
        sg_text_put_char(out, sign_of(p, cell));
    }
}

/* ---- moves ----------------------------------------------------------------------------------------- */

/* Only of these letters, so that no locale has a say. */
static bool is_capital(char letter)
{
    return letter >= 'A' && letter <= 'Z';
}

static char small(char letter)
{
    return is_capital(letter) ? (char)(letter - 'A' + 'a') : letter;
}

static char capital_of(char letter)
{
    return (char)(letter - 'a' + 'A');
}

static int direction_of(char letter)
{
    const char *at = letter ? strchr(letters, small(letter)) : NULL;
    return at ? (int)(at - letters) : -1;
}

/* r7c12L, or r7c12 for a walk to that cell. */
static enum sg_status read_place(const struct crates_position *position, const char *text, const char *end,
                                 struct sg_move *move)
{
    uint64_t row, column;
    text++;
    if (!sg_text_read_uint(&text, end, &row) || text == end || *text++ != 'c' ||
        !sg_text_read_uint(&text, end, &column) || end - text > 1)
        return SG_ERR_TEXT;
    if (row < 1 || row > position->height || column < 1 || column > position->width)
        return SG_ERR_TEXT;
    int cell = (int)(row - 1) * position->width + (int)(column - 1);
    int direction = text < end && is_capital(*text) ? direction_of(*text) : -1;
    if (text < end && direction < 0)
        return SG_ERR_TEXT;
    *move = text < end ? crates_push(cell, direction) : crates_walk(cell);
    return SG_OK;
}

/* Steps over free cells, then at most one push. */
static enum sg_status read_steps(const struct crates_position *position, const char *text, const char *end,
                                 struct sg_move *move)
{
    int cell = crates_man(position);
    for (; text < end; text++) {
        int direction = direction_of(*text);
        int next = direction < 0 ? CRATES_NOWHERE : crates_beside(position, cell, direction);
        if (next == CRATES_NOWHERE)
            return SG_ERR_TEXT;
        if (is_capital(*text)) {
            *move = crates_push(next, direction);
            return text + 1 == end && crates_has(position->crates, next) ? SG_OK : SG_ERR_TEXT;
        }
        if (!crates_is_free(position, next))
            return SG_ERR_TEXT;
        cell = next;
    }
    *move = crates_walk(cell);
    return cell != crates_man(position) ? SG_OK : SG_ERR_TEXT;
}

enum sg_status crates_read_move(const void *position, const char *text, size_t length, struct sg_move *move)
{
    if (length == 0)
        return SG_ERR_TEXT;
    const char *end = text + length;
    if (text[0] == 'r' && length > 1 && text[1] >= '0' && text[1] <= '9')
        return read_place(position, text, end, move);
    return read_steps(position, text, end, move);
}

static void write_place(const struct crates_position *position, struct sg_move move, struct sg_text *out)
{
    int cell = crates_move_cell(move);
    sg_text_put_char(out, 'r');
    sg_text_put_int(out, cell / position->width + 1);
    sg_text_put_char(out, 'c');
    sg_text_put_int(out, cell % position->width + 1);
}

void crates_write_move(const void *position, struct sg_move move, struct sg_text *out)
{
    const struct crates_position *p = position;
    bool push = crates_is_push(move);
    int cell = crates_move_cell(move), direction = crates_move_direction(move);
    int to = push ? crates_beside(p, cell, direction ^ 2) : cell;
    uint8_t path[SG_MOVE_TEXT];
    int length = to == CRATES_NOWHERE || !crates_is_free(p, to)
                     ? -1
                     : crates_path(p, crates_man(p), to, path, SG_MOVE_TEXT);
    char capital = capital_of(letters[direction]);
    if (length < 0 || length + push >= SG_MOVE_TEXT) {
        write_place(p, move, out);
    } else {
        for (int i = 0; i < length; i++)
            sg_text_put_char(out, letters[path[i]]);
    }
    if (push)
        sg_text_put_char(out, capital);
}
