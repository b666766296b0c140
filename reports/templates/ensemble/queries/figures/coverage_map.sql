-- Where member 0's live features have their weights and their peaks, and where the images vary, by pixel.
SELECT pixel % 28 AS x, pixel // 28 AS y, energy, peaks, variance FROM coverage WHERE member = 0 ORDER BY pixel
