"""Draws the sample site's photos, of nobody and nowhere: `python -m tests.draw_photos` from the project's root."""

import math
import random
from pathlib import Path

from PIL import Image, ImageDraw

SITE = Path(__file__).parent / "site"
PHOTOS = {
    "rallies/2022-03-06-first-walk/crowd.jpg": (1200, 800, (196, 203, 214), (71, 78, 92)),
    "rallies/2023-02-24-anniversary/candles.jpg": (1200, 800, (48, 42, 56), (214, 168, 92)),
    "rallies/2023-02-24-anniversary/evening.jpg": (800, 1000, (66, 74, 104), (22, 24, 36)),
    "rallies/2023-02-24-anniversary/square.webp": (1200, 675, (180, 190, 196), (92, 88, 84)),
    "rallies/2024-09-21-novi-sad/river.png": (900, 600, (188, 210, 220), (84, 110, 120)),
    "rallies/2026-02-24-anniversary/crowd.avif": (1200, 800, (204, 198, 188), (64, 58, 54)),
}


def draw(width: int, height: int, sky: tuple[int, ...], ground: tuple[int, ...], seed: str) -> Image.Image:
    """A crowd of silhouettes under a sky."""
    chance = random.Random(seed)
    image = Image.new("RGB", (width, height))
    pen = ImageDraw.Draw(image)
    for y in range(height):
        part = y / height
        pen.line(
            [(0, y), (width, y)], fill=tuple(round(a + (b - a) * part * 0.6) for a, b in zip(sky, ground, strict=True))
        )
    for row in range(5):
        base = height * (0.62 + row * 0.09)
        shade = tuple(round(c * (1 - row * 0.13)) for c in ground)
        for place in range(14 + row * 2):
            x = width * (place + chance.uniform(-0.3, 0.3)) / (13 + row * 2)
            size = height * (0.035 + row * 0.006) * chance.uniform(0.85, 1.2)
            y = base + math.sin(place) * size * 0.4
            pen.ellipse([x - size, y - size, x + size, y + size], fill=shade)
            pen.rounded_rectangle([x - 1.7 * size, y + size, x + 1.7 * size, 2 * height], radius=size, fill=shade)
    return image


def main() -> None:
    for name, (width, height, sky, ground) in PHOTOS.items():
        path = SITE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        draw(width, height, sky, ground, name).save(path, quality=60)


if __name__ == "__main__":
    main()
