#include "puzzle/pack.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"

const char sg_pack_header[] =
    "name\tgrade\tseed\tposition\tdistance\tcertificate\texpected_s\tp_solve\tfeatures\thash";

const char *sg_pack_column_name(enum sg_pack_column column)
{
    static const char *const names[SG_PACK_COLUMNS] = {"name",     "grade",       "seed",       "position",
                                                       "distance", "certificate", "expected_s", "p_solve",
                                                       "features", "hash"};
    return names[column];
}

uint64_t sg_pack_hash(const struct sg_game *game, const char *position)
{
    return sg_hash_text(sg_hash_text(SG_HASH_START, game->id), position);
}

/* ---- one row --------------------------------------------------------------------------------------- */

struct reading {
    struct sg_pack *pack;
    struct sg_pack_level *level; /* the row being read */
    char *line;                  /* ... its text; tabs become NULs */
    struct sg_pack_fault fault;
    sg_pack_tell *tell;
    void *user;
};

/* Always false, so that a check can end with it. */
static bool refuse_at(struct reading *reading, const char *at, const char *msgid)
{
    reading->fault.column = (size_t)(at - reading->line) + 1;
    sg_phrase_set(&reading->fault.why, msgid);
    return false;
}

static bool refuse(struct reading *reading, enum sg_pack_column column, const char *msgid)
{
    return refuse_at(reading, reading->level->cells[column], msgid);
}

static bool split(struct reading *reading)
{
    char *at = reading->line;
    for (int column = 0; column < SG_PACK_COLUMNS; column++) {
        reading->level->cells[column] = at;
        char *end = at + strcspn(at, "\t");
        if ((*end == '\0') != (column == SG_PACK_COLUMNS - 1))
            return refuse_at(reading, end, SG_T("A row has ten columns with nine tabs between them."));
        if (end == at)
            return refuse_at(reading, at, SG_T("This column is empty."));
        *end = '\0';
        at = end + 1;
    }
    return true;
}

static bool read_whole(struct reading *reading, enum sg_pack_column column, int64_t low, int64_t high,
                       uint64_t *value)
{
    const char *at = reading->level->cells[column], *end = at + strlen(at);
    if (sg_text_read_uint(&at, end, value) && at == end && *value >= (uint64_t)low &&
        *value <= (uint64_t)high)
        return true;
    refuse(reading, column, SG_T("Here stands a whole number from {low} to {high}."));
    sg_phrase_add_int(&reading->fault.why, "low", low);
    sg_phrase_add_int(&reading->fault.why, "high", high);
    return false;
}

/* The digits behind `<game>-<grade>-`, or NULL. */
static const char *number_of(const struct reading *reading)
{
    const char *name = reading->level->cells[SG_PACK_NAME], *id = reading->pack->game->id;
    size_t length = strlen(id);
    if (strlen(name) > SG_PACK_NAME_MAX || strncmp(name, id, length) != 0 || name[length] != '-' ||
        name[length + 1] != (char)('0' + reading->level->rating.grade) || name[length + 2] != '-')
        return NULL;
    return name + length + 3;
}

static bool read_name(struct reading *reading)
{
    uint64_t grade;
    if (!read_whole(reading, SG_PACK_GRADE, 1, SG_GRADES, &grade))
        return false;
    reading->level->rating.grade = (int)grade;
    const char *number = number_of(reading);
    if (!number || *number == '\0' || number[strspn(number, "0123456789")] != '\0')
        return refuse(reading, SG_PACK_NAME,
                      SG_T("A name is the game, the grade and a number, such as traffic-3-07."));
    for (size_t i = 0; i < reading->pack->count; i++)
        if (strcmp(reading->pack->levels[i].cells[SG_PACK_NAME], reading->level->cells[SG_PACK_NAME]) == 0)
            return refuse(reading, SG_PACK_NAME, SG_T("An earlier row has this name."));
    return true;
}

