#include "golden/letters.h"

#include <SDL_ttf.h>
#include <stdio.h>
#include <string.h>

/* FNV-1a over the bytes of the font. */
static unsigned font_sum(void)
{
    unsigned sum = 2166136261U;
    FILE *file = fopen(SG_BUILD_DIR "/assets/fonts/Lato-Regular.ttf", "rb");
    for (int c = file ? fgetc(file) : EOF; c != EOF; c = fgetc(file))
        sum = (sum ^ (unsigned)c) * 16777619U;
    if (file)
        fclose(file);
    return sum;
}

static void tag_of(char *tag, size_t capacity)
{
    const SDL_version *ttf = TTF_Linked_Version();
    int major = 0, minor = 0, patch = 0;
    TTF_GetFreeTypeVersion(&major, &minor, &patch);
    snprintf(tag, capacity, "FreeType %d.%d.%d, SDL_ttf %d.%d.%d, Lato %08x", major, minor, patch, ttf->major,
             ttf->minor, ttf->patch, font_sum());
}

bool letters_are_those_of(const char *folder)
{
    char tag[128], path[512];
    tag_of(tag, sizeof tag);
    snprintf(path, sizeof path, "%sletters.txt", folder);
    char kept[128] = "";
    FILE *file = fopen(path, "r");
    if (file) {
        if (fgets(kept, sizeof kept, file))
            kept[strcspn(kept, "\n")] = '\0';
        fclose(file);
    }
    if (strcmp(kept, tag) == 0)
        return true;
    printf("skipped: the pictures were made with %s; here it is %s\n", kept, tag);
    return false;
}

bool letters_keep(const char *folder)
{
    char tag[128], path[512];
    tag_of(tag, sizeof tag);
    snprintf(path, sizeof path, "%sletters.txt", folder);
    FILE *file = fopen(path, "w");
    bool kept = file && fprintf(file, "%s\n", tag) > 0;
    if (file)
        fclose(file);
    return kept;
}
