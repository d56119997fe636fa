/* Golden images: each scene, in both languages and two sizes, looks as it looked when somebody last looked at
 * it.
 *
 *   test_golden                compares; on a difference writes <build>/golden/<name>-actual.png and
 * -diff.png test_golden --rebaseline   writes the pictures anew (after a person has seen that they are right)
 *   test_golden --look DIR     writes pictures of all scenes in all themes there, for looking at
 *
 * Letters depend on FreeType, SDL_ttf and the font: pictures made with others are skipped, and it says so. */
#include <SDL_image.h>
#include <SDL_ttf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "golden/picture.h"

enum { SKIPPED = 77 };

static const struct {
    int w, h;
} sizes[] = {{1280, 800}, {1024, 600}};
static const char *const languages[] = {"nl", "en"};

#define FOLDER SG_TEST_DIR "/golden/pictures/"

/* ---- which letters --------------------------------------------------------------------------------- */

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

static bool same_letters(const char *tag)
{
    char kept[128] = "";
    FILE *file = fopen(FOLDER "letters.txt", "r");
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

static bool keep_letters(const char *tag)
{
    FILE *file = fopen(FOLDER "letters.txt", "w");
    bool kept = file && fprintf(file, "%s\n", tag) > 0;
    if (file)
        fclose(file);
    return kept;
}

/* ---- pictures -------------------------------------------------------------------------------------- */

static SDL_Surface *take(struct studio *studio, enum sketch_scene scene, const char *language, int w, int h,
                         enum sg_theme theme, double scale)
{
    struct sketch *sketch = sketch_new(studio->fonts, scene, language);
    if (!sketch)
        return NULL;
    sketch_world(sketch)->width = w;
    sketch_world(sketch)->height = h;
    sketch_settings(sketch)->theme = theme;
    sketch_settings(sketch)->text_scale = scale;
    sg_ui_free(studio->ui);
    studio->ui = sg_ui_new();
    SDL_Surface *picture = studio_paint(studio, sketch);
    sketch_free(sketch);
    return picture;
}

static bool compare(const char *name, SDL_Surface *actual)
{
    char path[512];
    snprintf(path, sizeof path, FOLDER "%s.png", name);
    SDL_Surface *expected = picture_read(path), *diff = NULL;
    int differing = expected ? picture_compare(expected, actual, &diff) : -1;
    SDL_FreeSurface(expected);
    if (differing == 0)
        return true;
    printf("%s: %s (%d pixels)\n", name, differing < 0 ? "no picture of this size" : "differs", differing);
    snprintf(path, sizeof path, SG_BUILD_DIR "/golden/%s-actual.png", name);
    IMG_SavePNG(actual, path);
    snprintf(path, sizeof path, SG_BUILD_DIR "/golden/%s-diff.png", name);
    if (diff)
        IMG_SavePNG(diff, path);
    SDL_FreeSurface(diff);
    return false;
}

static int each_picture(struct studio *studio, bool rebaseline)
{
    int wrong = 0;
    for (int scene = 0; scene < SKETCH_GOLDEN_COUNT; scene++)
        for (size_t l = 0; l < 2; l++)
            for (size_t s = 0; s < 2; s++) {
                char name[96], path[512];
                snprintf(name, sizeof name, "%s-%s-%d", sketch_names[scene], languages[l], sizes[s].w);
                snprintf(path, sizeof path, FOLDER "%s.png", name);
                SDL_Surface *actual = take(studio, (enum sketch_scene)scene, languages[l], sizes[s].w,
                                           sizes[s].h, SG_THEME_LIGHT, 1.0);
                bool fine = actual && (rebaseline ? picture_write(path, actual) : compare(name, actual));
                wrong += !fine;
                SDL_FreeSurface(actual);
            }
    return wrong;
}

static int look(struct studio *studio, const char *folder, double scale, int w, int h)
{
    static const char *const themes[] = {"light", "dark", "contrast"};
    for (int scene = 0; scene < SKETCH_COUNT; scene++)
        for (int theme = 0; theme < SG_THEME_COUNT; theme++) {
            char path[512];
            snprintf(path, sizeof path, "%s/%s-%s.png", folder, sketch_names[scene], themes[theme]);
            SDL_Surface *picture = take(studio, (enum sketch_scene)scene, theme == 1 ? "en" : "nl", w, h,
                                        (enum sg_theme)theme, scale);
            if (!picture || IMG_SavePNG(picture, path) != 0)
                return 1;
            SDL_FreeSurface(picture);
        }
    return 0;
}

int main(int argc, char **argv)
{
    struct studio studio;
    char tag[128];
    if (!studio_open(&studio)) {
        printf("no fonts under " SG_BUILD_DIR "/assets: build the target sg_assets first\n");
        return 1;
    }
    tag_of(tag, sizeof tag);
    bool rebaseline = argc > 1 && strcmp(argv[1], "--rebaseline") == 0;
    int result;
    if (argc > 2 && strcmp(argv[1], "--look") == 0)
        result = look(&studio, argv[2], argc > 3 ? atof(argv[3]) : 1.0, argc > 5 ? atoi(argv[4]) : 1280,
                      argc > 5 ? atoi(argv[5]) : 800);
    else if (!rebaseline && !same_letters(tag))
        result = SKIPPED;
    else
        result = each_picture(&studio, rebaseline) > 0 || (rebaseline && !keep_letters(tag));
    studio_close(&studio);
    return result;
}