static bool read_position(struct reading *reading)
{
    const struct sg_game *game = reading->pack->game;
    const char *cell = reading->level->cells[SG_PACK_POSITION];
    unsigned char position[SG_POSITION_BYTES];
    char written[SG_POSITION_TEXT];
    struct sg_text text;
    struct sg_phrase why = {0};
    if (strlen(cell) >= SG_POSITION_TEXT ||
        game->read_position(cell, strlen(cell), position, &why) != SG_OK) {
        refuse(reading, SG_PACK_POSITION, SG_T("This position is too long."));
        if (why.msgid)
            reading->fault.why = why;
        return false;
    }
    sg_text_init(&text, written, sizeof written);
    game->write_position(position, &text);
    if (strcmp(written, cell) != 0)
        return refuse(reading, SG_PACK_POSITION, SG_T("The game writes this position in another way."));
    reading->level->hash = sg_pack_hash(game, cell);
    for (size_t i = 0; i < reading->pack->count; i++)
        if (reading->pack->levels[i].hash == reading->level->hash)
            return refuse(reading, SG_PACK_POSITION, SG_T("An earlier row has this position."));
    return true;
}

static bool read_hash(struct reading *reading)
{
    const char *cell = reading->level->cells[SG_PACK_HASH];
    char right[17] = {0};
    for (int i = 0; i < 16; i++)
        right[i] = "0123456789abcdef"[reading->level->hash >> (60 - 4 * i) & 15];
    if (strcmp(cell, right) == 0)
        return true;
    refuse(reading, SG_PACK_HASH, SG_T("The hash of this position is {hash}. One of the two was changed."));
    sg_phrase_add(&reading->fault.why, "hash", right);
    return false;
}

static bool read_features(struct reading *reading)
{
    const struct sg_rating_model *model = reading->pack->game->rating;
    const char *at = reading->level->cells[SG_PACK_FEATURES], *end = at + strlen(at);
    for (size_t i = 0; i < model->count; i++) {
        size_t length = strlen(model->features[i].name);
        const char *start = at;
        bool named = (size_t)(end - at) > length && strncmp(at, model->features[i].name, length) == 0 &&
                     at[length] == '=';
        if (named)
            at += length + 1;
        if (!named || !sg_text_read_fixed(&at, end, &reading->level->rating.features[i]) ||
            *at != (i + 1 < model->count ? ' ' : '\0')) {
            refuse_at(reading, start, SG_T("Here stands {name}= and a number."));
            sg_phrase_add(&reading->fault.why, "name", model->features[i].name);
            return false;
        }
        at += *at == ' ';
    }
    return true;
}

/* Within what the rounding of features and figures can bring. */
static bool is_near(double read, double computed)
{
    return fabs(read - computed) <= 0.001 + computed * 1e-4;
}

static bool read_figure(struct reading *reading, enum sg_pack_column column, double computed, double *value)
{
    const char *at = reading->level->cells[column], *end = at + strlen(at);
    if (!sg_text_read_fixed(&at, end, value) || at != end)
        return refuse(reading, column, SG_T("Here stands a number with a decimal point."));
    if (is_near(*value, computed))
        return true;
    refuse(
        reading, column,
        SG_T("The features give {computed} here: one was changed, or the pack was made with other weights."));
    char bytes[SG_PHRASE_VALUE];
    struct sg_text text;
    sg_text_init(&text, bytes, sizeof bytes);
    sg_text_put_fixed(&text, computed, 6);
    sg_phrase_add(&reading->fault.why, "computed", bytes);
    return false;
}

static bool read_rating(struct reading *reading)
{
    struct sg_rating *rating = &reading->level->rating;
    if (!read_features(reading))
        return false;
    struct sg_rating computed = *rating;
    sg_rate_features(reading->pack->game->rating, &computed);
    if (!read_figure(reading, SG_PACK_EXPECTED_S, computed.expected_s, &rating->expected_s) ||
        !read_figure(reading, SG_PACK_P_SOLVE, computed.p_solve, &rating->p_solve))
        return false;
    return rating->grade == computed.grade ||
           refuse(reading, SG_PACK_GRADE, SG_T("The expected seconds belong to another grade."));
}

static bool read_row(struct reading *reading)
{
    struct sg_pack_level *level = reading->level;
    uint64_t distance;
    if (!split(reading) || !read_name(reading) ||
        !read_whole(reading, SG_PACK_SEED, 0, INT64_MAX, &level->seed) || !read_position(reading) ||
        !read_whole(reading, SG_PACK_DISTANCE, 1, UINT32_MAX - 1, &distance))
        return false;
    level->distance = (uint32_t)distance;
    if (strlen(level->cells[SG_PACK_CERTIFICATE]) > SG_PACK_CERTIFICATE_MAX)
        return refuse(reading, SG_PACK_CERTIFICATE, SG_T("This certificate is too long."));
    return read_rating(reading) && read_hash(reading);
}

