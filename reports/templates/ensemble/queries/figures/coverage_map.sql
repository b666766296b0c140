-- Where member 0's live features have their weights and their peaks, and where the images vary, by pixel.
SELECT pixel % columns AS x, pixel // columns AS y, energy, peaks, variance FROM coverage, image_shape WHERE member = 0 ORDER BY pixel
