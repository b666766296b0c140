-- Mean active latents by ink, with the threshold; and what every image has where the largest of each are kept.
SELECT tenth, ink, l0, (SELECT avg(value) FROM arms_summary WHERE arm = 'top-k' AND metric = 'l0' AND model = 'member') AS fixed
FROM l0_tenths ORDER BY tenth
