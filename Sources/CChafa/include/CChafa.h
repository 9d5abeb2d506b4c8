// The part of libchafa that draws a page with characters. The library is opened while the program runs, so that the
// program starts without it; its functions and numbers are declared in chafa.c, and DocumentsTests compares them with
// the library's own headers.

#ifndef CCHAFA_H
#define CCHAFA_H

#include <stdint.h>

/// How much a terminal can show of a picture.
enum cchafa_depth {
  /// Ink on paper: a character is drawn or not.
  CCHAFA_INK = 0,
  /// Every cell has a shade of its own for its ink and its paper.
  CCHAFA_SHADES = 1,
};

/// What is to be drawn: a part of a page in shades of grey, and how.
struct cchafa_order {
  /// Row by row from the top left, 0 black to 255 white.
  const uint8_t *pixels;
  /// Pixels in a row of the whole page, and its rows.
  int stride, page_height;
  /// The part, in pixels of the page.
  int x, y, width, height;
  /// Quarter turns clockwise.
  int turns;
  /// The picture, in cells.
  int columns, rows;
  enum cchafa_depth depth;
  /// Only characters of ASCII.
  int ascii;
};

/// One cell of the picture.
struct cchafa_cell {
  uint32_t character;
  /// 0 black to 255 white.
  uint8_t ink, paper;
};

/// 0 when the library is there; -ENOENT when it is not installed, -ENOSYS when it is one that lacks what is needed.
int cchafa_open(void);

/// Draws into `columns * rows` cells. 0, or as `cchafa_open`; -EINVAL for a part that is empty or not wholly on the page
/// and for a picture without cells, -ENOMEM.
int cchafa_draw(const struct cchafa_order *order, struct cchafa_cell *cells);

#endif