/* ---- the lines ------------------------------------------------------------------------------------- */

static void say_fault(struct reading *reading)
{
    reading->pack->refused++;
    if (reading->tell)
        reading->tell(reading->user, &reading->fault);
}

/* Ends the line at `at` with a NUL; returns where the next begins, NULL when there is none. */
static char *end_line(char *at, char *end)
{
    char *stop = at;
    while (stop < end && *stop != '\n')
        stop++;
    char *next = stop < end ? stop + 1 : end;
    if (stop > at && stop[-1] == '\r')
        stop--;
    *stop = '\0';
    return next < end ? next : NULL;
}

/* The first byte of the line that no text has, or NULL. A NUL would hide what comes behind it. */
static const char *strange_byte(const char *at, const char *end)
{
    for (; at < end && *at != '\n'; at++)
        if ((unsigned char)*at < ' ' && *at != '\t' && !(*at == '\r' && (at + 1 == end || at[1] == '\n')))
            return at;
    return NULL;
}

static void take_line(struct reading *reading, const char *strange)
{
    struct sg_pack *pack = reading->pack;
    if (!strange && *reading->line == '\0')
        return;
    if (strange)
        refuse_at(reading, strange, SG_T("This byte belongs to no text."));
    else if (pack->count == SG_PACK_LEVELS_MAX)
        refuse_at(reading, reading->line, SG_T("A pack has no room for so many levels."));
    else {
        reading->level = &pack->levels[pack->count];
        *reading->level = (struct sg_pack_level){.line = reading->fault.line};
        if (read_row(reading)) {
            pack->count++;
            return;
        }
    }
    say_fault(reading);
}

static enum sg_status read_lines(struct reading *reading, char *end)
{
    char *next;
    for (char *at = reading->pack->text; at; at = next) {
        reading->line = at;
        reading->fault.line++;
        const char *strange = strange_byte(at, end);
        next = end_line(at, end);
        if (reading->fault.line > 1)
            take_line(reading, strange);
        else if (strange || strcmp(at, sg_pack_header) != 0) {
            refuse_at(reading, strange ? strange : at, SG_T("This is not the header line of a level pack."));
            say_fault(reading);
            return SG_ERR_TEXT;
        }
    }
    return SG_OK;
}

static size_t lines_in(const char *text, size_t length)
{
    size_t count = 1;
    for (size_t i = 0; i < length; i++)
        count += text[i] == '\n';
    return count;
}

static struct sg_pack *new_pack(const struct sg_game *game, const char *text, size_t length)
{
    struct sg_pack *pack = calloc(1, sizeof *pack);
    size_t room = lines_in(text, length);
    if (!pack)
        return NULL;
    pack->game = game;
    pack->levels = calloc(room < SG_PACK_LEVELS_MAX ? room : SG_PACK_LEVELS_MAX, sizeof *pack->levels);
    pack->text = malloc(length + 1);
    if (pack->levels && pack->text) {
        if (length > 0)
            memcpy(pack->text, text, length);
        pack->text[length] = '\0';
        return pack;
    }
    sg_pack_free(pack);
    return NULL;
}

enum sg_status sg_pack_read(const struct sg_game *game, const char *text, size_t length, sg_pack_tell *tell,
                            void *user, struct sg_pack **pack)
{
    *pack = NULL;
    struct reading reading = {.tell = tell, .user = user};
    if (length > SG_PACK_BYTES_MAX) {
        sg_phrase_set(&reading.fault.why, SG_T("This file is too large for a level pack."));
        reading.fault.line = reading.fault.column = 1;
        if (tell)
            tell(user, &reading.fault);
        return SG_ERR_TEXT;
    }
    reading.pack = new_pack(game, text, length);
    if (!reading.pack)
        return SG_ERR_MEMORY;
    enum sg_status status = read_lines(&reading, reading.pack->text + length);
    if (status == SG_OK)
        *pack = reading.pack;
    else
        sg_pack_free(reading.pack);
    return status;
}

void sg_pack_free(struct sg_pack *pack)
{
    if (!pack)
        return;
    free(pack->levels);
    free(pack->text);
    free(pack);
}
