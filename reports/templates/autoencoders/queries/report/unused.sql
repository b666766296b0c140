-- Units that are 0 for every image, and those that fewer than one image in a hundred activates, over seeds and members; of codes whose units are rectified.
WITH of_seed AS (
  SELECT arm, seed, member, count(*) AS units, count(*) FILTER (nonzero = 0) AS unused, count(*) FILTER (nonzero < 0.01) AS rare
  FROM arms_units GROUP BY arm, seed, member HAVING min(smallest) >= 0
)
SELECT a.arm, max(units) AS units, min(unused) AS fewest, max(unused) AS unused, min(rare) AS fewest_rare, max(rare) AS rare
FROM of_seed JOIN arms a USING (arm)
GROUP BY a.place, a.arm
ORDER BY a.place
