#include "ui/input.h"

#include <string.h>

static const struct {
    SDL_Keycode code;
    enum sg_ui_key key;
} keys[] = {
    {SDLK_LEFT, SG_UI_KEY_LEFT},
    {SDLK_RIGHT, SG_UI_KEY_RIGHT},
    {SDLK_UP, SG_UI_KEY_UP},
    {SDLK_DOWN, SG_UI_KEY_DOWN},
    {SDLK_RETURN, SG_UI_KEY_ENTER},
    {SDLK_KP_ENTER, SG_UI_KEY_ENTER},
    {SDLK_SPACE, SG_UI_KEY_SPACE},
    {SDLK_ESCAPE, SG_UI_KEY_ESCAPE},
    {SDLK_TAB, SG_UI_KEY_TAB},
    {SDLK_PAGEDOWN, SG_UI_KEY_NEXT},
    {SDLK_PAGEUP, SG_UI_KEY_PREVIOUS},
    {SDLK_BACKSPACE, SG_UI_KEY_BACKSPACE},
    {SDLK_DELETE, SG_UI_KEY_BACKSPACE},
    {SDLK_F11, SG_UI_KEY_F11},
    {SDLK_F12, SG_UI_KEY_F12},
};

/* The cross moves, A takes, B goes back, the shoulders walk round, X undoes, Y asks a tip, Start pauses. */
static const struct {
    Uint8 button;
    enum sg_ui_key key;
    char character;
} buttons[] = {
    {SDL_CONTROLLER_BUTTON_DPAD_LEFT, SG_UI_KEY_LEFT, 0},
    {SDL_CONTROLLER_BUTTON_DPAD_RIGHT, SG_UI_KEY_RIGHT, 0},
    {SDL_CONTROLLER_BUTTON_DPAD_UP, SG_UI_KEY_UP, 0},
    {SDL_CONTROLLER_BUTTON_DPAD_DOWN, SG_UI_KEY_DOWN, 0},
    {SDL_CONTROLLER_BUTTON_A, SG_UI_KEY_ENTER, 0},
    {SDL_CONTROLLER_BUTTON_B, SG_UI_KEY_ESCAPE, 0},
    {SDL_CONTROLLER_BUTTON_LEFTSHOULDER, SG_UI_KEY_BACKTAB, 0},
    {SDL_CONTROLLER_BUTTON_RIGHTSHOULDER, SG_UI_KEY_TAB, 0},
    {SDL_CONTROLLER_BUTTON_X, SG_UI_KEY_CHARACTER, 'u'},
    {SDL_CONTROLLER_BUTTON_Y, SG_UI_KEY_CHARACTER, 't'},
    {SDL_CONTROLLER_BUTTON_START, SG_UI_KEY_CHARACTER, 'p'},
};

static bool read_key(const SDL_Keysym *sym, struct sg_ui_input *input)
{
    SDL_Keycode code = sym->sym;
    input->kind = SG_UI_KEY;
    input->control = (sym->mod & (KMOD_CTRL | KMOD_GUI)) != 0;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (keys[i].code == code)
            input->key = keys[i].key;
    if (input->key == SG_UI_KEY_TAB && (sym->mod & KMOD_SHIFT))
        input->key = SG_UI_KEY_BACKTAB;
    if ((code >= SDLK_a && code <= SDLK_z) || (code >= SDLK_0 && code <= SDLK_9)) {
        input->key = SG_UI_KEY_CHARACTER;
        input->character = (char)code;
    }
    return input->key != SG_UI_KEY_NONE;
}

static bool read_button(Uint8 button, struct sg_ui_input *input)
{
    input->kind = SG_UI_KEY;
    for (size_t i = 0; i < sizeof buttons / sizeof *buttons; i++)
        if (buttons[i].button == button) {
            input->key = buttons[i].key;
            input->character = buttons[i].character;
            return true;
        }
    return false;
}

static bool read_window(const SDL_WindowEvent *event, struct sg_ui_input *input)
{
    switch (event->event) {
    case SDL_WINDOWEVENT_LEAVE: input->kind = SG_UI_POINTER_LEFT; return true;
    case SDL_WINDOWEVENT_FOCUS_GAINED: input->kind = SG_UI_FOCUS; return true;
    case SDL_WINDOWEVENT_FOCUS_LOST: input->kind = SG_UI_BLUR; return true;
    default: return false;
    }
}

static bool read_pointer(int x, int y, double scale, struct sg_ui_input *input)
{
    input->x = (int32_t)(x * scale);
    input->y = (int32_t)(y * scale);
    return true;
}

bool sg_input_read(const SDL_Event *event, double scale, int64_t at_ms, struct sg_ui_input *input)
{
    memset(input, 0, sizeof *input);
    input->at_ms = at_ms;
    switch (event->type) {
    case SDL_MOUSEMOTION:
        input->kind = SG_UI_POINTER_MOVE;
        return read_pointer(event->motion.x, event->motion.y, scale, input);
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        input->kind = event->type == SDL_MOUSEBUTTONDOWN ? SG_UI_POINTER_DOWN : SG_UI_POINTER_UP;
        return event->button.button == SDL_BUTTON_LEFT &&
               read_pointer(event->button.x, event->button.y, scale, input);
    case SDL_KEYDOWN: return read_key(&event->key.keysym, input);
    case SDL_CONTROLLERBUTTONDOWN: return read_button(event->cbutton.button, input);
    case SDL_WINDOWEVENT: return read_window(&event->window, input);
    default: return false;
    }
}

void sg_input_gamepads(const SDL_Event *event)
{
    if (event->type == SDL_CONTROLLERDEVICEADDED) {
        SDL_GameControllerOpen(event->cdevice.which);
    } else if (event->type == SDL_CONTROLLERDEVICEREMOVED) {
        SDL_GameController *pad = SDL_GameControllerFromInstanceID(event->cdevice.which);
        if (pad)
            SDL_GameControllerClose(pad);
    }
}
