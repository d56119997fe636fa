#include "obvious_search.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"

enum { BOARD = 49, FIRST_SLOTS = 1024 };

struct obvious_search {
    int size, cells;
    char (*boards)[BOARD];
    int *distances;
    uint32_t *queue;
    uint32_t *slots;           /* number of a board + 1; 0 empty */
    bool keeps;                /* the neighbours of all boards, or those of the board looked at last */
    uint32_t *first_neighbour; /* kept, of board i: neighbours first_neighbour[i] .. first_neighbour[i + 1] */
    uint32_t *neighbours;
    uint32_t count, capacity, neighbour_count, neighbour_capacity, slot_count, slot_capacity;
};

static void *grown(void *memory, size_t count, size_t bytes)
{
    void *larger = realloc(memory, count * bytes);
    if (!larger)
        abort();
    return larger;
}

struct obvious_search *obvious_search_new(void)
{
    struct obvious_search *search = calloc(1, sizeof *search);
    if (!search)
        abort();
    return search;
}

void obvious_search_free(struct obvious_search *search)
{
    free(search->boards);
    free(search->distances);
    free(search->first_neighbour);
    free(search->neighbours);
    free(search->queue);
    free(search->slots);
    free(search);
}

/* ---- the table ------------------------------------------------------------------------------------- */

static uint32_t slot_of(const struct obvious_search *search, const char *board)
{
    uint64_t hash = sg_hash_bytes(SG_HASH_START, board, (size_t)search->cells);
    uint32_t slot = (uint32_t)(hash ^ hash >> 32) & (search->slot_count - 1);
    while (search->slots[slot] &&
           memcmp(search->boards[search->slots[slot] - 1], board, (size_t)search->cells) != 0)
        slot = (slot + 1) & (search->slot_count - 1);
    return slot;
}

static void use_slots(struct obvious_search *search, uint32_t count)
{
    if (count > search->slot_capacity) {
        search->slots = grown(search->slots, count, sizeof *search->slots);
        search->slot_capacity = count;
    }
    search->slot_count = count;
    memset(search->slots, 0, count * sizeof *search->slots);
    for (uint32_t i = 0; i < search->count; i++)
        search->slots[slot_of(search, search->boards[i])] = i + 1;
}

static void make_room(struct obvious_search *search)
{
    if (search->count == search->capacity) {
        search->capacity = search->capacity ? 2 * search->capacity : 1024;
        search->boards = grown(search->boards, search->capacity, sizeof *search->boards);
        search->distances = grown(search->distances, search->capacity, sizeof *search->distances);
        search->queue = grown(search->queue, search->capacity, sizeof *search->queue);
        search->first_neighbour =
            grown(search->first_neighbour, search->capacity + 1, sizeof *search->first_neighbour);
    }
    if (search->count >= search->slot_count / 2)
        use_slots(search, 2 * search->slot_count);
}

/* The number of `board`, which it gets now when it is new. */
static uint32_t number_of(struct obvious_search *search, const char *board)
{
    uint32_t slot = slot_of(search, board);
    if (search->slots[slot])
        return search->slots[slot] - 1;
    make_room(search);
    memcpy(search->boards[search->count], board, (size_t)search->cells);
    search->slots[slot_of(search, board)] = ++search->count;
    return search->count - 1;
}

/* ---- moves ----------------------------------------------------------------------------------------- */

static void add_neighbour(struct obvious_search *search, const char *board)
{
    if (search->neighbour_count == search->neighbour_capacity) {
        search->neighbour_capacity = search->neighbour_capacity ? 2 * search->neighbour_capacity : 16384;
        search->neighbours =
            grown(search->neighbours, search->neighbour_capacity, sizeof *search->neighbours);
    }
    uint32_t number = number_of(search, board);
    search->neighbours[search->neighbour_count++] = number;
}

/* Slides the car whose ends are `back` and `front`, which lies along `step`, ahead as far as it can; the
 * other way round it slides back. */
static void slide(struct obvious_search *search, const char *board, int back, int front, int step, int room)
{
    char moved[BOARD];
    memcpy(moved, board, (size_t)search->cells);
    for (; room > 0 && moved[front + step] == '.'; room--) {
        moved[front + step] = moved[back];
        moved[back] = '.';
        front += step;
        back += step;
        add_neighbour(search, moved);
    }
}

/* All slides of the car whose first cell is `cell`. */
static void slide_car(struct obvious_search *search, const char *board, int cell)
{
    int size = search->size;
    bool across = cell % size + 1 < size && board[cell + 1] == board[cell];
    int step = across ? 1 : size, place = across ? cell % size : cell / size, length = 1;
    while (place + length < size && board[cell + length * step] == board[cell])
        length++;
    int front = cell + (length - 1) * step;
    slide(search, board, front, cell, -step, place);
    slide(search, board, cell, front, step, size - place - length);
}

static void find_neighbours(struct obvious_search *search, uint32_t number)
{
    char board[BOARD];
    memcpy(board, search->boards[number], (size_t)search->cells);
    if (!search->keeps)
        search->neighbour_count = 0;
    for (int cell = 0; cell < search->cells; cell++) {
        if (board[cell] == '.' || board[cell] == 'x')
            continue;
        bool first = (cell % search->size == 0 || board[cell - 1] != board[cell]) &&
                     (cell < search->size || board[cell - search->size] != board[cell]);
        if (first)
            slide_car(search, board, cell);
    }
}

static bool is_solved(const struct obvious_search *search, const char *board)
{
    for (int cell = search->size - 1; cell < search->cells; cell += search->size)
        if (board[cell] == 'A')
            return true;
    return false;
}

/* ---- the search ------------------------------------------------------------------------------------ */

static void find_all(struct obvious_search *search, const char *board)
{
    search->count = search->neighbour_count = 0;
    search->cells = (int)strlen(board);
    for (search->size = 1; search->size * search->size < search->cells;)
        search->size++;
    use_slots(search, FIRST_SLOTS);
    number_of(search, board);
    for (uint32_t i = 0; i < search->count; i++) {
        search->first_neighbour[i] = search->neighbour_count;
        find_neighbours(search, i);
    }
    search->first_neighbour[search->count] = search->neighbour_count;
}

/* Breadth first once more, from every solved board: every move can be taken back. */
static uint32_t measure(struct obvious_search *search)
{
    uint32_t head = 0, tail = 0, farthest = 0;
    for (uint32_t i = 0; i < search->count; i++) {
        search->distances[i] = is_solved(search, search->boards[i]) ? 0 : -1;
        if (search->distances[i] == 0)
            search->queue[tail++] = i;
    }
    while (head < tail) {
        uint32_t at = search->queue[head++];
        farthest = (uint32_t)search->distances[at];
        if (!search->keeps)
            find_neighbours(search, at);
        uint32_t first = search->keeps ? search->first_neighbour[at] : 0;
        uint32_t end = search->keeps ? search->first_neighbour[at + 1] : search->neighbour_count;
        for (uint32_t n = first; n < end; n++) {
            uint32_t next = search->neighbours[n];
            if (search->distances[next] >= 0)
                continue;
            search->distances[next] = search->distances[at] + 1;
            search->queue[tail++] = next;
        }
    }
    return farthest;
}

struct obvious_answer obvious_search_run(struct obvious_search *search, const char *board, bool keeps)
{
    search->keeps = keeps;
    find_all(search, board);
    uint32_t farthest = measure(search);
    return (struct obvious_answer){search->count, farthest, search->distances[0]};
}
