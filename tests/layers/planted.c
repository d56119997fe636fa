/* What no layer but the right one may do: the check must name each of these. Never run. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

int SDL_Init(unsigned flags);
int sqlite3_open(const char *path, void **database);
int sodium_init(void);
void *json_load_file(const char *path, size_t flags, void *error);
int sg_planted(void);

int sg_planted(void)
{
    void *database = malloc(1);
    int sum = SDL_Init(0) + sqlite3_open("x", &database) + sodium_init() + rand() + (int)time(NULL);
    sum += json_load_file("x", 0, NULL) == NULL;
    free(database);
    return printf("%s %d\n", getenv("HOME") ? "home" : "away", sum);
}
