-- The same by tenths of the images in the order of their ink, equal inks in the order of their numbers: a mean over images and seeds.
WITH tenths AS (SELECT seed, ink, l0, ntile(10) OVER (PARTITION BY seed ORDER BY ink, image) AS tenth FROM l0_seeds)
SELECT tenth::INTEGER AS tenth, avg(ink) AS ink, avg(l0) AS l0 FROM tenths GROUP BY tenth
