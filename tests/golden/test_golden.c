/* Golden images: each scene, in both languages and two sizes, looks as it looked when somebody last looked at
 * it.
 *
 *   test_golden                compares; on a difference writes <build>/golden/<name>-actual.png and
 * -diff.png test_golden --rebaseline   writes the pictures anew (after a person has seen that they are right)
 *   test_golden --look DIR     writes pictures of all scenes in all themes there, for looking at
 *
 * Letters depend on FreeType, SDL_ttf and the font: pictures made with others are skipped, and it says so. */
#include <SDL_image.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "golden/letters.h"
#include "golden/picture.h"

enum { SKIPPED = 77 };

static const struct {
    int w, h;
} sizes[] = {{1280, 800}, {1024, 600}};
static const char *const languages[] = {"nl", "en"};

#define FOLDER SG_TEST_DIR "/golden/pictures/"

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
    if (!studio_open(&studio)) {
        printf("no fonts under " SG_BUILD_DIR "/assets: build the target sg_assets first\n");
        return 1;
    }
    bool rebaseline = argc > 1 && strcmp(argv[1], "--rebaseline") == 0;
    int result;
    if (argc > 2 && strcmp(argv[1], "--look") == 0)
        result = look(&studio, argv[2], argc > 3 ? atof(argv[3]) : 1.0, argc > 5 ? atoi(argv[4]) : 1280,
                      argc > 5 ? atoi(argv[5]) : 800);
    else if (!rebaseline && !letters_are_those_of(FOLDER))
        result = SKIPPED;
    else
        result = each_picture(&studio, rebaseline) > 0 || (rebaseline && !letters_keep(FOLDER));
    studio_close(&studio);
    return result;
}
