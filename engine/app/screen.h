/* A window with the scenes in it: what playing, the demo and the replay share of SDL. */
#ifndef SG_SCREEN_H
#define SG_SCREEN_H

#include <SDL.h>

#include "command.h"
#include "shell.h"
#include "ui/ui.h"

struct sg_screen;

/* The window stands when it returns. -1, or the exit code to leave with after the reason was said on stderr.
 */
int sg_screen_open(const struct sg_cli *cli, const struct sg_shell_options *options,
                   struct sg_screen **screen);
void sg_screen_close(struct sg_screen *screen);

struct sg_ui *sg_screen_ui(struct sg_screen *screen);

/* Fills what the screen knows of the world: size, time, settings, fonts. */
void sg_screen_world(struct sg_screen *screen, struct sg_ui_world *world);

/* From any thread: ends a wait. */
void sg_screen_wake(void);

/* Waits for an event until `wake_ms` (sg_clock_ms; INT64_MAX: for ever) or until something moves on the
 * screen. */
bool sg_screen_wait(struct sg_screen *screen, int64_t wake_ms, SDL_Event *event);

/* Looks at an event: what only the window cares for is dealt with; true: `input` is for the scenes. */
bool sg_screen_input(struct sg_screen *screen, const SDL_Event *event, struct sg_ui_input *input);
/* A button of the pointer is down. */
bool sg_screen_held(const struct sg_screen *screen);

void sg_screen_settings(struct sg_screen *screen, const struct sg_settings *settings);
void sg_screen_fullscreen(struct sg_screen *screen);

/* The next sg_screen_show draws. */
void sg_screen_dirty(struct sg_screen *screen);
/* Draws and shows what changed, if anything did. */
void sg_screen_show(struct sg_screen *screen, const struct sg_ui_world *world);

#endif
