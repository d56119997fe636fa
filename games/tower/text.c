/* Positions as text: `3,2,1:12/3/->21/3/-` is capacities : start > goal, each peg's balls from the bottom up,
 * `-` an empty peg. An `h` in front makes it an ordered tower: `h3,3,3:321/-/->-/-/321`; there `a` is
 * disc 10. */
#include "tower.h"

#include <string.h>

struct reader {
    const char *text, *at, *end;
    struct sg_phrase *why;
};

static enum sg_status refuse(const struct reader *reader, const char *msgid, const char *name, int value)
{
    if (!reader->why)
        return SG_ERR_TEXT;
    sg_phrase_set(reader->why, msgid);
    sg_phrase_add_int(reader->why, name, value);
    return SG_ERR_TEXT;
}

static enum sg_status refuse_here(const struct reader *reader)
{
    enum sg_status status =
        refuse(reader, SG_T("Column {column}: this does not belong to a tower text such as {example}."),
               "column", (int)(reader->at - reader->text) + 1);
    if (reader->why)
        sg_phrase_add(reader->why, "example", "3,2,1:12/3/->21/3/-");
    return status;
}

static bool take(struct reader *reader, char wanted)
{
    if (reader->at == reader->end || *reader->at != wanted)
        return false;
    reader->at++;
    return true;
}

static int most_balls(const struct tower_position *position)
{
    if (!position->ordered)
        return TOWER_BALLS;
    return position->pegs == TOWER_PEGS ? TOWER_DISCS_FOUR_PEGS : TOWER_DISCS;
}

static enum sg_status read_capacities(struct reader *reader, struct tower_position *position)
{
    int most = position->ordered ? TOWER_DISCS : TOWER_BALLS;
    do {
        uint64_t capacity = 0;
        const char *from = reader->at;
        if (position->pegs == TOWER_PEGS || !sg_text_read_uint(&reader->at, reader->end, &capacity))
            return refuse_here(reader);
        if (capacity < 1 || capacity > (uint64_t)most || *from == '0')
            return refuse(reader, SG_T("A peg has room for 1 to {most} balls."), "most", most);
        position->capacity[position->pegs++] = (uint8_t)capacity;
    } while (take(reader, ','));
    if (position->pegs < TOWER_PEGS_MIN)
        return refuse(reader, SG_T("A tower has 3 or 4 pegs; this one has {count}."), "count",
                      position->pegs);
    return take(reader, ':') ? SG_OK : refuse_here(reader);
}

/* The number of a ball, 0 when the sign is none. */
static int ball_of(char sign)
{
    if (sign >= '1' && sign <= '9')
        return sign - '0';
    return sign == 'a' ? 10 : 0;
}

static enum sg_status read_peg(struct reader *reader, const struct tower_position *position, int peg,
                               struct tower_stacks *stacks)
{
    if (take(reader, '-'))
        return SG_OK;
    int height = 0;
    for (; reader->at < reader->end && ball_of(*reader->at); reader->at++, height++) {
        int ball = ball_of(*reader->at);
        if (height == position->capacity[peg])
            return refuse(reader, SG_T("On peg {peg} lie more balls than it has room for."), "peg", peg + 1);
        if (ball > most_balls(position))
            return refuse(reader, SG_T("Here balls are numbered from 1 to at most {most}."), "most",
                          most_balls(position));
        if (tower_peg_of(stacks, ball) >= 0)
            return refuse(reader, SG_T("Ball {ball} lies in two places."), "ball", ball);
        if (position->ordered && height > 0 && ball > stacks->ball[peg][height - 1])
            return refuse(reader, SG_T("On peg {peg} a larger disc lies on a smaller one."), "peg", peg + 1);
        stacks->ball[peg][height] = (uint8_t)ball;
    }
    return height > 0 ? SG_OK : refuse_here(reader);
}

static enum sg_status read_stacks(struct reader *reader, const struct tower_position *position,
                                  struct tower_stacks *stacks)
{
    enum sg_status status = SG_OK;
    for (int peg = 0; status == SG_OK && peg < position->pegs; peg++) {
        if (peg > 0 && !take(reader, '/'))
            return refuse_here(reader);
        status = read_peg(reader, position, peg, stacks);
    }
    return status;
}

static int count_balls(const struct tower_position *position)
{
    int balls = 0;
    for (int peg = 0; peg < position->pegs; peg++)
        balls += tower_height(&position->now, peg);
    return balls;
}

/* Both arrangements hold the balls 1, 2, 3 ... and no others; at least ball 1. */
static enum sg_status check_balls(const struct reader *reader, const struct tower_position *position)
{
    for (int ball = 1; ball <= TOWER_DISCS; ball++) {
        bool wanted = ball <= position->balls || ball == 1;
        bool now = tower_peg_of(&position->now, ball) >= 0, goal = tower_peg_of(&position->goal, ball) >= 0;
        if (now != wanted || goal != wanted)
            return refuse(reader,
                          SG_T("Start and goal need the same balls, numbered from 1; look at ball {ball}."),
                          "ball", ball);
    }
    return SG_OK;
}

enum sg_status tower_read_position(const char *text, size_t length, void *position, struct sg_phrase *why)
{
    struct reader reader = {text, text, text + length, why};
    struct tower_position read = {.ordered = take(&reader, 'h')};
    enum sg_status status = read_capacities(&reader, &read);
    if (status == SG_OK)
        status = read_stacks(&reader, &read, &read.now);
    if (status == SG_OK && !take(&reader, '>'))
        status = refuse_here(&reader);
    if (status == SG_OK)
        status = read_stacks(&reader, &read, &read.goal);
    if (status == SG_OK && reader.at != reader.end)
        status = refuse_here(&reader);
    read.balls = (uint8_t)count_balls(&read);
    if (status == SG_OK)
        status = check_balls(&reader, &read);
    if (status == SG_OK)
        memcpy(position, &read, sizeof read);
    return status;
}

static void write_stacks(const struct tower_position *position, const struct tower_stacks *stacks,
                         struct sg_text *out)
{
    for (int peg = 0; peg < position->pegs; peg++) {
        if (peg > 0)
            sg_text_put_char(out, '/');
        int height = tower_height(stacks, peg);
        for (int i = 0; i < height; i++)
            sg_text_put_char(out, "0123456789a"[stacks->ball[peg][i]]);
        if (height == 0)
            sg_text_put_char(out, '-');
    }
}

void tower_write_position(const void *position, struct sg_text *out)
{
    const struct tower_position *p = position;
    if (p->ordered)
        sg_text_put_char(out, 'h');
    for (int peg = 0; peg < p->pegs; peg++) {
        if (peg > 0)
            sg_text_put_char(out, ',');
        sg_text_put_uint(out, p->capacity[peg]);
    }
    sg_text_put_char(out, ':');
    write_stacks(p, &p->now, out);
    sg_text_put_char(out, '>');
    write_stacks(p, &p->goal, out);
}
