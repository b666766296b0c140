-- Share of the images that use a unit, from the unit used most to the one used least: first seed of the arms with an L1 penalty, and of those with none but the same units.
WITH first AS (SELECT arm, min(seed) AS seed FROM arms_units GROUP BY arm HAVING min(smallest) >= 0)
SELECT a.place, a.label, row_number() OVER (PARTITION BY a.place ORDER BY u.nonzero DESC, u.unit) AS rank, u.nonzero AS share
FROM arms_units u JOIN first USING (arm, seed) JOIN arms a USING (arm)
WHERE u.member = 0
ORDER BY a.place, rank
